/** The gather room: files, pages, standard input → Capture. Everything from outside comes in here. */
import type { CaptureOutcome } from './capture.ts';
import type { FetchOptions } from './fetch.ts';

export {
  type CaptureOutcome,
  captureHtml,
  captureText,
  makeCapture,
  type Observation,
} from './capture.ts';
export type { Discovery, Finding } from './discover.ts';
export type { FetchOptions } from './fetch.ts';
export { bytesOf as fileBytes, captureBytes, captureFile, type GivenBytes } from './files.ts';
export { type CaptureOptions, captureInput, type Input, type InputCapture, listInputs } from './inputs.ts';
export { warcInfo, warcRecordOf } from './write-warc.ts';

/**
 * Fetches one page. Only the public internet unless `allowPrivate`; redirects followed and checked one by one.
 * What is wrong with the address, the server or the page comes back as a problem.
 */
export async function fetchCapture(url: string, options: FetchOptions = {}): Promise<CaptureOutcome> {
  // The HTTP library costs 0.1 s to load: only who fetches pays for it.
  const { fetchPage } = await import('./fetch.ts');
  return fetchPage(url, options);
}

/**
 * Everything that looks at sources: discovery, formats, politeness, the gatherer. Loaded when asked for: the libraries behind it take
 * longer to load than most commands to run.
 */
export function loadGathering(): Promise<typeof import('./gathering.ts')> {
  return import('./gathering.ts');
}

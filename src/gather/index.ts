/** The gather room: files, pages, standard input → Capture. Everything from outside comes in here. */

import type { Capture } from '../types/index.ts';
import type { CaptureOutcome } from './capture.ts';
import type { FetchOptions } from './fetch.ts';
import { isPdf } from './media-type.ts';

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
 * The capture as it is read: of a PDF the text that is printed in it, pages parted by form feeds; of all else itself. What is wrong with
 * a PDF comes back as a problem.
 */
export async function readableCapture(capture: Capture): Promise<CaptureOutcome> {
  if (!isPdf(capture.body)) return { capture, problem: null };
  // The library behind it costs 0.2 s to load: only who reads a PDF pays for it.
  return (await import('./pdf.ts')).readableCapture(capture);
}

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

/**
 * The library: make a capture, read it, and the types that travel. `onrecord/pipeline` is the same without Node.js, given
 * the models' bytes; `onrecord/page`, `onrecord/language` and `onrecord/statements` are the rooms a capture walks through.
 *
 * ```ts
 * import { captureText, openReader } from 'onrecord';
 *
 * const read = await openReader();
 * const { reading } = read(captureText('Ferry stays\n\n“It stays,” Mayor Odile Brant said.', '2031-05-16T10:00:00Z'));
 * for (const { source, content } of reading?.statements ?? []) {
 *   console.log(source?.name, content.map(({ span }) => reading?.article.text.slice(span.start, span.end)));
 * }
 * ```
 */
import { loadModels } from './load-models.ts';
import { read } from './pipeline.ts';
import type { Capture, ReadingOutcome } from './types/index.ts';

export {
  type CaptureOutcome,
  captureFile,
  captureHtml,
  captureText,
  type FetchOptions,
  fetchCapture,
} from './gather/index.ts';
export { engine } from './lib/engine.ts';
export type * from './types/index.ts';

export interface ReaderOptions {
  /** The English models, where they are not the ones that came along: a folder with files of the same names. */
  readonly modelFolder?: string;
}

/**
 * Loads the models (0.2 s, 50 MB; once a process) and gives back what reads captures with them: a pure function, as often as
 * wanted. Throws an error with a `code` (docs/errors.md) when the models are missing or damaged.
 */
export async function openReader({ modelFolder }: ReaderOptions = {}): Promise<(capture: Capture) => ReadingOutcome> {
  const models = await loadModels(modelFolder ?? null);
  return (capture) => read(capture, models);
}

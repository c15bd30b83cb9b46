/**
 * The library: make a capture, read it, and the types that travel. `onrecord/page`, `onrecord/language` and
 * `onrecord/statements` are the rooms a capture walks through, each usable by itself.
 *
 * ```ts
 * import { captureText, read } from 'onrecord';
 *
 * const { reading } = read(captureText('Ferry stays\n\n“It stays,” Mayor Odile Brant said.', '2031-05-16T10:00:00Z'));
 * for (const { source, content } of reading?.statements ?? []) {
 *   console.log(source?.name, content.map(({ span }) => reading?.article.text.slice(span.start, span.end)));
 * }
 * ```
 */
export {
  type CaptureOutcome,
  captureFile,
  captureHtml,
  captureText,
  type FetchOptions,
  fetchCapture,
} from './gather/index.ts';
export { engine } from './lib/engine.ts';
export { read } from './pipeline.ts';
export type * from './types/index.ts';

/** The library: read a capture, and the types that travel. `onrecord/page`, `/language`, `/statements` are its rooms. */
export { captureText } from './gather/index.ts';
export { read } from './pipeline.ts';
export type * from './types/index.ts';

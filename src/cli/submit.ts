/** What a person puts into the desk's box → a capture: a text, a page's source, a file, or an address to fetch. */
import type { Submission, SubmissionOutcome, SuppliedPage } from '../desk/index.ts';
import { type CaptureOutcome, captureBytes, fetchCapture, makeCapture } from '../gather/index.ts';
import { deriveId } from '../lib/ids.ts';
import type { RecordReader } from './record-reader.ts';

export interface SubmitOptions {
  readonly reader: Pick<RecordReader, 'readInto'>;
  readonly allowPrivate: boolean;
  readonly now: () => Date;
}

/** The desk's `submit`. */
export function createSubmit(options: SubmitOptions): (submission: Submission) => Promise<SubmissionOutcome> {
  return async (submission) => {
    const { capture, problem } = await captureOf(submission, options);
    return capture === null ? { articleId: null, problem } : options.reader.readInto(capture);
  };
}

/** The desk's `supply`: the page as its browser had it, at the address that it was read at. */
export function createSupply(options: SubmitOptions): (page: SuppliedPage) => Promise<SubmissionOutcome> {
  return ({ address, html }) => {
    const capture = makeCapture({
      uri: address,
      capturedAt: options.now().toISOString(),
      // Whatever the page says of its charset: the browser has decoded it.
      mediaType: 'text/html; charset=utf-8',
      body: new TextEncoder().encode(html),
      via: { kind: 'browser', uri: null },
      listing: { url: address, headline: null, authors: [], publisher: null, datePublished: null },
    });
    return options.reader.readInto(capture);
  };
}

async function captureOf(submission: Submission, options: SubmitOptions): Promise<CaptureOutcome> {
  const { file, listing } = submission;
  const url = submission.url ?? addressIn(submission.text);
  if (url !== null) {
    const { allowPrivate, now } = options;
    return fetchCapture(url, { allowPrivate, now, listing });
  }
  const capturedAt = options.now().toISOString();
  if (file !== null) {
    const { name, body } = file;
    return captureBytes({ name, uri: `upload:${encodeURIComponent(name)}`, body, capturedAt, via: 'upload', listing });
  }
  const text = submission.text ?? '';
  const body = new TextEncoder().encode(text);
  return captureBytes({ name: '', uri: `paste:${deriveId('paste', text)}`, body, capturedAt, via: 'paste', listing });
}

/** A text that is nothing but an address is one: people paste links into the wrong box. */
function addressIn(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed.length < 4096 && /^https?:\/\/\S+$/i.test(trimmed) ? trimmed : null;
}

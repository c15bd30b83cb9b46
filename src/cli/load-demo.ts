/** Reads the invented newsroom into a record. Its captures have times of their own: reading it twice changes nothing. */
import { makeCapture } from '../gather/index.ts';
import type { Problem } from '../types/index.ts';
import { demoPages } from './demo/index.ts';
import type { RecordReader } from './record-reader.ts';

export interface LoadedDemo {
  readonly articles: number;
  readonly problems: readonly Problem[];
}

export async function loadDemo(reader: Pick<RecordReader, 'readInto'>): Promise<LoadedDemo> {
  let articles = 0;
  const problems: Problem[] = [];
  for (const page of demoPages()) {
    const { url, publisher, mediaType, capturedAt } = page;
    const listing = { url, headline: null, authors: [], publisher, datePublished: null };
    const via = { kind: 'demo', uri: null } as const;
    const capture = makeCapture({ uri: url, capturedAt, mediaType, body: page.read(), via, listing });
    const { problem } = await reader.readInto(capture);
    if (problem === null) articles++;
    else problems.push(problem);
  }
  return { articles, problems };
}

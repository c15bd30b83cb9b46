/**
 * The demo newsroom: six invented outlets, five invented stories, two weeks in May 2031. Everything in it was written for
 * this project; no person, place or outlet is real. Newcomers try Onrecord with it offline, and tests read it whole.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoListing, demoListings } from './pages.ts';

export type { DemoListing } from './pages.ts';

/** One page of the newsroom with the bytes its server would send. */
export interface DemoPage extends DemoListing {
  /** The page as bytes, in its own charset. */
  read(): Uint8Array;
}

const here = import.meta.dirname;

/** All pages, earliest first. Nothing is read from disk before `read` is called. */
export function demoPages(): readonly DemoPage[] {
  return demoListings.map((listing) => ({
    ...listing,
    read: () => readFileSync(join(here, 'pages', listing.file)),
  }));
}

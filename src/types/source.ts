/**
 * Sources: what is looked at again and again for new articles, how each of them is doing, and what the gatherer remembers
 * of the pages that they listed. Instants end in `At` and are ISO 8601 in UTC.
 */
import type { Capture } from './capture.ts';
import type { PlannedJob } from './job.ts';
import type { Problem } from './problem.ts';

export const newsSourceKinds = ['rss', 'atom', 'rdf', 'json-feed', 'sitemap', 'news-sitemap', 'page'] as const;
/** `page`: a plain page whose links are articles. */
export type NewsSourceKind = (typeof newsSourceKinds)[number];

/** What becomes of captures after `days`: `drop-bytes` keeps the text that was read, `drop-all` leaves a tombstone. */
export interface Retention {
  readonly days: number;
  readonly action: 'drop-bytes' | 'drop-all';
}

/** Where a source was before, and what said that it moved: a redirect for good, or its outlet's home page. */
export interface FormerAddress {
  readonly uri: string;
  /** ISO 8601: when it was found to have moved. */
  readonly until: string;
  readonly by: 'redirect' | 'home page';
}

/** What a person subscribed to. */
export interface NewsSource {
  /** Derived from the address that it was added with; it stays when the source moves. */
  readonly id: string;
  /** The feed, sitemap or section page itself. */
  readonly uri: string;
  readonly kind: NewsSourceKind;
  readonly title: string | null;
  /** The outlet's own page: where an address that moved is looked for. */
  readonly homepage: string | null;
  /** Lower case, sorted, each once. */
  readonly tags: readonly string[];
  readonly addedAt: string;
  readonly paused: boolean;
  /** Minutes between looks that a person insists on; null: by the source's own rhythm. */
  readonly every: number | null;
  /** Null: everything is kept. */
  readonly retention: Retention | null;
  /** The latest first; absent where it never moved. */
  readonly formerly?: readonly FormerAddress[];
}

export type RobotsWord = 'allowed' | 'disallowed' | 'unreachable';

/** How a source is doing: written after every look at it. */
export interface SourceState {
  readonly lastFetchAt: string | null;
  /** HTTP status of the last look; null where no answer came. */
  readonly lastStatus: number | null;
  /** What was wrong at the last look. */
  readonly problem: Problem | null;
  /** When it last gave a listing, changed or not. */
  readonly lastGoodAt: string | null;
  /** When it last listed something new. */
  readonly lastNewAt: string | null;
  /** Not looked at before; null: at once. */
  readonly nextFetchAt: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** In a row; 0 after a good look. */
  readonly failures: number;
  /** It failed so often that it is looked at once a week only, until a look goes well; null: it is not at rest. */
  readonly restingUntil: string | null;
  /** What robots.txt said at the last look; null: not asked yet. */
  readonly robots: RobotsWord | null;
  /** Of the last two weeks; null while too little is known. */
  readonly articlesPerDay: number | null;
  /** Entries of the last listing. */
  readonly listed: number;
  /** Entries of the last listing that were new. */
  readonly fresh: number;
  /** Entries of the last listing that were left out: without a usable address, or too many. Absent before the first look. */
  readonly leftOut?: number;
}

/** What a source brings, of the articles that it brought last. */
export interface SourceYield {
  /** Twenty at most. */
  readonly articles: number;
  /** That are read in them. */
  readonly statements: number;
}

export interface SourceStatus {
  readonly source: NewsSource;
  readonly state: SourceState;
}

/** One entry of a listing: what a feed, a sitemap or a page says of an article. */
export interface FeedItem {
  /** Absolute, http or https, without fragment. */
  readonly uri: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** ISO 8601: an instant with offset, or a date where that is all; null when nothing plausible is said. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  /** Text without markup. */
  readonly summary: string | null;
  readonly sections: readonly string[];
}

/** What a look at an address shows at this moment; nothing of it is kept. */
export interface SourceTest {
  readonly uri: string;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Null where it did not come to that. */
  readonly robots: RobotsWord | null;
  readonly problem: Problem | null;
  /** Where a redirect says that it is for good, or null. */
  readonly movedTo: string | null;
  /** Null where there is no listing. */
  readonly kind: NewsSourceKind | null;
  readonly title: string | null;
  /** Entries. */
  readonly listed: number;
  /** Entries without a usable address, or beyond what is read of one listing. */
  readonly leftOut: number;
  /** The entries that would be visited now. */
  readonly wouldRead: readonly FeedItem[];
}

/**
 * What a look at a listed page came to. `kept`: a new capture. `unchanged`: the capture that is there still stands. `gone`: 404 or
 * 410. `paywall`: 401, 402, 403 or 451. `refused`: robots.txt. `failed`: no answer, or none of use.
 */
export type VisitOutcome = 'kept' | 'unchanged' | 'gone' | 'paywall' | 'refused' | 'failed';

/** One look at one listed page. Appended, never altered: what was seen, and when. */
export interface Visit {
  /** As listed, before redirects. */
  readonly uri: string;
  readonly sourceId: string;
  readonly visitedAt: string;
  readonly outcome: VisitOutcome;
  readonly status: number | null;
  /** The capture that was made or still stands; null when there has been none. */
  readonly captureId: string | null;
  /** Of that capture. */
  readonly bodyDigest: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly problem: Problem | null;
}

/** A host's robots.txt as it was answered; `text` is empty where there is none, null where the server failed. */
export interface RobotsRecord {
  /** `https://example.org` */
  readonly origin: string;
  readonly fetchedAt: string;
  readonly status: number | null;
  readonly text: string | null;
}

/** What the gatherer asks of a record; a part of `Store`. */
export interface SourceStore {
  /** Adds a source, or replaces what is said of the one with this id; its state stays. */
  keepSource(source: NewsSource): Promise<void>;
  /** Its captures and visits stay. False when there is no such source. */
  removeSource(id: string): Promise<boolean>;
  source(id: string): Promise<SourceStatus | null>;
  /** By title, else address. */
  sources(): Promise<readonly SourceStatus[]>;
  /** Neither paused nor to be looked at later than `at`; the longest due first. */
  dueSources(at: string, limit: number): Promise<readonly SourceStatus[]>;
  /** When the next source that is not paused comes due; null when there is none. A source never looked at is due since it was added. */
  nextDueAt(): Promise<string | null>;
  keepSourceState(id: string, state: SourceState): Promise<void>;
  /** Of each of these sources; those that have brought nothing yet are left out. */
  sourceYields(ids: readonly string[]): Promise<ReadonlyMap<string, SourceYield>>;

  /** The latest visit to each of these addresses; those never visited are left out. Any number of addresses. */
  lastVisits(uris: readonly string[]): Promise<ReadonlyMap<string, Visit>>;
  /**
   * Keeps a visit, the capture it brought with the job to read it, and plans the next look (one `recheck` a page, its key is
   * the address), all in one transaction.
   */
  keepVisit(visit: Visit, capture: Capture | null, next: PlannedJob | null): Promise<void>;

  robots(origin: string): Promise<RobotsRecord | null>;
  keepRobots(robots: RobotsRecord): Promise<void>;

  /** Makes `worker` the one gatherer until `until`, or renews that; false while another one is. */
  holdGathering(worker: string, until: string): Promise<boolean>;
  /** Lets others gather; changes nothing when `worker` is not the one. */
  releaseGathering(worker: string): Promise<void>;
}

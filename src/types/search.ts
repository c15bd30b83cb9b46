/** Searching: what is asked for beside the query, and what comes back beside the entries. */
import type { EntryPage, PageRequest } from './entry-page.ts';
import type { Span } from './span.ts';

/**
 * `date`: latest first. `match`: what was said in just these words, then what has all of them, then those where a word stands
 * in the headline, the name or the role only; latest first within each.
 */
export type SearchSort = 'date' | 'match';

export interface SearchRequest extends PageRequest {
  /** Default `date`. */
  readonly sort?: SearchSort;
  /** Default false. */
  readonly facets?: boolean;
}

export type FacetName = 'who' | 'outlet' | 'act' | 'mode' | 'when' | 'checked' | 'sure';

export interface FacetValue {
  /** `Ilse Varga`, `deny`, `2031-05`. */
  readonly name: string;
  /** How many of the counted statements have it. */
  readonly count: number;
  /** The term of the query language: `act:deny`. */
  readonly term: string;
  /** The query with only these, and the one without them. */
  readonly only: string;
  readonly hide: string;
  /** Of a person. */
  readonly personId: string | null;
}

export interface Facet {
  readonly name: FacetName;
  /** Most frequent first; time: latest first. */
  readonly values: readonly FacetValue[];
}

/** Where the words of the query stand, each a span of that text; empty where none does. */
export interface Highlights {
  /** Beside `wording.content`, piece by piece. */
  readonly content: readonly (readonly Span[])[];
  /** Of the name and the role that the entry is shown with. */
  readonly name: readonly Span[];
  readonly role: readonly Span[];
  readonly headline: readonly Span[];
  readonly addressee: readonly Span[];
  readonly place: readonly Span[];
  readonly venue: readonly Span[];
  readonly outlet: readonly Span[];
}

/** Another query that finds something, offered where one finds nothing. */
export interface Suggestion {
  readonly query: string;
  /** `without act:deny`, `as a name`. */
  readonly why: string;
  readonly total: number;
}

export interface SearchPage extends EntryPage {
  /** There are more than `total`: counting stops there. Facets are then of the first `total` by date. */
  readonly isMore: boolean;
  readonly sort: SearchSort;
  /** Beside `entries`. */
  readonly highlights: readonly Highlights[];
  /** Null unless asked for. */
  readonly facets: readonly Facet[] | null;
  /** Only where nothing was found. */
  readonly suggestions: readonly Suggestion[];
}

/** What one pass over a page's source comes to: blocks and elements as columns, and everything that speaks of the page. */

/** Blocks as columns, in page order; a block's text has single spaces, and line feeds where `<br>` was. */
export interface Blocks {
  readonly text: string[];
  /** Into the source: from the first to behind the last character of the text. */
  readonly start: number[];
  readonly end: number[];
  /** Characters that stand in links. */
  readonly linked: number[];
  /** Index of the element that the block stands in. */
  readonly element: number[];
  /** Bits of `context`: the element's own and all around it. */
  readonly bits: number[];
  /** First `href` in the block, or null. */
  readonly href: (string | null)[];
  /** The block's nearest block tag: `p`, `h2`, `li`, `div`. */
  readonly tag: string[];
  /** Characters in `<b>`, `<strong>`. */
  readonly bold: number[];
}

export interface Elements {
  readonly parent: number[];
  readonly tag: string[];
  /** Own and inherited. */
  readonly bits: number[];
  /** Own class and id, as words. */
  readonly names: string[];
}

export interface Property {
  /** `itemprop`, lower case. */
  readonly name: string;
  readonly value: string;
  /** `itemtype` of the item it belongs to, last segment, lower case; empty when none is given. */
  readonly type: string;
}

export interface TimeMark {
  readonly datetime: string;
  readonly text: string;
  readonly bits: number;
  /** Index of the block that it stands in or before. */
  readonly block: number;
}

export interface Link {
  readonly href: string;
  readonly text: string;
  readonly rel: string;
  readonly bits: number;
  readonly block: number;
}

export interface ScannedPage {
  readonly blocks: Blocks;
  readonly elements: Elements;
  /** `name` or `property`, lower case → contents, first first. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly properties: readonly Property[];
  readonly times: readonly TimeMark[];
  readonly links: readonly Link[];
  readonly title: string;
  readonly canonical: string | null;
  readonly base: string | null;
  readonly lang: string | null;
}

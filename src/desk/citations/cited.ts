/** What every citation of a statement says, whatever its format: whose words, by whom carried, when, from which snapshot. */
import { standingText } from '../../lib/standing.ts';
import type { Article, KeptArticle, RecordEntry } from '../../types/index.ts';
import { dayText } from '../dates.ts';
import { webLink } from '../links.ts';
import { originalAt } from '../text-fragment.ts';
import { contentText, outletsOf, publishedOf, sourceName, stanceText } from '../words.ts';

export interface Cited {
  readonly entry: RecordEntry;
  /** The statement's own address on the desk. */
  readonly permalink: string;
  /** Whom it is from, as shown everywhere. */
  readonly speaker: string;
  readonly words: string;
  /** "Ada Quill’s words, carried by …" or "as reported by …", with the stance where it is none of saying. */
  readonly whose: string;
  /** "Snapshot SHA-256 …, captured …"; empty while nothing is known of the snapshot. */
  readonly snapshot: string;
  readonly headline: string;
  /** Of the article, as its byline has them. */
  readonly authors: readonly string[];
  readonly outlet: string | null;
  /** ISO 8601, may be partial. */
  readonly published: string | null;
  readonly said: string | null;
  /** The original at this statement (text fragment), else its address; null when it is not known to be on the web. */
  readonly original: string | null;
  readonly article: Article | null;
  readonly capture: KeptArticle['capture'] | null;
}

/** `kept` null: only what the entry itself holds is cited, without authors, snapshot and place in the original. */
export function citedFrom(entry: RecordEntry, kept: KeptArticle | null, permalink: string): Cited {
  const first = entry.carriedBy[0];
  const speaker = oneLine(sourceName(entry));
  const article = kept?.article ?? null;
  return {
    entry,
    permalink,
    speaker,
    words: oneLine(contentText(entry)),
    whose: whoseText(entry, speaker),
    snapshot: kept === null ? '' : `Snapshot SHA-256 ${kept.capture.bodyDigest}, captured ${kept.capture.capturedAt}`,
    headline: oneLine(first?.headline ?? article?.headline ?? '') || `Statement by ${speaker}`,
    authors: (article?.authors ?? []).map(({ name }) => oneLine(name)).filter((name) => name !== ''),
    outlet: outletsOf(entry).map(oneLine)[0] ?? null,
    published: publishedOf(entry),
    said: entry.statement.time?.value ?? null,
    original: article === null ? webLink(first?.url ?? null) : originalAt(article, entry.statement),
    article,
    capture: kept?.capture ?? null,
  };
}

/** What a note says beside the words: who, how, when, whose words, how sure, the snapshot, the permalink. Sentences. */
export function noteOf({ entry, speaker, said, whose, snapshot, permalink }: Cited): string {
  const { cue } = entry.wording;
  const verb = cue === null || !/\p{L}/u.test(cue) ? '' : `, cue “${oneLine(cue)}”`;
  const negated = entry.statement.cue?.negated === true ? ' (negated)' : '';
  const when = said === null ? '' : `, said ${dayText(said)}`;
  const sure = `Attribution: ${standingText(entry)}`;
  return [`Statement by ${speaker}${verb}${negated}${when}`, whose, sure, snapshot, `Onrecord ${permalink}`]
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentence[0]!.toUpperCase() + sentence.slice(1))
    .join('. ');
}

function whoseText(entry: RecordEntry, speaker: string): string {
  const outlet = outletsOf(entry).map(oneLine)[0] ?? 'an outlet that is not named';
  const named = entry.person !== null || entry.wording.source !== null;
  const words = named ? `${speaker}’s words` : 'the words of a source that is not named';
  const stance = stanceText(entry.statement);
  const as = stance === '' ? '' : `; ${stance} that the outlet reports, not a saying`;
  if (entry.statement.mode === 'direct') return `${words}, carried by ${outlet}${as}`;
  const partly = entry.statement.mode === 'mixed' ? `partly ${words} (between quotation marks), otherwise ` : '';
  return `${partly}as reported by ${outlet}${as}`;
}

/** White space and control characters as single spaces, no half characters: no format has a line break in a value. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What every written form of a dossier says of a statement, in plain text. */
import { standingText } from '../../lib/standing.ts';
import { oneLine } from '../citations/cited.ts';
import { webLink } from '../links.ts';
import { originalAt } from '../text-fragment.ts';
import {
  carriedText,
  contentText,
  ownWordsLabel,
  publishedOf,
  sourceName,
  sourceRole,
  stanceText,
  whenOf,
} from '../words.ts';
import type { ExportedPin } from './exported.ts';

export interface PinText {
  /** `Ada Quill, mayor` */
  readonly who: string;
  readonly cue: string;
  /** `said then: Fri 16 May 2031` */
  readonly when: string;
  readonly words: string;
  /** `their own words, in Saltmarsh Gazette` */
  readonly whose: string;
  readonly standing: string;
  readonly headline: string;
  readonly published: string | null;
  /** The original at this place, else the article's address; null when it is not known to be on the web. */
  readonly original: string | null;
  /** `sha-256 …, captured …`, or null. */
  readonly snapshot: string | null;
  readonly isOnRecord: boolean;
}

export function pinText({ shown, kept, entry }: ExportedPin): PinText {
  const role = sourceRole(shown);
  const when = whenOf(shown);
  const { cue } = shown.wording;
  const stance = stanceText(shown.statement);
  const first = shown.carriedBy[0];
  return {
    who: oneLine(role === null ? sourceName(shown) : `${sourceName(shown)}, ${role}`),
    cue: cue === null || !/\p{L}/u.test(cue) ? '' : oneLine(cue),
    when: when.of === '' ? when.text : `${when.of}: ${when.text}`,
    words: oneLine(contentText(shown)),
    whose: `${ownWordsLabel(shown.statement)}, ${oneLine(carriedText(shown))}${stance === '' ? '' : `; ${stance}, not a saying`}`,
    standing: standingText(shown),
    headline: oneLine(first?.headline ?? ''),
    published: publishedOf(shown),
    original: kept === null ? webLink(first?.url ?? null) : originalAt(kept.article, shown.statement),
    snapshot: kept === null ? null : `sha-256 ${kept.capture.bodyDigest}, captured ${kept.capture.capturedAt}`,
    isOnRecord: entry !== null,
  };
}

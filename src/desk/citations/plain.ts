/** A citation as one line of plain text, to be pasted into a note. */
import { standingText } from '../../lib/standing.ts';
import { dayText } from '../dates.ts';
import { webLink } from '../links.ts';
import { sourceRole } from '../words.ts';
import { type Cited, oneLine } from './cited.ts';

/** `Ada Quill (mayor) said, Fri 16 May 2031: “…” [Ada Quill’s words, carried by …; machine, 0.93] “Headline”, Outlet, date, address. Snapshot …. Onrecord …` */
export function plainCitation(cited: Cited): string {
  const { entry, speaker, said, words, whose, snapshot, permalink } = cited;
  const role = sourceRole(entry);
  const who = [role === null ? speaker : `${speaker} (${oneLine(role)})`, cueText(cited)].filter((part) => part !== '');
  const when = said === null ? '' : `, ${dayText(said)}`;
  const kept = snapshot === '' ? '' : `${snapshot}. `;
  return `${who.join(' ')}${when}: ${words} [${whose}; ${standingText(entry)}] ${carriedIn(cited)}${kept}Onrecord ${permalink}`;
}

function cueText({ entry: { wording, statement } }: Cited): string {
  if (wording.cue === null || !/\p{L}/u.test(wording.cue)) return '';
  return statement.cue?.negated === true ? `${oneLine(wording.cue)} (negated)` : oneLine(wording.cue);
}

function carriedIn({ entry, outlet, published }: Cited): string {
  const first = entry.carriedBy[0];
  const where = [
    first?.headline == null ? '' : `“${oneLine(first.headline)}”`,
    outlet ?? '',
    published === null ? '' : dayText(published),
    webLink(first?.url ?? null) ?? '',
  ].filter((words) => words !== '');
  return where.length === 0 ? '' : `${where.join(', ')}. `;
}

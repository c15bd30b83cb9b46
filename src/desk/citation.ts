/** A statement as one line of plain text that can be pasted into a note: who, when, the words, whose words, where, which snapshot. */
import type { RecordEntry } from '../types/index.ts';
import { dayText } from './dates.ts';
import { webLink } from './links.ts';
import { contentText, outletsOf, ownWords, publishedOf, sourceName, sourceRole } from './words.ts';

/** `permalink` is the statement's address on this desk. */
export function citation(entry: RecordEntry, permalink: string): string {
  const role = sourceRole(entry);
  const said = entry.statement.time?.value;
  const speaker = [role === null ? sourceName(entry) : `${sourceName(entry)} (${role})`, cueText(entry)];
  const when = said == null ? '' : `, ${dayText(said)}`;
  const whose = ownWords(entry.statement) || 'the outlet’s words';
  return `${speaker.filter((words) => words !== '').join(' ')}${when}: ${contentText(entry)} [${whose}] ${carriedIn(entry)} Onrecord ${permalink}`;
}

function cueText({ wording, statement }: RecordEntry): string {
  if (wording.cue === null || !/\p{L}/u.test(wording.cue)) return '';
  return statement.cue?.negated === true ? `${wording.cue} (negated)` : wording.cue;
}

/** “Headline”, Outlet, date, address. */
function carriedIn(entry: RecordEntry): string {
  const first = entry.carriedBy[0];
  const published = publishedOf(entry);
  const where = [
    first?.headline == null ? '' : `“${first.headline}”`,
    outletsOf(entry)[0] ?? '',
    published === null ? '' : dayText(published),
    webLink(first?.url ?? null) ?? '',
  ].filter((words) => words !== '');
  return where.length === 0 ? '' : `${where.join(', ')}.`;
}

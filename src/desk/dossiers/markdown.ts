/** A dossier as Markdown (CommonMark): what people wrote stays text, whatever signs are in it. */
import { dayText } from '../dates.ts';
import { type ExportedDossier, permalinkOf } from './exported.ts';
import { pinText } from './parts.ts';

export function markdownDossier({ dossier, pins, desk }: ExportedDossier): string {
  const { title, about, changed } = dossier;
  const count = `${pins.length} statement${pins.length === 1 ? '' : 's'}`;
  return `${[
    `# ${escaped(title)}`,
    ...(about === '' ? [] : [paragraphs(about)]),
    `${count}. Last changed by ${escaped(changed.by)} on ${changed.at.slice(0, 10)}.`,
    ...pins.map((pin, place) => section(pin, place, desk)),
  ].join('\n\n')}\n`;
}

function section(pin: ExportedDossier['pins'][number], place: number, desk: string): string {
  const { who, cue, when, words, whose, standing, headline, published, original, snapshot, isOnRecord } = pinText(pin);
  const source = [
    headline === '' ? '' : `“${escaped(headline)}”`,
    published === null ? '' : `published ${dayText(published)}`,
    original === null ? '' : link('original', original),
    link('on record', permalinkOf(pin.shown.id, desk)),
  ].filter((part) => part !== '');
  return [
    `## ${place + 1}. ${escaped(cue === '' ? who : `${who}: ${cue}`)}`,
    `> ${escaped(words)}`,
    `${escaped(when)} · ${escaped(whose)} · ${escaped(standing)}${isOnRecord ? '' : ' · **no longer on record as it was pinned**'}`,
    source.join(' · '),
    ...(snapshot === null ? [] : [`Snapshot ${snapshot}`]),
    ...(pin.note === '' ? [] : [`Note:\n\n${paragraphs(pin.note)}`]),
  ].join('\n\n');
}

/** Every sign of ASCII punctuation can be escaped; line breaks stay, as hard ones. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** Plain text in paragraphs; nothing at the beginning of a line becomes a list, a heading or code. */
function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => escaped(line.trim()).replace(/^(\d+)\\([.)])/u, '$1\\$2'))
    .join('\\\n')
    .replace(/(?:\\\n){2,}/gu, '\n\n');
}

function link(words: string, address: string): string {
  return `[${words}](<${address.replace(/[<>\\\s]/gu, encodeURIComponent)}>)`;
}

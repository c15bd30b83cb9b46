/** A dossier as one HTML file that stands by itself: nothing is loaded from anywhere, everything people wrote is text. */
import { html } from 'hono/html';
import { dayText } from '../dates.ts';
import type { Html } from '../view.ts';
import { counted } from '../words.ts';
import { type ExportedDossier, permalinkOf } from './exported.ts';
import { pinText } from './parts.ts';

/** Of our making only: it is the one thing here that is not escaped. */
const style = html`<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, "Source Serif 4", serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; }
h2 { font-size: 1.05rem; margin: 2rem 0 0.3rem; }
blockquote { margin: 0.4rem 0; padding-left: 1rem; border-left: 2px solid currentColor; }
.meta { font: 0.85rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.text { white-space: pre-line; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
</style>`;

export function htmlDossier({ dossier, pins, desk }: ExportedDossier): string {
  const { title, about, changed } = dossier;
  return String(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
${style}</head>
<body>
<h1>${title}</h1>
${about === '' ? '' : html`<p class="text">${about}</p>`}
<p class="meta">${counted(pins.length, 'statement')} · last changed by ${changed.by} on <time datetime="${changed.at}">${dayText(changed.at)}</time></p>
${pins.map((pin, place) => section(pin, place, desk))}
</body>
</html>
`);
}

function section(pin: ExportedDossier['pins'][number], place: number, desk: string): Html {
  const { who, cue, when, words, whose, standing, headline, published, original, snapshot, isOnRecord } = pinText(pin);
  return html`<section><h2>${place + 1}. ${who}${cue === '' ? '' : html`: <i>${cue}</i>`}</h2>
<blockquote>${words}</blockquote>
<p class="meta">${when} · ${whose} · ${standing}${isOnRecord ? '' : html` · <b>no longer on record as it was pinned</b>`}<br>
${headline === '' ? '' : html`“${headline}” · `}${published === null ? '' : html`published ${dayText(published)} · `}${
  original === null ? '' : html`<a href="${original}" rel="noopener noreferrer nofollow">original</a> · `
}<a href="${permalinkOf(pin.shown.id, desk)}">on record</a>${snapshot === null ? '' : html`<br>Snapshot ${snapshot}`}</p>
${pin.note === '' ? '' : html`<p class="text"><b>Note:</b> ${pin.note}</p>`}</section>
`;
}

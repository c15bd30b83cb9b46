/** Writes parts one behind the other and knows where each of them stands, in the text and in the source. */
import type { Dateline, Part, PartKind } from '../../types/index.ts';
import { findDateline } from '../dateline.ts';

export class Writer {
  text = '';
  readonly parts: Part[] = [];
  dateline: Dateline | null = null;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  add(kind: PartKind, text: string, sourceSpan: Part['sourceSpan'], divider = '\n\n'): void {
    if (this.text !== '') this.text += divider;
    const start = this.text.length;
    this.text += text;
    this.parts.push({ kind, span: { start, end: start + text.length }, sourceSpan });
  }

  /** A first paragraph: its dateline becomes a part of its own. */
  addParagraph(text: string, sourceSpan: Part['sourceSpan']): void {
    const found = this.dateline === null ? findDateline(text) : null;
    if (found === null) {
      this.add('paragraph', text, sourceSpan);
      return;
    }
    // Where the source has the dateline's very characters, both parts know their own place in it.
    const dateline = text.slice(0, found.end);
    const at =
      sourceSpan === null || !this.#source.startsWith(dateline, sourceSpan.start) ? null : sourceSpan.start + found.end;
    this.add('dateline', dateline, at === null || sourceSpan === null ? null : { start: sourceSpan.start, end: at });
    this.dateline = { span: this.parts.at(-1)!.span, place: found.place };
    this.add(
      'paragraph',
      text.slice(found.storyStart),
      at === null || sourceSpan === null ? sourceSpan : { start: at, end: sourceSpan.end },
      ' ',
    );
  }
}

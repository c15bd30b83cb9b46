/**
 * The raw text that trees were made of: what a reader of raw text is given when it is measured or trained. Sentences stand one
 * space apart (or touch, where the file says so), paragraphs a line break, documents are texts of their own.
 */
import type { Span } from '../../types/index.ts';
import { type ConlluSentence, textOfSentence } from './conllu.ts';

export interface RawDocument {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  /** Of each sentence, where its last word ends. */
  readonly sentenceEnds: readonly number[];
  readonly sentences: readonly ConlluSentence[];
}

interface Draft {
  text: string;
  readonly paragraphs: Span[];
  readonly sentenceEnds: number[];
  readonly sentences: ConlluSentence[];
}

export function rawDocuments(sentences: readonly ConlluSentence[]): readonly RawDocument[] {
  const documents: Draft[] = [];
  let between = '';
  for (const sentence of sentences) {
    let draft = documents.at(-1);
    const begins = draft === undefined || sentence.newDocument !== null;
    if (draft === undefined || begins) {
      draft = { text: '', paragraphs: [], sentenceEnds: [], sentences: [] };
      documents.push(draft);
    }
    if (begins || sentence.newParagraph) {
      if (draft.text !== '') draft.text += '\n';
      draft.paragraphs.push({ start: draft.text.length, end: draft.text.length });
    } else draft.text += between === '' ? '' : ' ';
    draft.text += textOfSentence(sentence);
    const paragraph = draft.paragraphs.length - 1;
    draft.paragraphs[paragraph] = { start: draft.paragraphs[paragraph]!.start, end: draft.text.length };
    draft.sentenceEnds.push(draft.text.length);
    draft.sentences.push(sentence);
    between = sentence.spacesAfter.at(-1) ?? ' ';
  }
  return documents;
}

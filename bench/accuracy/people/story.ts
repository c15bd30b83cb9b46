/** An article with one statement, whose source is called as one half of a pair says. */
import { captureText } from '../../../src/gather/index.ts';
import { deriveId, digest } from '../../../src/lib/ids.ts';
import type { Capture, Reading } from '../../../src/types/index.ts';
import type { PairedMention } from '../../../test/people/pairs.ts';

export function storyOf(
  { name, role, kind, outlet, says }: PairedMention,
  number: number,
): { readonly capture: Capture; readonly reading: Reading } {
  const content = `that this is article number ${number}`;
  const text = `${says ?? name} said ${content}.`;
  const capture = captureText(text, `2031-05-0${number + 1}T00:00:00Z`);
  const id = deriveId('article', capture.id);
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const article: Reading['article'] = {
    id,
    captureId: capture.id,
    url: null,
    publisher: outlet ?? 'The Oststad Courier',
    inLanguage: 'en',
    headline: null,
    authors: [],
    datePublished: null,
    dateModified: null,
    dateline: null,
    section: null,
    text,
    textDigest: digest(text),
    wordsDigest: digest(text),
    parts: [{ kind: 'paragraph', span: { start: 0, end: text.length }, sourceSpan: null }],
    related: [],
    witnesses: [],
  };
  const statement: Reading['statements'][number] = {
    id: deriveId('statement', id),
    articleId: id,
    mode: 'indirect',
    source: {
      span: { start: 0, end: text.indexOf(' said') },
      name,
      nameSpan: null,
      role,
      roleSpan: null,
      kind,
      rule: 'pair',
    },
    cue: { span: at('said'), lemma: 'say', negated: false },
    act: 'assert',
    content: [{ span: at(content), quoted: false }],
    stance: 'said',
    parent: null,
    addressee: null,
    time: null,
    place: null,
    venue: null,
    condition: null,
    hedge: null,
    confidence: 0.9,
    doubts: [],
  };
  return { capture, reading: { engine: 'bench/1', article, statements: [statement], notes: [] } };
}

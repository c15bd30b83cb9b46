/** wink-nlp, a peer: words, sentences, UPOS and lemmas; it has no XPOS of the treebanks and no trees. */
import model from 'wink-eng-lite-web-model';
import winkNlp, { type ItemSentence } from 'wink-nlp';
import { type ConlluSentence, rawDocuments } from '../../../src/language/ud/index.ts';

const wink = winkNlp(model);
const { its } = wink;

interface Items {
  out(what: typeof its.pos | typeof its.lemma | typeof its.value): unknown;
}

/** One sentence of its; heads are left at the root. */
function sentenceOf(tokens: Items): ConlluSentence {
  const column = (what: Parameters<Items['out']>[0]) => tokens.out(what) as readonly string[];
  const [forms, tags, lemmas] = [column(its.value), column(its.pos), column(its.lemma)];
  return {
    newDocument: null,
    newParagraph: false,
    id: null,
    spacesBefore: '',
    words: forms.map((form, at) => ({
      form,
      lemma: lemmas[at]!,
      upos: tags[at]!,
      xpos: '_',
      feats: '_',
      head: 0,
      relation: 'root',
    })),
    ranges: [],
    spacesAfter: forms.map(() => ' '),
  };
}

/** Its reading of the raw text, paragraph by paragraph; or of gold words parted by spaces, which it may cut otherwise. */
export function winkSentences(gold: readonly ConlluSentence[], raw: boolean): readonly ConlluSentence[] {
  if (!raw) return gold.map(({ words }) => sentenceOf(wink.readDoc(words.map(({ form }) => form).join(' ')).tokens()));
  const sentences: ConlluSentence[] = [];
  for (const { text, paragraphs } of rawDocuments(gold)) {
    for (const { start, end } of paragraphs) {
      const read = wink.readDoc(text.slice(start, end)).sentences();
      read.each((sentence: ItemSentence) => sentences.push(sentenceOf(sentence.tokens())));
    }
  }
  return sentences;
}

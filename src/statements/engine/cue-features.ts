/** What is looked at to tell whether a word carries a cue: the word, its neighbours, its dependants, what governs it, quotations. */
import { hashOfText, mixed } from '../../lib/hashing.ts';
import { type ArticleView, bucket, Sign } from './article-view.ts';
import { addDependants } from './cue-dependants.ts';
import { type FeatureSink, templates } from './feature-sink.ts';

const T = templates('cue', [
  'always',
  'lemma',
  'form',
  'lemma and tag',
  'tag',
  'relation',
  'relation and tag',
  'lemma and relation',
  'form before',
  'form after',
  'kind of word before',
  'kind of word after',
  'lemma and form after',
  'lemma and form before',
  'lemma and kind of word after',
  'lemma and kind of word before',
  'two forms after',
  'lemma and two forms after',
  'kinds of words around',
  'form two before',
  'form two after',
  'two forms before',
  'lemma and lemma two after',
  'governor',
  'relation and governor',
  'relation and kind of governor',
  'lemma, relation and governor',
  'lemma and kind of governor',
  'under a cue that does',
  'under the cue',
  'kind of part',
  'place in the sentence',
  'depth',
  'signs and length of the sentence',
  'in quotation',
  'lemma in quotation',
  'quotations around',
  'lemma and quotations around',
  'distance of quotations',
  'lemma and distance of quotations',
  'quotation in the sentence before',
  'lemma, subject and quotations',
  'subject and distance of quotations',
  'tag, relation and quotations',
]);

/** Kinds of words that carry cues; of the others one in a thousand does, and none was ever told from the rest. */
const carriers: ReadonlySet<number> = new Set(['VERB', 'NOUN', 'ADJ', 'ADV'].map(hashOfText));

/** A word that may carry a cue, or a sign that may do a cue's work. */
export function mayBeCue({ signs, upos }: ArticleView, at: number): boolean {
  const kind = signs[at]! & (Sign.word | Sign.colon | Sign.dash);
  return kind === Sign.word ? carriers.has(upos[at]!) : kind !== 0;
}

const outside = 7;

/** Adds the features of the word at `at`. */
export function addCueFeatures(view: ArticleView, at: number, sink: FeatureSink): void {
  addWord(view, at, sink);
  addGovernor(view, at, sink);
  const subject = addDependants(view, at, sink);
  addQuotations(view, at, sink, subject);
}

function addWord({ lemma, form, upos, xpos, relation, ...view }: ArticleView, at: number, sink: FeatureSink): void {
  const [L, R, X] = [lemma[at]!, relation[at]!, xpos[at]!];
  const [first, end] = [view.sentenceFirst[at]!, view.sentenceEnd[at]!];
  const near = (column: Int32Array, place: number) => (place >= first && place < end ? column[place]! : outside);
  const [before, after, before2, after2] = [
    near(form, at - 1),
    near(form, at + 1),
    near(form, at - 2),
    near(form, at + 2),
  ];
  const [kindBefore, kindAfter] = [near(upos, at - 1), near(upos, at + 1)];
  sink.add(T.always);
  sink.add(T.lemma, L);
  sink.add(T.form, form[at]);
  sink.add(T['lemma and tag'], L, X);
  sink.add(T.tag, X);
  sink.add(T.relation, R);
  sink.add(T['relation and tag'], R, X);
  sink.add(T['lemma and relation'], L, R);
  sink.add(T['form before'], before);
  sink.add(T['form after'], after);
  sink.add(T['kind of word before'], kindBefore);
  sink.add(T['kind of word after'], kindAfter);
  sink.add(T['lemma and form after'], L, after);
  sink.add(T['lemma and form before'], L, before);
  sink.add(T['lemma and kind of word after'], L, kindAfter);
  sink.add(T['lemma and kind of word before'], L, kindBefore);
  sink.add(T['two forms after'], after, after2);
  sink.add(T['lemma and two forms after'], L, after, after2);
  sink.add(T['kinds of words around'], kindBefore, upos[at], kindAfter);
  sink.add(T['form two before'], before2);
  sink.add(T['form two after'], after2);
  sink.add(T['two forms before'], before, before2);
  sink.add(T['lemma and lemma two after'], L, near(lemma, at + 2));
  sink.add(T['kind of part'], view.kind[at], upos[at]);
  sink.add(T['place in the sentence'], 1 + Math.min(at - first, 3), upos[at]);
  sink.add(T.depth, 1 + bucket(view.tree.depth[at]!), upos[at]);
  const signs = view.signs[at]! & (Sign.capital | Sign.colon | Sign.dash);
  sink.add(T['signs and length of the sentence'], 1 + signs, 1 + bucket(end - first));
}

function addGovernor({ lemma, upos, relation, head, act }: ArticleView, at: number, sink: FeatureSink): void {
  const [L, R, H] = [lemma[at]!, relation[at]!, head[at]!];
  const governor = H >= 0 ? lemma[H]! : 1;
  const kind = H >= 0 ? upos[H]! : 1;
  sink.add(T.governor, governor);
  sink.add(T['relation and governor'], R, governor);
  sink.add(T['relation and kind of governor'], R, kind);
  sink.add(T['lemma, relation and governor'], L, R, governor);
  sink.add(T['lemma and kind of governor'], L, kind);
  let path = R;
  for (let above = H, step = 0; above >= 0 && step < 4; step++) {
    if (act[above] !== 0) {
      sink.add(T['under a cue that does'], path, act[above]);
      sink.add(T['under the cue'], path, lemma[above]);
      return;
    }
    path = mixed(path, relation[above]!);
    above = head[above]!;
  }
}

function addQuotations(view: ArticleView, at: number, sink: FeatureSink, subjectKind: number): void {
  const { quotation, lemma, upos, xpos, relation } = view;
  const [first, end] = [view.sentenceFirst[at]!, view.sentenceEnd[at]!];
  const L = lemma[at]!;
  const inside = quotation[at] === 0 ? 1 : 2;
  const before = view.quotedBefore[at]! >= first ? at - view.quotedBefore[at]! : 0;
  const after = view.quotedAfter[at]! < end ? view.quotedAfter[at]! - at : 0;
  const around = 1 + (before > 0 ? 2 : 0) + (after > 0 ? 1 : 0);
  const isQuotedBefore = first > view.paragraphFirst[at]! && quotation[first - 1] !== 0 ? 2 : 1;
  const [distanceBefore, distanceAfter] = [1 + bucket(before), 1 + bucket(after)];
  sink.add(T['in quotation'], inside, upos[at]);
  sink.add(T['lemma in quotation'], inside, L);
  sink.add(T['quotations around'], around, inside);
  sink.add(T['lemma and quotations around'], L, around, inside);
  sink.add(T['distance of quotations'], distanceBefore, distanceAfter);
  sink.add(T['lemma and distance of quotations'], L, distanceBefore, distanceAfter);
  sink.add(T['quotation in the sentence before'], isQuotedBefore, around);
  sink.add(T['lemma, subject and quotations'], L, subjectKind, around);
  sink.add(T['subject and distance of quotations'], subjectKind, distanceBefore, distanceAfter);
  sink.add(T['tag, relation and quotations'], xpos[at], relation[at], around);
}

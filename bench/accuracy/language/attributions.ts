/**
 * The relations that statements need, on news: do trees join a marked cue with its source and its content? Attributions in
 * PolNeAR's layout whose cue has a verb of reporting, by its form, in one sentence with some of the content or of the source.
 */
import { splitWords } from '../../../src/language/ud/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import type { LanguageEngine } from '../../../src/trees.ts';
import type { Analysis, SyntacticWords } from '../../../src/types/index.ts';
import type { GoldArticle, Offsets, ScoredStatement } from '../statements/gold.ts';

const reporting: ReadonlySet<string> = new Set(
  `say says said saying tell tells told telling add adds added adding ask asks asked asking argue argues argued arguing
claim claims claimed claiming warn warns warned warning note notes noted noting think thinks thinking thought
believe believes believed believing explain explains explained explaining insist insists insisted insisting
write writes wrote written writing announce announces announced announcing declare declares declared declaring
suggest suggests suggested suggesting tweet tweets tweeted tweeting report reports reported reporting know knows knew known
hope hopes hoped hoping want wants wanted wanting call calls called calling predict predicts predicted predicting
vow vows vowed vowing promise promises promised promising acknowledge acknowledges acknowledged acknowledging
admit admits admitted admitting describe describes described describing accuse accuses accused accusing
show shows showed showing shown find finds found agree agrees agreed agreeing deny denies denied denying
point points pointed pointing recall recalls recalled recalling conclude concludes concluded concluding
state states stated stating urge urges urged urging plan plans planned planning`.split(/\s+/),
);

export interface AttributionFigures {
  /** The source has the cue's subject or agent, or the cue is a clause at the source. */
  subject: number;
  subjectOf: number;
  /** A word of the content hangs on the cue, or the cue on the content as parataxis. */
  content: number;
  /** As before, and nothing else of the content in that sentence hangs elsewhere: it is one subtree. */
  wholeContent: number;
  contentOf: number;
}

interface Read {
  readonly words: SyntacticWords;
  readonly tree: Analysis;
  /** The sentence of each word. */
  readonly sentence: Uint32Array;
}

function read(text: string, { analyse, boundaries }: LanguageEngine): Read {
  const lines = [...text.matchAll(/\S.*/g)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const words = splitWords(text, lines, english, boundaries);
  const sentence = new Uint32Array(words.length);
  let first = 0;
  words.sentenceEnds.forEach((end, at) => {
    sentence.fill(at, first, end);
    first = end;
  });
  return { words, tree: analyse(words.forms, words.sentenceEnds), sentence };
}

/** The words that lie wholly inside. PolNeAR has no characters outside the basic plane: code points are code units. */
function inside({ length, start, end }: SyntacticWords, spans: Offsets | null): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [from, past] of spans ?? [])
    for (let i = 0; i < length; i++) if (start[i]! >= from && end[i]! <= past) found.add(i);
  return found;
}

const clausal = /^(?:ccomp|xcomp|obj|obl|parataxis|advcl|csubj|acl|conj|nsubj:pass)/;

function count({ words, tree, sentence }: Read, gold: ScoredStatement, sums: AttributionFigures): void {
  const cue = inside(words, gold.cue);
  const source = inside(words, gold.source);
  const content = inside(words, gold.content);
  const verbs = [...cue].filter((i) => reporting.has(words.forms[i]!.toLowerCase()));
  if (verbs.length === 0 || content.size === 0) return;
  const here = (i: number) => sentence[i] === sentence[verbs[0]!];
  const relation = (i: number) => tree.labels.deprel[tree.relation[i]!]!;
  const head = (i: number) => tree.head[i]!;
  const parts = [...content].filter(here);
  if (parts.length > 0) {
    const joined =
      parts.some((i) => cue.has(head(i)) && clausal.test(relation(i))) ||
      verbs.some((i) => content.has(head(i)) && relation(i).startsWith('parataxis'));
    const tops = parts.filter((i) => !content.has(head(i)) && tree.labels.upos[tree.upos[i]!] !== 'PUNCT');
    const isOne =
      tops.every((i) => cue.has(head(i)) || head(i) < 0) &&
      tops.filter((i) => !/^(?:mark|advmod)/.test(relation(i))).length <= 1;
    sums.contentOf++;
    if (joined) sums.content++;
    if (joined && isOne) sums.wholeContent++;
  }
  if (![...source].some(here)) return;
  sums.subjectOf++;
  const isSubject =
    [...source].some((i) => cue.has(head(i)) && /^(?:nsubj|obl:agent)/.test(relation(i))) ||
    verbs.some((i) => source.has(head(i)) && relation(i).startsWith('acl'));
  if (isSubject) sums.subject++;
}

/** Counts over all articles. */
export function attributionFigures(articles: readonly GoldArticle[], engine: LanguageEngine): AttributionFigures {
  const sums = { subject: 0, subjectOf: 0, content: 0, wholeContent: 0, contentOf: 0 };
  for (const { text, statements } of articles) {
    const found = read(text, engine);
    for (const statement of statements) count(found, statement, sums);
  }
  return sums;
}

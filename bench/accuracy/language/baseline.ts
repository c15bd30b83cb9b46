/**
 * What costs nothing: every form has the tags, lemma and relation it has most often in the training halves (unknown forms those of
 * their last three letters, else a noun's), and hangs on the word before it.
 */
import type { ConlluSentence, ConlluWord } from '../../../src/language/ud/index.ts';

type Guess = Pick<ConlluWord, 'lemma' | 'upos' | 'xpos' | 'feats' | 'relation'>;

export function learnBaseline(
  training: readonly ConlluSentence[],
): (forms: readonly string[]) => readonly ConlluWord[] {
  const byForm = new Map<string, Map<string, number>>();
  const count = (key: string, guess: string) => {
    const counts = byForm.get(key) ?? new Map<string, number>();
    counts.set(guess, (counts.get(guess) ?? 0) + 1);
    byForm.set(key, counts);
  };
  for (const { words } of training) {
    for (const { form, lemma, upos, xpos, feats, relation } of words) {
      count(form, [upos, xpos, feats, relation, lemma].join('\t'));
      count(`-${form.slice(-3)}`, [upos, xpos, feats, relation, ''].join('\t'));
    }
  }
  const most = new Map<string, Guess>();
  for (const [key, counts] of byForm) {
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!;
    const [upos = '', xpos = '', feats = '', relation = '', lemma = ''] = best.split('\t');
    most.set(key, { upos, xpos, feats, relation, lemma });
  }
  const noun: Guess = { upos: 'NOUN', xpos: 'NN', feats: 'Number=Sing', relation: 'nmod', lemma: '' };
  return (forms) =>
    forms.map((form, at) => {
      const guess = most.get(form) ?? most.get(`-${form.slice(-3)}`) ?? noun;
      const relation = at === 0 ? 'root' : guess.relation === 'root' ? 'conj' : guess.relation;
      return { ...guess, form, lemma: guess.lemma || form.toLowerCase(), head: at, relation };
    });
}

/**
 * Statements and stances whose holder the sentence does not name: `X is expected to …`, `X was asked whether …`, and
 * `the allies, reportedly considering …`, where the reporter leaves open who reports. The source is null, or whoever stands after `by`.
 */
import { type Candidate, candidate } from '../candidate.ts';
import { clauseEnd, phraseEnd } from '../content-end.ts';
import { phraseBefore, subjectBefore } from '../noun-phrases.ts';
import { phraseAfter } from '../phrases-after.ts';
import type { SentenceView } from '../sentences.ts';
import { verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';

function passive(view: View, sentence: SentenceView, head: number): Candidate | null {
  const group = verbGroupAt(view, head, sentence.first);
  if (group?.kind !== 'passive') return null;
  const { frames, act, stance } = group.entry;
  const cue = { first: head, end: head + 1 };
  const base = { cue, lemma: group.lemma, act, stance, negated: group.negated };
  const next = view.word(head + 1);
  if (next === 'by' && frames.has('told')) {
    const doer = phraseAfter(view, head + 2, sentence.close);
    if (doer === null || !view.is(doer.end, Class.interrogative | Class.subordinator)) return null;
    const subject = subjectBefore(view, group.first, sentence.first);
    return candidate({
      ...base,
      rule: 'passive-by',
      sourceRule: 'by-phrase',
      source: doer,
      frame: 'told',
      addressee: subject,
      content: [{ first: doer.end, end: clauseEnd(view, doer.end, sentence.close) }],
    });
  }
  if (frames.has('wh') && act === 'ask' && (view.is(head + 1, Class.interrogative) || next === 'about')) {
    const first = next === 'about' ? head + 2 : head + 1;
    if (first >= sentence.close) return null;
    return candidate({
      ...base,
      rule: 'passive-asked',
      frame: 'wh',
      content: [{ first, end: phraseEnd(view, first, sentence.close) }],
      doubts: ['no source'],
    });
  }
  if (next === 'to' && (act === 'expect' || act === 'believe')) {
    const subject = subjectBefore(view, group.first, sentence.first);
    if (subject === null) return null;
    const content = [
      { first: subject.first, end: subject.end },
      { first: head + 1, end: phraseEnd(view, head + 1, sentence.close) },
    ];
    return candidate({ ...base, rule: 'passive-expected', frame: 'to', content, doubts: ['no source'] });
  }
  return null;
}

/** `reportedly said that …` is a statement of its subject's, with a hedge. */
function sayingFollows(view: View, index: number): boolean {
  const entry = view.cueEntry(index);
  return entry !== null && entry.stance === 'said' && view.cueShape(index) === 'past';
}

/** The clause around a hedge: from its subject to the clause's end. */
function hedged(view: View, sentence: SentenceView, at: number): Candidate | null {
  let verb = at;
  while (verb > sentence.first && view.is(verb - 1, Class.auxiliary | Class.modal)) verb--;
  const subject = phraseBefore(view, verb, sentence.first);
  const first = at + 1;
  if (subject === null || !view.is(first, Class.word) || sayingFollows(view, first)) return null;
  const before = { first: subject.first, end: at };
  const end = clauseEnd(view, first, sentence.close);
  return candidate({
    rule: 'hedged',
    cue: { first: at, end: at + 1 },
    lemma: view.word(at),
    act: 'report',
    content: [before, { first, end }],
    hedge: { first: at, end: at + 1 },
    doubts: ['no source'],
  });
}

/** All candidates without a named source in one sentence. */
export function findUnnamed(view: View, sentence: SentenceView, taken: ReadonlySet<number>): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let i = sentence.first + 1; i < sentence.close; i++) {
    if (view.quoted(i) || taken.has(i)) continue;
    if (view.is(i, Class.cue)) {
      const one = passive(view, sentence, i);
      if (one !== null) found.push(one);
    } else if (view.pack.attribution.hearsay.has(view.word(i))) {
      const one = hedged(view, sentence, i);
      if (one !== null) found.push(one);
    }
  }
  return found;
}

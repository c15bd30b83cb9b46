/** Who seems to speak each quotation, from its own paragraph: the subject of a verb of saying beside it. A hint, no verdict. */
import type { CoreferenceView } from './coreference-view.ts';

/** Farther from the marks no verb is taken for the quotation's, in words. */
const reach = 24;

/** Of each quotation (1 + its index), the head word of its speaker's phrase; −1 where nothing tells. */
export function speakersOf(view: CoreferenceView): Int32Array {
  const { words, quotations } = view;
  const speakers = new Int32Array(quotations.length + 1).fill(-1);
  const [first, end] = [new Int32Array(quotations.length + 1).fill(-1), new Int32Array(quotations.length + 1)];
  for (let k = 0; k < words.length; k++) {
    const quotation = words.quotation[k]!;
    if (quotation === 0) continue;
    if (first[quotation] === -1) first[quotation] = k;
    end[quotation] = k + 1;
  }
  for (let quotation = 1; quotation <= quotations.length; quotation++) {
    if (first[quotation]! < 0) continue;
    speakers[quotation] = speakerAround(view, first[quotation]!, end[quotation]!);
  }
  // What a paragraph goes on with, its speaker goes on saying.
  for (let quotation = 2; quotation <= quotations.length; quotation++) {
    if (speakers[quotation] !== -1 || first[quotation]! < 0 || first[quotation - 1]! < 0) continue;
    const together = view.part(first[quotation]!) === view.part(first[quotation - 1]!);
    if (together || quotations[quotation - 1]!.continues) speakers[quotation] = speakers[quotation - 1]!;
  }
  return speakers;
}

/** After it first, `” Varga said`, then before it, `Varga said: “`. */
function speakerAround(view: CoreferenceView, first: number, end: number): number {
  const { words } = view;
  const part = view.part(first);
  for (let k = end; k < Math.min(end + reach, words.length) && view.part(k) === part; k++) {
    if (words.quotation[k] !== 0 || words.sentence[k] !== words.sentence[end - 1]) break;
    const speaker = subjectOfSaying(view, k);
    if (speaker >= 0) return speaker;
  }
  for (let k = first - 1; k >= Math.max(0, first - reach) && view.part(k) === part; k--) {
    if (words.quotation[k] !== 0) break;
    const speaker = subjectOfSaying(view, k);
    if (speaker >= 0) return speaker;
  }
  return -1;
}

const subjects: ReadonlySet<string> = new Set(['nsubj']);

function subjectOfSaying(view: CoreferenceView, k: number): number {
  if (view.upos(k) !== 'VERB' || !view.pack.cueForms.has(view.lower(k))) return -1;
  let at = k;
  for (let steps = 0; steps < 3 && at >= 0; steps++) {
    const subject = view.child(at, subjects);
    if (subject >= 0) return view.words.quotation[subject] === 0 ? subject : -1;
    if (view.relation(at) !== 'conj' && view.relation(at) !== 'xcomp') return -1;
    at = view.tree.head[at]!;
  }
  return -1;
}

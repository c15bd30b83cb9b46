/** The pairs of test/cases/people, and what the rules of identity make of them, without a record. */
import { readFileSync } from 'node:fs';
import {
  type Bearer,
  explainedNames,
  foldWords,
  identify,
  isCommonInstitution,
  type Mention,
  personKey,
} from '../../src/record/index.ts';
import type { SourceKind } from '../../src/types/index.ts';

export interface PairedMention {
  readonly name: string;
  readonly role: string | null;
  readonly kind: SourceKind;
  readonly outlet?: string;
  /** Words of its article. */
  readonly says?: string;
}

export interface Pair {
  readonly a: PairedMention;
  readonly b: PairedMention;
  readonly because: string;
}

/** `namesakes`: two people each; `variants`: one. */
export function readPairs(name: 'namesakes' | 'variants'): readonly Pair[] {
  const path = new URL(`../cases/people/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly pairs: readonly Pair[] }).pairs;
}

export function pairText({ a, b }: Pair): string {
  const text = ({ name, role, outlet, says }: PairedMention) =>
    [name, role, outlet, says].filter((words) => words != null).join(', ');
  return `${text(a)} | ${text(b)}`;
}

function mentionOf({ name, role, kind, outlet, says }: PairedMention): Mention | null {
  const explained = explainedNames(says ?? '');
  const whole = kind === 'person' ? name : (explained.get(foldWords(name)) ?? name);
  const key = personKey({ name: whole, kind });
  if (key === null) return null;
  const shortForms = [...explained].filter(([, full]) => foldWords(full) === key.key).map(([short]) => short);
  const isCommon = key.kind === 'organization' && isCommonInstitution(key.key);
  const grounds = isCommon ? [outlet ?? ''] : [role ?? ''];
  return { kind: key.kind, key: key.key, grounds: grounds.filter((ground) => ground !== ''), shortForms, known: null };
}

/** Whether the second is taken for the first, and the other way round. */
export function joined({ a, b }: Pair): readonly [boolean, boolean] {
  return [isTakenFor(b, a), isTakenFor(a, b)];
}

function isTakenFor(one: PairedMention, known: PairedMention): boolean {
  const first = mentionOf(known);
  const second = mentionOf(one);
  if (first === null || second === null || first.kind !== second.kind) return false;
  const bearer: Bearer = {
    seq: 1,
    canonical: 1,
    names: [{ key: first.key, isShort: false }, ...first.shortForms.map((key) => ({ key, isShort: true }))],
    grounds: first.grounds.map((ground) => ({ ground, uses: 1 })),
    articles: 1,
    isUnclear: false,
    notNamed: [],
  };
  return identify(second, [bearer]).bearer !== null;
}

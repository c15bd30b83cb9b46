/**
 * One article speaks of the same people throughout: a surname follows its full name, the same words are the same kind of thing,
 * an acronym in brackets stands for the name before it. Settles what single places left open.
 */
import * as flag from '../form-flags.ts';
import type { Context } from './context-features.ts';
import { elsewhere } from './elsewhere.ts';
import { certain, type Found } from './found.ts';
import { Case, type NameView } from './name-view.ts';

type Type = Found['type'];

/** A name told otherwise than the rest of the article has it gives way when it is no surer than this. */
const firm = 0.9;
/** A full name as sure as this makes its surname known. */
const leastFull = 0.5;
const sureByAgreement = 0.6;
/** What is said to be a village is one, whatever single places look like: it counts as much as several of them. */
const toldKind = 4;

/** Takes the names in text order and gives them back so; more than there were, or some of another type. */
export function agree(context: Context, names: readonly Found[]): Found[] {
  const { view } = context;
  const possible = names.map((one) => (isNobodysName(view, one) ? { ...one, type: 'ORG' as const } : one));
  const known = new Known(view, possible);
  const settled = possible.map((one) => known.settled(one)).filter((one) => !known.isOfSeveral(one));
  const taken = new Uint8Array(view.words.length);
  for (const { name } of settled) taken.fill(1, name.first, name.end);
  const added: Found[] = [];
  for (const stretch of context.stretches) {
    for (let k = stretch.first; k < stretch.end; k++) {
      if (taken[k] !== 0 || !standsAlone(context, k)) continue;
      const type = known.typeOfWord(view.facts[k]!.lower);
      if (type === null) continue;
      const one = { name: { first: k, end: k + 1 }, type, sure: sureByAgreement };
      if (!known.isOfSeveral(one)) added.push(one);
    }
  }
  if (added.length === 0) return settled;
  return [...settled, ...added].sort((a, b) => a.name.first - b.name.first);
}

/** `Council` alone, and nobody’s surname: no person is called so either, once all names are known. */
export function withBodies({ facts }: NameView, names: readonly Found[]): readonly Found[] {
  const isFull = ({ name, type, sure }: Found) => type === 'PER' && name.end - name.first > 1 && sure >= leastFull;
  const surnames = new Set(names.filter(isFull).map(({ name }) => facts[name.end - 1]!.lower));
  return names.map((one) => {
    const { lower, flags } = facts[one.name.first]!;
    const isAlone = one.type === 'PER' && one.name.end - one.name.first === 1;
    const isBody = isAlone && flags & flag.organization && !(flags & flag.given) && !surnames.has(lower);
    return isBody ? { ...one, type: 'ORG' } : one;
  });
}

/** `6PR`, `B&K`, `Orrin Shipping`: no person is called so. */
function isNobodysName({ facts }: NameView, { name, type, sure }: Found): boolean {
  if (type !== 'PER' || sure >= certain) return false;
  const last = facts[name.end - 1]!;
  const isCompany = name.end - name.first > 1 && (last.flags & flag.organization) !== 0;
  return /[\d&]/.test(last.lower) || (isCompany && !((facts[name.first]!.flags | last.flags) & flag.given));
}

/** A word with a capital that is its own, and no further one beside it. */
function standsAlone({ view, bitsOf }: Context, k: number): boolean {
  const { facts, words } = view;
  const own = facts[k]!;
  if (!own.isCapital || own.lower.length < 2) return false;
  if (own.flags & (flag.pronoun | flag.notName | flag.calendar | flag.demonym | flag.title)) return false;
  const { first, end } = view.sentenceRange(words.sentence[k]!);
  if (view.cases[words.sentence[k]!] !== Case.plain) return (bitsOf(k) & elsewhere.small) === 0;
  if (k > first && facts[k - 1]!.isCapital && !view.isDay(k - 1)) return false;
  if (k + 1 < end && facts[k + 1]!.isCapital) return false;
  return !view.beginsClause(k, first) || (bitsOf(k) & elsewhere.small) === 0;
}

class Known {
  readonly #view: NameView;
  /** Sums of how sure each type is, by the name's words. */
  readonly #types = new Map<string, Map<Type, number>>();
  readonly #surnames = new Set<string>();
  /** Names that the text says what they are. */
  readonly #told = new Set<string>();

  /** In lower case, without its article. */
  readonly #publisher: string;

  constructor(view: NameView, names: readonly Found[]) {
    this.#view = view;
    this.#publisher = publisherOf(view);
    for (const one of names) {
      const words = this.#wordsOf(one);
      this.#count(words, one.type, one.sure);
      if (one.type === 'PER' && words.includes(' ') && one.sure >= leastFull) {
        this.#surnames.add(view.facts[one.name.end - 1]!.lower);
      }
      const kind = one.sure < certain ? this.#kindOf(one, words) : null;
      if (kind !== null) {
        this.#count(words, kind, toldKind);
        this.#told.add(words);
      }
      const acronym = acronymAfter(view, one);
      if (acronym !== null) this.#count(acronym, one.type, 2);
    }
  }

  #kindOf(one: Found, words: string): Type | null {
    return words === this.#publisher ? 'ORG' : (kindOf(this.#view, one) ?? stateOf(this.#view, one));
  }

  #count(words: string, type: Type, sure: number): void {
    let types = this.#types.get(words);
    if (types === undefined) {
      types = new Map();
      this.#types.set(words, types);
    }
    types.set(type, (types.get(type) ?? 0) + sure);
  }

  #wordsOf({ name }: Found): string {
    const { facts } = this.#view;
    let words = facts[name.first]!.lower;
    for (let k = name.first + 1; k < name.end; k++) words += ` ${facts[k]!.lower}`;
    return words;
  }

  /** What most places say that name these very words. */
  #likeliest(words: string): Type | null {
    const types = this.#types.get(words);
    if (types === undefined) return null;
    let best: Type | null = null;
    for (const [type, sum] of types) if (best === null || sum > types.get(best)!) best = type;
    return best;
  }

  /** `Nurses said no`: at a beginning, where any word has its capital, and nobody’s surname. */
  isOfSeveral({ name, type, sure }: Found): boolean {
    const view = this.#view;
    if (type !== 'PER' || sure >= certain || name.end - name.first > 1) return false;
    if (!view.beginsClause(name.first, view.sentenceFirst(name.first))) return false;
    const { lower } = view.facts[name.first]!;
    return view.pack.people.several.has(lower) && !this.#surnames.has(lower);
  }

  typeOfWord(lower: string): Type | null {
    return this.#surnames.has(lower) ? 'PER' : this.#likeliest(lower);
  }

  settled(one: Found): Found {
    const words = this.#wordsOf(one);
    const isOne = one.name.end - one.name.first === 1;
    let type = one.type;
    if (one.sure <= firm || (one.sure < certain && this.#told.has(words))) {
      type = isOne && one.sure < 0.8 && this.#surnames.has(words) ? 'PER' : this.#likeliest(words)!;
    }
    return type === one.type ? one : { ...one, type };
  }
}

/** `The Evening Ebb` → `evening ebb`; empty for none. */
function publisherOf({ article, pack }: NameView): string {
  const [first = '', ...rest] = (article.publisher ?? '').toLowerCase().split(' ');
  return (pack.definiteArticles.has(first) ? rest : [first, ...rest]).join(' ');
}

/** `Aldmere is a village`, `Aldmere, a village in …`, `the village of Aldmere`, `the band Grey Quay`: what the text says a name is. */
function kindOf(view: NameView, { name }: Found): Type | null {
  const { tree, words, pack } = view;
  let top = name.first;
  while (top < name.end - 1 && tree.head[top]! >= name.first && tree.head[top]! < name.end) top++;
  const noun = (k: number): Type | null =>
    k >= 0 && view.upos(k) === 'NOUN' ? (pack.namedKinds.get(words.lemmas[k]!) ?? null) : null;
  const head = tree.head[top]!;
  const relation = view.relation(top);
  if (relation === 'nsubj' && head > top && hasCopula(view, head)) return noun(head);
  if (relation === 'appos' || relation === 'flat' || relation === 'nmod:desc') {
    if (head === name.first - 1) return noun(head);
  }
  for (let child = view.index.firstChild[top]!; child >= 0; child = view.index.nextSibling[child]!) {
    if (child >= name.end && view.relation(child) === 'appos') return noun(child);
    if (child === name.first - 1 && view.relation(child) === 'nmod:desc') return noun(child);
  }
  return null;
}

/** `Orvane’s ambassador`: a state has one, people seldom. */
function stateOf({ tree, words, pack }: NameView, { name, type }: Found): Type | null {
  const owner = name.end - 1;
  if (type !== 'PER' || name.end - name.first > 1 || !pack.possessives.has(words.lower[name.end] ?? '')) return null;
  const owned = tree.head[owner]!;
  return owned > owner && pack.stateNouns.has(words.lemmas[owned]!) ? 'LOC' : null;
}

function hasCopula({ tree, index }: NameView, k: number): boolean {
  const cop = tree.labels.deprel.indexOf('cop');
  for (let child = index.firstChild[k]!; child >= 0; child = index.nextSibling[child]!) {
    if (tree.relation[child] === cop) return true;
  }
  return false;
}

/** `BIRT` after `Brain Injury Rehabilitation Trust (`, in lower case; null when what stands there is no acronym of the name. */
function acronymAfter({ facts, words }: NameView, { name, type }: Found): string | null {
  const { forms, length } = words;
  if (type === 'PER' || name.end + 2 >= length || forms[name.end] !== '(' || forms[name.end + 2] !== ')') return null;
  const short = facts[name.end + 1]!.lower;
  if (!facts[name.end + 1]!.isCapital || short.length < 2 || short.length > 8) return null;
  let met = 0;
  for (let k = name.first; k < name.end && met < short.length; k++) if (facts[k]!.lower[0] === short[met]) met++;
  return met >= short.length - 1 && met > 1 ? short : null;
}

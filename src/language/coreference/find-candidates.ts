/** Every word of an article that may head a mention: names, pronouns, and nouns for people and groups. */
import type { WordRange } from '../../lib/trees.ts';
import type { NamedPhrase } from '../names/index.ts';
import type { Being, Candidate, Gender, PronounClass } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import { phraseAround } from './noun-phrases.ts';
import { meaningOf } from './words-for-people.ts';

type Draft = Omit<Candidate, 'index'>;

/** In text order. Every noun that is no part of a name is among them; `being` says what it may stand for. */
export function findCandidates(view: CoreferenceView, names: readonly NamedPhrase[]): readonly Candidate[] {
  const { words } = view;
  const nameAt = new Uint32Array(words.length);
  names.forEach(({ name }, at) => {
    nameAt.fill(at + 1, name.first, name.end);
  });
  const drafts: Draft[] = [];
  const titles = new Set<number>();
  for (const one of names) {
    const named = ofName(view, one);
    if (isOneOfHis(view, named) || isNameOfThing(view, named)) continue;
    const title = titleBefore(view, named, nameAt);
    drafts.push(title === null ? named : { ...named, phrase: { first: one.name.first, end: named.phrase.end } });
    if (title === null) continue;
    drafts.push(title);
    titles.add(title.head);
  }
  for (let k = 0; k < words.length; k++) {
    if (nameAt[k] !== 0 || titles.has(k)) continue;
    const draft = ofPronoun(view, k) ?? ofNoun(view, k, nameAt);
    if (draft !== null) drafts.push(draft);
  }
  drafts.sort((one, two) => one.phrase.first - two.phrase.first || two.phrase.end - one.phrase.end);
  return drafts.map((draft, index) => ({ ...draft, index }));
}

/** The word of a name that the rest of it hangs from. */
function headOf({ tree }: CoreferenceView, { first, end }: WordRange): number {
  let at = end - 1;
  for (let steps = first; steps < end; steps++) {
    const above = tree.head[at]!;
    if (above < first || above >= end) return at;
    at = above;
  }
  return at;
}

const beings: Readonly<Record<'PER' | 'ORG' | 'LOC', Being>> = { PER: 'person', ORG: 'group', LOC: 'place' };

function ofName(view: CoreferenceView, { name, type, phrase: called, roles, gender }: NamedPhrase): Draft {
  const head = headOf(view, name);
  const phrase = type === 'PER' ? withTitle(view, phraseAround(view, head, name, true), head, called, name) : name;
  return {
    kind: 'name',
    head,
    phrase,
    name,
    type,
    called,
    roles,
    being: beings[type],
    gender,
    isPlural: false,
    pronoun: null,
    leadsTo: -1,
    ...placeOf(view, head),
  };
}

/** `student Ilse Varga` where the tree has the name below its title. */
function withTitle(
  view: CoreferenceView,
  phrase: WordRange,
  head: number,
  called: WordRange,
  name: WordRange,
): WordRange {
  let { first, end } = phrase;
  // What stands before the name in the phrase of the names' finder, when nothing but words of a role is between.
  if (called.first < first) {
    let isTitle = true;
    for (let k = called.first; k < name.first; k++) if (view.words.forms[k] === ',') isTitle = false;
    if (isTitle) first = called.first;
  }
  const above = view.tree.head[head]!;
  if (above >= 0 && above < name.first && view.relation(head) !== 'appos' && above >= called.first && above < first) {
    first = Math.min(first, view.index.left[above]!);
  }
  return { first, end };
}

/** `a Varga`, `my Varga`: something by or called after Varga; `a tired Varga said` is Varga. */
function isOneOfHis(view: CoreferenceView, { head, phrase, name, type }: Draft): boolean {
  if (type !== 'PER' || name === null || name.first === phrase.first) return false;
  const lead = view.lower(phrase.first);
  const isMine = view.upos(phrase.first) === 'PRON' && view.pack.attribution.possessives.has(lead);
  if (!isMine && (view.isSubject(head) || !view.pack.indefiniteArticles.has(lead))) return false;
  for (let k = phrase.first + 1; k < name.first; k++) if (view.upos(k) !== 'ADJ') return false;
  return true;
}

/** `a drink called Varga`, `a ship named Ilse Varga`: no person, though it is called after one. */
function isNameOfThing(view: CoreferenceView, { head, type }: Draft): boolean {
  const verb = view.tree.head[head]!;
  if (type !== 'PER' || verb < 0 || !view.pack.people.naming.has(view.lemma(verb))) return false;
  const named = view.tree.head[verb]!;
  if (named < 0 || view.relation(verb) !== 'acl' || head < verb) return false;
  return view.upos(named) === 'NOUN' && meaningOf(view.pack, view.lower(named), view.lemma(named)).being === 'unknown';
}

/** `the mayor` of `the mayor Ilse Varga`: a title with a determiner is a description of its own. */
function titleBefore(view: CoreferenceView, { phrase, name, head, type }: Draft, nameAt: Uint32Array): Draft | null {
  const { pack } = view;
  if (type !== 'PER' || name === null || phrase.first >= name.first) return null;
  const first = withOwner(view, phrase.first);
  const lead = view.lower(first);
  const determined = first < phrase.first || pack.definiteArticles.has(lead) || pack.indefiniteArticles.has(lead);
  if (!determined && !(pack.attribution.possessives.has(lead) && view.upos(first) === 'PRON')) return null;
  const last = name.first - 1;
  if (nameAt[last] !== 0 || (view.upos(last) !== 'NOUN' && view.upos(last) !== 'PROPN')) return null;
  const { being, gender } = meaningOf(pack, view.lower(last), view.lemma(last));
  if (being !== 'person' || pack.courtesyTitles.has(view.lower(last))) return null;
  if (last < first + 1 || (last === phrase.first && first === phrase.first)) return null;
  const title = { first, end: name.first };
  return { ...descriptionOf(view, last, title, being, gender), isPlural: false, leadsTo: head };
}

/** Where `the port’s` of `the port’s warden Ilse Varga` begins, when the phrase begins behind it. */
function withOwner(view: CoreferenceView, first: number): number {
  if (first < 2 || view.words.sentence[first - 1] !== view.words.sentence[first]) return first;
  if (!view.pack.possessives.has(view.lower(first - 1))) return first;
  const owner = view.tree.head[first - 1]!;
  return owner >= 0 && owner < first ? Math.max(view.index.left[owner]!, view.sentenceFirst(first)) : first;
}

function placeOf({ words }: CoreferenceView, head: number): Pick<Candidate, 'sentence' | 'quotation'> {
  return { sentence: words.sentence[head]!, quotation: words.quotation[head]! };
}

function ofPronoun(view: CoreferenceView, k: number): Draft | null {
  const { pack } = view;
  const told = pack.pronouns.get(view.lower(k));
  if (told === undefined || view.upos(k) !== 'PRON') return null;
  if (view.relation(k) === 'expl') return null;
  const isMany = view.isPlural(k);
  const pronoun: PronounClass = told === 'first' && isMany ? 'us' : told;
  const phrase = { first: k, end: k + 1 };
  return {
    kind: 'pronoun',
    head: k,
    phrase,
    name: null,
    type: null,
    called: phrase,
    roles: [],
    being: beingOfPronoun(pronoun),
    gender: told === 'female' || told === 'male' ? told : 'unknown',
    isPlural: pronoun === 'plural' || pronoun === 'us',
    pronoun,
    leadsTo: -1,
    ...placeOf(view, k),
  };
}

function beingOfPronoun(pronoun: PronounClass): Being {
  if (pronoun === 'plural') return 'unknown';
  return pronoun === 'neuter' ? 'thing' : 'person';
}

/** A noun that heads its phrase; a title before a name belongs to the name. */
function ofNoun(view: CoreferenceView, k: number, nameAt: Uint32Array): Draft | null {
  const upos = view.upos(k);
  if (upos !== 'NOUN' && upos !== 'PROPN') return null;
  const relation = view.relation(k);
  if (relation === 'compound' || relation === 'flat' || relation === 'amod' || relation === 'fixed') return null;
  const { being, gender } = meaningOf(view.pack, view.lower(k), view.lemma(k));
  const above = view.tree.head[k]!;
  if (above >= 0 && nameAt[above] !== 0 && relation === 'nmod' && view.fullRelation(k) === 'nmod:desc') return null;
  if (upos === 'PROPN' && being === 'unknown') return null;
  const phrase = phraseAround(view, k, { first: k, end: k + 1 });
  return descriptionOf(view, k, phrase, being, gender);
}

function descriptionOf(view: CoreferenceView, head: number, phrase: WordRange, being: Being, gender: Gender): Draft {
  return {
    kind: 'description',
    head,
    phrase,
    name: null,
    type: null,
    called: phrase,
    roles: [],
    being,
    gender: genderWithin(view, phrase, head, gender),
    isPlural: view.isPlural(head),
    pronoun: null,
    leadsTo: -1,
    ...placeOf(view, head),
  };
}

/** `the woman behind the plan` and `a female officer` tell it; `the wife's lawyer` does not. */
function genderWithin(view: CoreferenceView, { first }: WordRange, head: number, told: Gender): Gender {
  if (told !== 'unknown') return told;
  for (let k = first; k < head; k++) {
    if (view.tree.head[k] !== head || view.relation(k) !== 'amod') continue;
    const gender = view.pack.people.genderedAdjectives.get(view.lower(k));
    if (gender !== undefined) return gender;
  }
  return 'unknown';
}

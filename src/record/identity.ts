/**
 * Who somebody named in an article is, of all that the record knows by such a name. One person per full name and compatible role: a name alone
 * joins where nothing speaks against it, another spelling only where a role speaks for it. When it cannot be told which of several bearers is
 * meant, it is none of them. docs/people.md has the rules in words.
 */
import { isCommonInstitution, matchNames, type NamedKind, type NameMatch, nameMatches } from './identity-names.ts';
import { compareRoles, type RoleRelation } from './identity-roles.ts';

/** A name as one article gives it. */
export interface Mention {
  readonly kind: NamedKind;
  /** Folded. */
  readonly key: string;
  /** Everything the article calls them: roles of a person; the outlet, of an institution that every country has. */
  readonly grounds: readonly string[];
  /** Folded short forms that the article explains. */
  readonly shortForms: readonly string[];
  /** Whom this article's name was taken for before; it stays so where nothing speaks against it. */
  readonly known: number | null;
}

/** Somebody the record knows, as far as it may be who is meant. */
export interface Bearer {
  readonly seq: number;
  /** The person that it was merged into by hand, else the same. */
  readonly canonical: number;
  /** `isGiven`: by hand; whoever bears it of themselves bears it more. */
  readonly names: readonly { readonly key: string; readonly isShort: boolean; readonly isGiven?: boolean }[];
  /** Roles and in how many articles each was given. */
  readonly grounds: readonly { readonly ground: string; readonly uses: number }[];
  /** Articles that name it. */
  readonly articles: number;
  /** Holds what cannot be told to be of one of several namesakes. */
  readonly isUnclear: boolean;
  /** Folded names that people said are not of this one. */
  readonly notNamed: readonly string[];
}

export type Decision =
  | { readonly bearer: number }
  /** `new`: somebody the record does not know. `unclear`: one of several, but not known which. */
  | { readonly bearer: null; readonly as: 'new' | 'unclear' };

interface Candidate {
  readonly bearer: Bearer;
  readonly match: NameMatch;
  readonly relation: RoleRelation;
  readonly isExact: boolean;
  /** Exactly so, and not only by hand. */
  readonly isOwn: boolean;
}

/** A bearer named in so many times as many articles as all others is meant when nothing is said. */
const dominance = 3;
/** Roles that speak for one person outweigh so many times as many that speak against it: articles err, people change. */
const patience = 4;

export function identify(mention: Mention, bearers: readonly Bearer[]): Decision {
  const candidates = bearers.map((bearer) => candidateOf(mention, bearer)).filter((one) => one !== null);
  const open = candidates.filter(({ bearer }) => !bearer.isUnclear);
  if (open.length === 0) return { bearer: null, as: 'new' };
  const known = open.find(({ bearer }) => bearer.seq === mention.known);
  const agreeing = open.filter(({ relation }) => relation === 'agree');
  if (known !== undefined && (known.relation === 'agree' || agreeing.length === 0)) return { bearer: known.bearer.seq };
  const best = agreeing.length > 0 ? closest(agreeing) : closest(open);
  const only = oneOf(best);
  if (only !== null) return { bearer: only.seq };
  const held = candidates.find(({ bearer, isExact }) => bearer.isUnclear && isExact);
  return held === undefined ? { bearer: null, as: 'unclear' } : { bearer: held.bearer.seq };
}

/** Those whose name is written most nearly so. */
function closest(candidates: readonly Candidate[]): readonly Candidate[] {
  const exact = candidates.filter(({ isExact }) => isExact);
  if (exact.length > 0) return exact;
  for (const match of nameMatches) {
    const some = candidates.filter((candidate) => candidate.match === match);
    if (some.length > 0) return some;
  }
  return candidates;
}

/** The one that all of them are, or that nearly all articles mean; null where it cannot be told. */
function oneOf(candidates: readonly Candidate[]): Bearer | null {
  const people = Map.groupBy(candidates, ({ bearer }) => bearer.canonical);
  const counted = [...people.values()]
    .map((some) => ({ some, articles: some.reduce((sum, { bearer }) => sum + bearer.articles, 0) }))
    .toSorted((a, b) => b.articles - a.articles || a.some[0]!.bearer.seq - b.some[0]!.bearer.seq);
  const [first, ...others] = counted;
  if (first === undefined) return null;
  const rest = others.reduce((sum, { articles }) => sum + articles, 0);
  if (others.length > 0 && first.articles < dominance * Math.max(1, rest)) return null;
  const [best] = first.some.toSorted(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || b.bearer.articles - a.bearer.articles || a.bearer.seq - b.bearer.seq,
  );
  return best!.bearer;
}

function candidateOf(mention: Mention, bearer: Bearer): Candidate | null {
  const { key } = mention;
  if (bearer.notNamed.includes(key)) return null;
  const exact = bearer.names.filter((name) => name.key === key && !name.isShort);
  const isExact = exact.length > 0;
  const isOwn = exact.some((name) => name.isGiven !== true);
  const match = isExact ? 'same' : nameOf(mention, bearer);
  if (match === null) return null;
  const relation = relationTo(mention, bearer);
  return joins(mention, bearer, match, relation) ? { bearer, match, relation, isExact, isOwn } : null;
}

/** By the best of its names, unless one of them says that it is another of that name. */
function nameOf({ kind, key, shortForms }: Mention, { names }: Bearer): NameMatch | null {
  let best: NameMatch | null = null;
  for (const name of names) {
    const isLetters = name.isShort ? name.key === key : shortForms.includes(name.key);
    const match = isLetters ? 'same' : name.isShort ? null : matchNames(key, name.key, kind);
    if (match === 'against') return null;
    if (match !== null && (best === null || nameMatches.indexOf(match) < nameMatches.indexOf(best))) best = match;
  }
  return best;
}

function joins(mention: Mention, { grounds }: Bearer, match: NameMatch, relation: RoleRelation): boolean {
  if (mention.kind === 'organization') return relation !== 'differ';
  if (match === 'same' || match === 'initial') return relation !== 'differ';
  if (match === 'generation') return relation === 'agree' || (grounds.length === 0 && mention.grounds.length === 0);
  return relation === 'agree';
}

function relationTo({ kind, key, grounds }: Mention, bearer: Bearer): RoleRelation {
  if (kind === 'organization') return isCommonInstitution(key) ? relationOfOutlets(grounds, bearer) : 'unknown';
  let speaksFor = 0;
  let speaksAgainst = 0;
  for (const { ground, uses } of bearer.grounds) {
    const relations = grounds.map((role) => compareRoles(role, ground));
    if (relations.includes('agree')) speaksFor += uses;
    else if (relations.includes('differ')) speaksAgainst += uses;
  }
  if (speaksFor > 0 && speaksFor * patience >= speaksAgainst) return 'agree';
  return speaksAgainst > 0 ? 'differ' : 'unknown';
}

/** An institution that every country has is one only within an outlet. */
function relationOfOutlets(outlets: readonly string[], { grounds }: Bearer): RoleRelation {
  if (grounds.length === 0 && outlets.length === 0) return 'agree';
  return grounds.some(({ ground }) => outlets.includes(ground)) ? 'agree' : 'differ';
}

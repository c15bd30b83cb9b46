/** What two roles say of whether they are one person's. */
import { type RoleReading, readRole } from './identity-reading.ts';
import { anySport, besideOthers, linkedWorks, nearWorks, opposedToBystanders, widePlaces } from './identity-words.ts';

/** `agree`: something in both speaks for one person. `differ`: something speaks for two. */
export type RoleRelation = 'agree' | 'unknown' | 'differ';

const endings = /(?:ians?|eans?|ans?|ese|ish|ics?|ers?|ia|a|n)$/u;
const shortestStem = 4;

/** `verkhonia` and `verkhonian`, `norland` and `norlandic`. */
function isOnePlace(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < shortestStem) return false;
  const stem = short.replace(endings, '');
  return stem.length >= shortestStem && (long.replace(endings, '') === stem || long.replace(endings, '') === short);
}

/** Both name something, and neither is so wide that the other may lie in it. */
function arePlacesApart(some: readonly string[], others: readonly string[]): boolean {
  const areWide = (names: readonly string[]): boolean => names.every((name) => widePlaces.has(name));
  if (some.length === 0 || others.length === 0) return false;
  return areWide(some) === areWide(others);
}

/** Whether one is named by the first letters of what the other is named by. */
function isShort(one: RoleReading, other: RoleReading): boolean {
  return one.names.some((name) => name.length > 2 && other.letters.some((letters) => letters.startsWith(name)));
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => isOnePlace(one, other)));
}

/** What two roles, as written in two articles, say of whether they are one person's. Null: that article says none. */
export function compareRoles(one: string | null, other: string | null): RoleRelation {
  if (one === null || other === null) return 'unknown';
  const a = readRole(one);
  const b = readRole(other);
  const shared = !isCrossed(a, b) && (share(a.names, b.names) || isShort(a, b) || isShort(b, a));
  const apart = !shared && arePlacesApart(a.names, b.names);
  const isFormer = a.isFormer || b.isFormer;
  if (a.works.size === 0 || b.works.size === 0) {
    if (shared) return 'agree';
    const isBeside = (a.works.size > 0 && standsBeside(b)) || (b.works.size > 0 && standsBeside(a));
    return apart && !isBeside && !isFormer ? 'differ' : 'unknown';
  }
  const work = sharesPost(a, b) && (a.isPresumed || b.isPresumed) ? 'same' : relationOfWorks(a.works, b.works);
  if (work === 'same') return compareWithin(a, b, shared, apart, isFormer);
  if (work === 'near') return apart && !isFormer ? 'differ' : shared ? 'agree' : 'unknown';
  if (work === 'linked') return shared ? 'agree' : isFormer && !apart ? 'unknown' : 'differ';
  return shared && isFormer ? 'unknown' : 'differ';
}

function sharesPost(a: RoleReading, b: RoleReading): boolean {
  return [...a.posts].some((post) => b.posts.has(post));
}

/** `Norland's ambassador to Sudmark` and `Sudmark's ambassador to Norland`: the same names, the other way round. */
function isCrossed(a: RoleReading, b: RoleReading): boolean {
  const front = ({ names, namesBehind }: RoleReading) => names.filter((name) => !namesBehind.includes(name));
  if ([front(a), front(b), a.namesBehind, b.namesBehind].some((names) => names.length === 0)) return false;
  return !share(front(a), front(b)) && !share(a.namesBehind, b.namesBehind);
}

function standsBeside({ posts }: RoleReading): boolean {
  return [...posts].every((post) => besideOthers.has(post));
}

/** Two roles of one work. */
function compareWithin(
  a: RoleReading,
  b: RoleReading,
  shared: boolean,
  apart: boolean,
  isFormer: boolean,
): RoleRelation {
  if (shared) return 'agree';
  if (apart) return isFormer && !sharesPost(a, b) ? 'unknown' : 'differ';
  const learned = isLearned(a) && isLearned(b);
  if (learned && a.subjects.length > 0 && b.subjects.length > 0 && !share(a.subjects, b.subjects)) return 'differ';
  return 'agree';
}

const learnedWorks: readonly string[] = ['science', 'academia', 'study', 'school', 'engineering'];

function isLearned({ works: done }: RoleReading): boolean {
  return learnedWorks.some((work) => done.has(work));
}

type WorkRelation = 'same' | 'near' | 'linked' | 'far';

function relationOfWorks(some: ReadonlySet<string>, others: ReadonlySet<string>): WorkRelation {
  let best: WorkRelation = 'far';
  const hasOneSport = (all: ReadonlySet<string>): boolean => [...all].some((work) => anySport.has(work));
  const twoSports = hasOneSport(some) && hasOneSport(others);
  for (const one of some) {
    for (const other of others) {
      if (one === 'sport' && other === 'sport' && twoSports) continue;
      const relation = relationOfTwo(one, other, twoSports);
      if (order.indexOf(relation) < order.indexOf(best)) best = relation;
    }
  }
  return best;
}

const order: readonly WorkRelation[] = ['same', 'near', 'linked', 'far'];

function relationOfTwo(one: string, other: string, twoSports: boolean): WorkRelation {
  if (one === other) return 'same';
  const isSport = (work: string): boolean => work === 'sport' || anySport.has(work);
  if (!twoSports && isSport(one) && isSport(other)) return 'same';
  if (one === 'bystanders' || other === 'bystanders') {
    return opposedToBystanders.has(one) || opposedToBystanders.has(other) ? 'far' : 'near';
  }
  const pair = `${one} ${other}`;
  if (nearWorks.has(pair)) return 'near';
  return linkedWorks.has(pair) ? 'linked' : 'far';
}

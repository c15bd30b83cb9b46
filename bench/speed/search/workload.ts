/** What is asked: as people mix it, drawn with a seed. */
import type { SearchRequest } from '../../../src/types/index.ts';

export interface Asked {
  /** What kind of query, for the table. */
  readonly kind: string;
  readonly query: string;
  readonly request: Omit<SearchRequest, 'cursor'>;
  /** Pages that are turned before the one that is measured. */
  readonly turned: number;
}

const vocabulary = 5_000;

export function* askedFor(count: number): Generator<Asked> {
  let state = 20_311;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let n = 0; n < count; n++) {
    const [kind, make] = kinds[Math.floor(next() * kinds.length)]!;
    yield {
      kind,
      query: make(next),
      request: { limit: 30, facets: next() < 0.5, sort: next() < 0.15 ? 'match' : 'date' },
      turned: next() < 0.2 ? 1 + Math.floor(next() * 5) : 0,
    };
  }
}

type Next = () => number;

function word(rank: number): string {
  return `w${Math.floor(rank).toString(36)}`;
}

/** As often as it is written. */
const any = (next: Next): string => word(vocabulary ** next() - 1);
const common = (next: Next): string => word(next() * 12);
const rare = (next: Next): string => word(1_500 + next() * 3_400);
const name = (next: Next): string => `varga${Math.floor(400 ** next() - 1).toString(36)}`;
const first = (next: Next): string => ['ilse', 'aldo', 'mirre', 'tove', 'sanna'][Math.floor(next() * 5)]!;
const month = (next: Next): string =>
  `20${31 + Math.floor(next() * 7)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}`;
const act = (next: Next): string => ['warn', 'deny', 'promise', 'announce'][Math.floor(next() * 4)]!;

const kinds: readonly (readonly [kind: string, make: (next: Next) => string])[] = [
  ['a word', any],
  ['a common word', common],
  ['a rare word', rare],
  ['two words', (next) => `${any(next)} ${any(next)}`],
  ['three words', (next) => `${any(next)} ${any(next)} ${any(next)}`],
  ['common words', (next) => `${common(next)} ${common(next)}`],
  ['a phrase', (next) => `"${common(next)} ${any(next)}"`],
  ['a beginning', (next) => `w${(36 + Math.floor(next() * 90)).toString(36)}*`],
  ['without a word', (next) => `${any(next)} -${any(next)}`],
  ['one or the other', (next) => `${any(next)} OR ${rare(next)}`],
  ['who, a surname', (next) => `who:${name(next)}`],
  ['who, a first name', (next) => `who:${first(next)}`],
  ['who and about', (next) => `who:"${first(next)} ${name(next)}" about:${any(next)}`],
  ['a month', (next) => `when:${month(next)}`],
  ['a word in a month', (next) => `${any(next)} when:${month(next)}`],
  ['fields', (next) => `${any(next)} act:${act(next)} mode:direct sure:yes`],
  ['how sure', (next) => `${any(next)} sure:>0.${71 + Math.floor(next() * 25)}`],
  ['an outlet', (next) => `outlet:"Courier ${Math.floor(next() * 30)}" ${any(next)}`],
  ['not checked', (next) => `checked:no act:${act(next)}`],
  ['nested', (next) => `(${any(next)} OR when:${month(next)}) -act:${act(next)}`],
];

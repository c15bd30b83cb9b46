/**
 * Compiles the patterns of a `TimeLanguage` into one automaton over classes of words. Patterns are flattened (no choice is left in
 * them), put into a trie, and the trie's state sets are made deterministic as signatures (sets of classes) are first met. Reading one
 * word is one look-up; no pattern is longer than `longest`, so reading a text is linear.
 */
import type { TimeLanguage, TimeMeaning, TimeValue } from '../../types/index.ts';

/** One place of a flattened pattern: a word that is of one of these classes. */
interface Place {
  /** Class ids, in the order of the pattern. */
  readonly classes: readonly number[];
}

export interface FlatPattern {
  readonly meaning: TimeMeaning;
  readonly places: readonly Place[];
  /** Class name → value, from `+CLASS=value`. */
  readonly given: readonly (readonly [string, TimeValue])[];
  /** Its place in the list: of two that match the same words the first counts. */
  readonly rank: number;
  /** Class ids of the conditions; null for none. */
  readonly after: ReadonlySet<number> | null;
  readonly notAfter: ReadonlySet<number> | null;
  readonly before: ReadonlySet<number> | null;
  readonly notBefore: ReadonlySet<number> | null;
  readonly loose: boolean;
}

interface Node {
  readonly edges: Map<string, { readonly classes: readonly number[]; readonly to: Node }>;
  readonly ends: FlatPattern[];
}

interface State {
  readonly nodes: readonly Node[];
  /** By signature: state number, 0 for none, -1 not known yet. */
  next: Int32Array;
  readonly ends: readonly FlatPattern[];
}

type Flat = readonly string[];

/** Cuts a pattern into its flat ones. Throws `RangeError` for a pattern that is written wrong. */
export function flatten(pattern: string, macros: Readonly<Record<string, string>>): readonly Flat[] {
  const symbols = pattern.match(/[()[\]|]|[^\s()[\]|]+/g) ?? [];
  let at = 0;
  const choice = (): Flat[] => {
    const all = sequence();
    while (symbols[at] === '|') {
      at++;
      all.push(...sequence());
    }
    return all;
  };
  const sequence = (): Flat[] => {
    let all: Flat[] = [[]];
    for (let symbol = symbols[at]; symbol !== undefined && !'|)]'.includes(symbol); symbol = symbols[at]) {
      const one = element(symbol);
      all = all.flatMap((head) => one.map((tail) => [...head, ...tail]));
    }
    return all;
  };
  const element = (symbol: string): readonly Flat[] => {
    at++;
    if (symbol === '(' || symbol === '[') {
      const inner = choice();
      if (symbols[at++] !== (symbol === '(' ? ')' : ']')) throw new RangeError(`no end of ${symbol} in ${pattern}`);
      return symbol === '[' ? [[], ...inner] : joined(inner);
    }
    if (!symbol.startsWith('$')) return [[symbol]];
    const macro = macros[symbol.slice(1)];
    if (macro === undefined) throw new RangeError(`no macro ${symbol} in ${pattern}`);
    return joined(flatten(macro, macros));
  };
  const all = choice();
  if (at < symbols.length) throw new RangeError(`no beginning of ${symbols[at]} in ${pattern}`);
  return all;
}

/** Choices of a single element each become one element with several classes, `a|b`. */
function joined(choices: readonly Flat[]): readonly Flat[] {
  const plain = (flat: Flat) => flat.length === 1 && !flat[0]!.startsWith('+');
  const single = choices.filter(plain);
  if (single.length < 2) return choices;
  return [[single.map(([one]) => one).join('|')], ...choices.filter((flat) => !plain(flat))];
}

export class Grammar {
  readonly #classIds = new Map<string, number>();
  readonly #classNames: string[] = [];
  readonly #signatures = new Map<string, number>();
  readonly #classesOf: ReadonlySet<number>[] = [];
  readonly #states: State[] = [];
  readonly #stateIds = new Map<string, number>();
  readonly #nodeIds = new Map<Node, number>();
  /** Words that patterns name → class id; those with a capital apart. */
  readonly literals = new Map<string, number>();

  constructor(language: TimeLanguage) {
    this.signatureOf([]);
    const root: Node = { edges: new Map(), ends: [] };
    language.patterns.forEach((source, rank) => {
      const conditions = (names: readonly string[] | undefined) =>
        names === undefined ? null : new Set(names.map((name) => this.classId(name)));
      const shared = {
        meaning: source.meaning,
        rank,
        after: conditions(source.after),
        notAfter: conditions(source.notAfter),
        before: conditions(source.before),
        notBefore: conditions(source.notBefore),
        loose: source.loose === true,
      };
      for (const flat of flatten(source.pattern, language.macros)) this.#plant(root, flat, shared);
    });
    this.#stateOf([]);
    this.#stateOf([root]);
  }

  #plant(root: Node, flat: Flat, shared: Omit<FlatPattern, 'places' | 'given'>): void {
    let node = root;
    const places: Place[] = [];
    const given: (readonly [string, TimeValue])[] = [];
    for (const element of flat) {
      if (element.startsWith('+')) {
        const [name, value] = element.slice(1).split('=');
        given.push([name!, /^-?\d+$/.test(value!) ? Number(value) : value!]);
        continue;
      }
      const classes = element.split('|').map((name) => this.classId(name));
      const key = classes.join(' ');
      let edge = node.edges.get(key);
      if (edge === undefined) {
        edge = { classes, to: { edges: new Map(), ends: [] } };
        node.edges.set(key, edge);
      }
      node = edge.to;
      places.push({ classes });
    }
    if (places.length > 0) node.ends.push({ ...shared, places, given });
  }

  /** The id of a class, of a class with a value (`STEP=-1`), or of a word. */
  classId(name: string): number {
    let id = this.#classIds.get(name);
    if (id === undefined) {
      id = this.#classNames.length;
      this.#classIds.set(name, id);
      this.#classNames.push(name);
      if (!/^[A-Z][A-Z0-9]+(=|$)/.test(name)) this.literals.set(name, id);
    }
    return id;
  }

  /** The id of a class that a pattern names, or -1. */
  knownClass(name: string): number {
    return this.#classIds.get(name) ?? -1;
  }

  /** `MONTH` for `MONTH` and `MONTH=5`. */
  className(id: number): string {
    const name = this.#classNames[id]!;
    const equals = name.indexOf('=');
    return equals > 0 ? name.slice(0, equals) : name;
  }

  /** One number for a set of classes; 0 for none. */
  signatureOf(classes: readonly number[]): number {
    const key = [...new Set(classes)].sort((a, b) => a - b).join(' ');
    let id = this.#signatures.get(key);
    if (id === undefined) {
      id = this.#classesOf.length;
      this.#signatures.set(key, id);
      this.#classesOf.push(new Set(classes));
    }
    return id;
  }

  hasClass(signature: number, id: number): boolean {
    return this.#classesOf[signature]!.has(id);
  }

  classesOf(signature: number): ReadonlySet<number> {
    return this.#classesOf[signature]!;
  }

  #stateOf(nodes: readonly Node[]): number {
    const key = nodes
      .map((node) => {
        let id = this.#nodeIds.get(node);
        if (id === undefined) {
          id = this.#nodeIds.size;
          this.#nodeIds.set(node, id);
        }
        return id;
      })
      .join(' ');
    let id = this.#stateIds.get(key);
    if (id === undefined) {
      id = this.#states.length;
      this.#stateIds.set(key, id);
      const ends = nodes.flatMap((node) => node.ends).sort((a, b) => a.rank - b.rank);
      this.#states.push({ nodes, next: new Int32Array(0), ends });
    }
    return id;
  }

  readonly start = 1;

  /** The state after a word with these classes; 0 when no pattern goes on. */
  next(from: number, signature: number): number {
    const state = this.#states[from]!;
    if (signature >= state.next.length) {
      const grown = new Int32Array(signature + 64).fill(-1);
      grown.set(state.next);
      state.next = grown;
    }
    const known = state.next[signature]!;
    if (known >= 0) return known;
    const classes = this.#classesOf[signature]!;
    const nodes: Node[] = [];
    for (const node of state.nodes) {
      for (const edge of node.edges.values()) if (edge.classes.some((id) => classes.has(id))) nodes.push(edge.to);
    }
    const id = this.#stateOf(nodes);
    state.next[signature] = id;
    return id;
  }

  /** The patterns that end in this state. */
  endsAt(state: number): readonly FlatPattern[] {
    return this.#states[state]!.ends;
  }
}

/**
 * Compiles the patterns of a `TimeLanguage` into one automaton over classes of words. Patterns are flattened (no choice is left in
 * them) into a trie, node by node as a text comes by, and the trie's state sets are made deterministic as signatures (sets of
 * classes) are first met. Reading one word is one look-up; no pattern is longer than `longest`, so reading a text is linear.
 */
import type { TimeLanguage, TimeMeaning, TimeValue } from '../../types/index.ts';
import { type Beginning, beginningsOf, type Choice, elementsOf, type Path, parsePattern, unfold } from './patterns.ts';

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

/** What the flat patterns of one source have in common. */
type Shared = Omit<FlatPattern, 'places' | 'given'>;

interface Node {
  /** What edges and ends are made of when a text first comes by; then empty. */
  waiting: (readonly [Beginning, Shared])[];
  readonly edges: Map<string, { readonly classes: readonly number[]; readonly to: Node }>;
  readonly ends: FlatPattern[];
}

const newNode = (): Node => ({ waiting: [], edges: new Map(), ends: [] });

interface State {
  readonly nodes: readonly Node[];
  /** By signature: state number, 0 for none, -1 not known yet. */
  next: Int32Array;
  readonly ends: readonly FlatPattern[];
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
    const root = newNode();
    const macros = new Map<string, Choice>();
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
      const choice = parsePattern(source.pattern, language.macros, macros);
      // Which words are literals is asked before a text comes by.
      for (const element of elementsOf(choice)) this.#classesNamed(element);
      for (const beginning of beginningsOf(choice)) root.waiting.push([beginning, shared]);
    });
    this.#stateOf([]);
    this.#stateOf([root]);
  }

  #classesNamed(element: string): readonly number[] {
    return element.split('|').map((name) => this.classId(name));
  }

  /** The node with its edges and ends. */
  #unfolded(node: Node): Node {
    const { waiting } = node;
    node.waiting = [];
    for (const [beginning, shared] of waiting) {
      unfold(
        beginning,
        (element, to) => {
          const classes = this.#classesNamed(element);
          const key = classes.join(' ');
          let edge = node.edges.get(key);
          if (edge === undefined) {
            edge = { classes, to: newNode() };
            node.edges.set(key, edge);
          }
          edge.to.waiting.push([to, shared]);
        },
        (path) => {
          const flat = this.#flatPattern(path, shared);
          if (flat.places.length > 0) node.ends.push(flat);
        },
      );
    }
    return node;
  }

  #flatPattern(path: Path | null, shared: Shared): FlatPattern {
    const places: Place[] = [];
    const given: (readonly [string, TimeValue])[] = [];
    for (let at = path; at !== null; at = at.before) {
      if (at.element.startsWith('+')) {
        const [name, value] = at.element.slice(1).split('=');
        given.unshift([name!, /^-?\d+$/.test(value!) ? Number(value) : value!]);
      } else places.unshift({ classes: this.#classesNamed(at.element) });
    }
    return { ...shared, places, given };
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
      const ends = nodes.flatMap((node) => this.#unfolded(node).ends).sort((a, b) => a.rank - b.rank);
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

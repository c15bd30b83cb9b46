/**
 * The notation of time patterns: words and classes side by side, `(a | b)` for a choice, `[a]` for what may be missing, `$NAME` for a
 * macro, `+CLASS=value` for a value that no word has. A pattern stands for many flat ones, without choices; they are unfolded
 * from the left, one word at a time, as far as a text asks for them: all of them at once would be tens of thousands.
 */

/** Parsed once; shared by every pattern that names the macro. */
export type Choice = readonly Sequence[];
type Sequence = readonly Item[];
type Item =
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'optional'; readonly inner: Choice }
  /** `merged`: the choices of a single word or class as one, `a|b`; null when there are fewer than two. */
  | { readonly kind: 'group'; readonly inner: Choice; readonly merged: string | null };

type Macros = Readonly<Record<string, string>>;

/** Reads a pattern. `known` keeps macros that were read before. Throws `RangeError` for a pattern that is written wrong. */
export function parsePattern(pattern: string, macros: Macros, known: Map<string, Choice>): Choice {
  const symbols = pattern.match(/[()[\]|]|[^\s()[\]|]+/g) ?? [];
  let at = 0;
  const choice = (): Choice => {
    const all = [sequence()];
    while (symbols[at] === '|') {
      at++;
      all.push(sequence());
    }
    return all;
  };
  const sequence = (): Sequence => {
    const items: Item[] = [];
    for (let symbol = symbols[at]; symbol !== undefined && !'|)]'.includes(symbol); symbol = symbols[at]) {
      at++;
      items.push(item(symbol));
    }
    return items;
  };
  const item = (symbol: string): Item => {
    if (symbol === '(' || symbol === '[') {
      const inner = choice();
      if (symbols[at++] !== (symbol === '(' ? ')' : ']')) throw new RangeError(`no end of ${symbol} in ${pattern}`);
      return symbol === '[' ? { kind: 'optional', inner } : groupOf(inner);
    }
    if (!symbol.startsWith('$')) return { kind: 'element', name: symbol };
    const name = symbol.slice(1);
    let inner = known.get(name);
    if (inner === undefined) {
      const macro = macros[name];
      if (macro === undefined) throw new RangeError(`no macro ${symbol} in ${pattern}`);
      inner = parsePattern(macro, macros, known);
      known.set(name, inner);
    }
    return groupOf(inner);
  };
  const all = choice();
  if (at < symbols.length) throw new RangeError(`no beginning of ${symbols[at]} in ${pattern}`);
  return all;
}

const isPlain = (element: string): boolean => !element.startsWith('+');

function groupOf(inner: Choice): Item {
  const singles = shortFlats(inner).filter((flat) => flat.length === 1 && isPlain(flat[0]!));
  return { kind: 'group', inner, merged: singles.length < 2 ? null : singles.join('|') };
}

type Flat = readonly string[];

/** The flat patterns of at most one element, in order. */
function shortFlats(choice: Choice): readonly Flat[] {
  return choice.flatMap((sequence) => {
    let all: readonly Flat[] = [[]];
    for (const item of sequence) {
      const tails = shortFlatsOf(item);
      all = all.flatMap((head) => tails.map((tail) => [...head, ...tail]).filter(({ length }) => length < 2));
    }
    return all;
  });
}

function shortFlatsOf(item: Item): readonly Flat[] {
  if (item.kind === 'element') return [[item.name]];
  const inner = shortFlats(item.inner);
  if (item.kind === 'optional') return [[], ...inner];
  if (item.merged === null) return inner;
  return [[item.merged], ...inner.filter(([one]) => one === undefined || !isPlain(one))];
}

/** Every word, class and `a|b` that the pattern names. */
export function elementsOf(choice: Choice): readonly string[] {
  return choice.flatMap((sequence) =>
    sequence.flatMap((item) => (item.kind === 'element' ? [item.name].filter(isPlain) : elementsOf(item.inner))),
  );
}

/** What came before, last first. */
export interface Path {
  readonly element: string;
  readonly before: Path | null;
  readonly length: number;
}

/** What is still to come. `close`: the end of a group whose single elements were taken together; it began at that length. */
interface Rest {
  readonly item: Item | { readonly kind: 'close'; readonly began: number };
  readonly next: Rest | null;
}

/** Flat patterns of a common beginning. */
export interface Beginning {
  readonly path: Path | null;
  readonly rest: Rest | null;
}

const followed = (sequence: Sequence, rest: Rest | null): Rest | null =>
  sequence.reduceRight<Rest | null>((next, item) => ({ item, next }), rest);

const lengthOf = (path: Path | null): number => path?.length ?? 0;

const then = (path: Path | null, element: string): Path => ({ element, before: path, length: lengthOf(path) + 1 });

/** The beginnings that a pattern has before its first word. */
export function beginningsOf(choice: Choice): readonly Beginning[] {
  return choice.map((sequence) => ({ path: null, rest: followed(sequence, null) }));
}

const closes = (path: Path | null, began: number): boolean => lengthOf(path) !== began + 1 || !isPlain(path!.element);

/** Whether any flat pattern is left. */
function isAlive({ path, rest }: Beginning): boolean {
  if (rest === null) return true;
  const { item, next } = rest;
  if (item.kind === 'close') return closes(path, item.began) && isAlive({ path, rest: next });
  if (item.kind === 'element') return isAlive({ path: then(path, item.name), rest: next });
  if (item.kind === 'optional' && isAlive({ path, rest: next })) return true;
  if (item.kind === 'group' && item.merged !== null && isAlive({ path: then(path, item.merged), rest: next }))
    return true;
  return choices(path, item, next).some(isAlive);
}

/** The beginnings with one of the choices of an item taken. */
function choices(path: Path | null, item: Exclude<Item, { kind: 'element' }>, next: Rest | null): Beginning[] {
  const isMerged = item.kind === 'group' && item.merged !== null;
  const after: Rest | null = isMerged ? { item: { kind: 'close', began: lengthOf(path) }, next } : next;
  return item.inner.map((sequence) => ({ path, rest: followed(sequence, after) }));
}

/**
 * Goes on by one word, in the order of the flat patterns: calls `word` with each word (or `a|b`) that may come next and what it
 * leads to, and `end` for what is complete.
 */
export function unfold(
  { path, rest }: Beginning,
  word: (element: string, to: Beginning) => void,
  end: (path: Path | null) => void,
): void {
  if (rest === null) {
    end(path);
    return;
  }
  const { item, next } = rest;
  const goOn = (element: string): void => {
    const to = { path: then(path, element), rest: next };
    if (isAlive(to)) word(element, to);
  };
  if (item.kind === 'close') {
    if (closes(path, item.began)) unfold({ path, rest: next }, word, end);
  } else if (item.kind === 'element') {
    if (isPlain(item.name)) goOn(item.name);
    else unfold({ path: then(path, item.name), rest: next }, word, end);
  } else {
    if (item.kind === 'optional') unfold({ path, rest: next }, word, end);
    else if (item.merged !== null) goOn(item.merged);
    for (const choice of choices(path, item, next)) unfold(choice, word, end);
  }
}

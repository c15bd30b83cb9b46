/**
 * Text → the words and sentences of Universal Dependencies. The tokeniser's tokens are cut further (`all|-|girl`, `5|km`) or put
 * together again (`:)`, `th-`, `***`), and words written as one become ranges (`do|n't`, `Varga|'s`, `ministers|'`).
 * Linear in the text's length; never throws for what a text contains.
 */
import type { LanguagePack, Span, SyntacticWords } from '../../types/index.ts';
import { blank, classOf, digit, isApostrophe } from '../characters.ts';
import { singleMark, stop, TokenColumns, word } from '../columns.ts';
import { lexiconOf } from '../lexicon.ts';
import { tokenise } from '../tokeniser.ts';
import type { BoundaryWeights } from './boundary-weights.ts';
import { Cutter } from './cuts.ts';
import { findSentenceEnds } from './sentence-ends.ts';
import { WordColumns } from './word-columns.ts';

const cutters = new WeakMap<LanguagePack, Cutter>();

function cutterOf(pack: LanguagePack): Cutter {
  let cutter = cutters.get(pack);
  if (cutter === undefined) {
    cutter = new Cutter(pack);
    cutters.set(pack, cutter);
  }
  return cutter;
}

/**
 * The words and sentences of some stretches of a text (paragraphs, in order, not overlapping).
 * @param weights what says where a sentence ends; null for the rules alone
 */
export function splitWords(
  text: string,
  stretches: readonly Span[],
  pack: LanguagePack,
  weights: BoundaryWeights | null,
): SyntacticWords {
  const tokens = new TokenColumns(text, text.length >> 2, lexiconOf(pack));
  const splitter = new WordSplitter(text, tokens, pack, weights);
  stretches.forEach(({ start, end }, index) => {
    const firstToken = tokens.length;
    tokenise(text, start, end, pack, tokens);
    splitter.add(firstToken, end, index);
  });
  return splitter.finish();
}

/** Words and sentences of a text whose tokens are there already, stretch by stretch while they grow. */
export class WordSplitter {
  readonly #text: string;
  readonly #tokens: TokenColumns;
  readonly #pack: LanguagePack;
  readonly #weights: BoundaryWeights | null;
  readonly #words: WordColumns;
  readonly #sentenceEnds: number[] = [];
  readonly #sentenceStretch: number[] = [];

  constructor(text: string, tokens: TokenColumns, pack: LanguagePack, weights: BoundaryWeights | null) {
    this.#text = text;
    this.#tokens = tokens;
    this.#pack = pack;
    this.#weights = weights;
    this.#words = new WordColumns((text.length >> 2) + 64);
  }

  /** Takes the tokens from `firstToken` to the last there is: those of the stretch called `stretch`, which ends at `end`. */
  add(firstToken: number, end: number, stretch: number): void {
    const words = this.#words;
    const firstWord = words.length;
    new StretchReader(this.#text, end, this.#tokens, firstToken, words, this.#pack).read();
    if (words.length === firstWord) return;
    findSentenceEnds(this.#text, words, firstWord, this.#pack, this.#weights, (sentenceEnd) => {
      this.#sentenceEnds.push(sentenceEnd);
      this.#sentenceStretch.push(stretch);
    });
  }

  finish(): SyntacticWords {
    const words = this.#words;
    const { length } = words;
    return {
      length,
      start: words.start.slice(0, length),
      end: words.end.slice(0, length),
      forms: words.forms,
      sentenceEnds: Uint32Array.from(this.#sentenceEnds),
      sentenceStretch: Uint32Array.from(this.#sentenceStretch),
      rangeFirst: Uint32Array.from(words.rangeFirst),
      rangeEnd: Uint32Array.from(words.rangeEnd),
    };
  }
}

/** The words of one stretch by themselves, without sentences: what the weights are trained on. */
export function splitStretch(text: string, { start, end }: Span, pack: LanguagePack): WordColumns {
  const tokens = new TokenColumns(text, (end - start) >> 2, lexiconOf(pack));
  const words = new WordColumns((end - start) >> 2);
  tokenise(text, start, end, pack, tokens);
  new StretchReader(text, end, tokens, 0, words, pack).read();
  return words;
}

/** Turns the tokens of one stretch into words. */
class StretchReader {
  readonly #text: string;
  readonly #end: number;
  readonly #tokens: TokenColumns;
  readonly #first: number;
  readonly #words: WordColumns;
  readonly #pack: LanguagePack;
  readonly #cutter: Cutter;
  /** A single quotation mark is open: the next one may close it rather than make a possessive. */
  #open = false;

  constructor(text: string, end: number, tokens: TokenColumns, first: number, words: WordColumns, pack: LanguagePack) {
    this.#text = text;
    this.#end = end;
    this.#tokens = tokens;
    this.#first = first;
    this.#words = words;
    this.#pack = pack;
    this.#cutter = cutterOf(pack);
  }

  read(): void {
    const { length } = this.#tokens;
    for (let k = this.#first; k < length; ) k = this.#tokens.kind[k] === word ? this.#word(k) : this.#sign(k);
  }

  #form(k: number): string {
    return this.#tokens.forms[this.#tokens.form[k]!]!;
  }

  #touches(k: number): boolean {
    return k > this.#first && this.#tokens.start[k] === this.#tokens.end[k - 1];
  }

  #isBlankAfter(k: number): boolean {
    const past = this.#tokens.end[k]!;
    return past >= this.#end || classOf(this.#text.charCodeAt(past)) === blank;
  }

  /** A word with its clitics: `could|n't|'ve`. */
  #word(k: number): number {
    const words = this.#words;
    const start = this.#tokens.start[k]!;
    const form = this.#form(k);
    if (this.#goesWithBefore(k, form)) {
      words.widen(this.#text, this.#tokens.end[k]!);
      return k + 1;
    }
    const before = words.length;
    const cuts = this.#cutter.cutsOf(form);
    let from = 0;
    for (const at of cuts.at) {
      words.cut(this.#text, start + from, start + at);
      from = at;
    }
    if (from === 0) words.add(start, this.#tokens.end[k]!, form);
    else words.cut(this.#text, start + from, this.#tokens.end[k]!);
    if (cuts.together) words.join(before);
    // Two words in touch are one that the tokeniser has cut: a clitic, or the second half of `cannot`.
    else if (this.#touches(k) && this.#tokens.kind[k - 1] === word && this.#isCutOff(k)) words.join(before - 1);
    return this.#label(k) ?? this.#currency(k) ?? this.#fragment(k, form);
  }

  /** `2.` at the beginning of a paragraph, with something after it. */
  #label(k: number): number | null {
    const next = k + 1;
    if (k !== this.#first || next >= this.#tokens.length || !this.#touches(next) || !this.#isBlankAfter(next))
      return null;
    const sign = this.#form(next);
    const isLabel = (sign === '.' || sign === ')') && /^(?:\d{1,3}|[a-z])$/iu.test(this.#form(k));
    if (!isLabel || next + 1 >= this.#tokens.length) return null;
    this.#words.widen(this.#text, this.#tokens.end[next]!);
    return next + 1;
  }

  /** `US$`. */
  #currency(k: number): number | null {
    const next = k + 1;
    if (next >= this.#tokens.length || !this.#touches(next) || this.#form(next) !== '$') return null;
    if (!this.#pack.syntacticWords.currencyLetters.has(this.#tokens.lowerForms[this.#tokens.form[k]!]!)) return null;
    this.#words.widen(this.#text, this.#tokens.end[next]!);
    return next + 1;
  }

  /** `80's`, `Varga@port`, `+44`: what the tokeniser cuts and treebanks do not. */
  #goesWithBefore(k: number, form: string): boolean {
    if (!this.#touches(k)) return false;
    const before = this.#form(k - 1);
    const last = this.#text.charCodeAt(this.#tokens.start[k]! - 1);
    if (this.#tokens.kind[k - 1] === word) {
      if (form.charCodeAt(0) === 0x40) return true;
      return form.length === 2 && isApostrophe(form.charCodeAt(0)) && isDecade(before) && /s/i.test(form);
    }
    if (before !== '+' || last !== 0x2b || classOf(form.charCodeAt(0)) !== digit) return false;
    return k - 1 === this.#first || !this.#touches(k - 1);
  }

  #isCutOff(k: number): boolean {
    const lower = this.#tokens.lowerForms[this.#tokens.form[k]!]!;
    if (this.#pack.clitics.has(lower)) return true;
    const together = this.#tokens.lowerForms[this.#tokens.form[k - 1]!]! + lower;
    return this.#pack.fusedWords.has(together);
  }

  /** `th-`: a word broken off keeps its hyphen; `pre-` in `pre- and post-war` does not, nor do longer words. */
  #fragment(k: number, form: string): number {
    const next = k + 1;
    if (next >= this.#tokens.length || form.length > 3 || !this.#touches(next)) return next;
    if (this.#form(next) !== '-' || !this.#isBlankAfter(next) || !/^\p{L}+$/u.test(form)) return next;
    if (next + 1 < this.#tokens.length) {
      const after = this.#tokens.lowerForms[this.#tokens.form[next + 1]!]!;
      if (this.#pack.syntacticWords.suspenders.has(after)) return next;
    }
    this.#words.widen(this.#text, this.#tokens.end[next]!);
    return next + 1;
  }

  #sign(k: number): number {
    const { kind, start, end } = this.#tokens;
    const face = this.#endOfEmoticon(k);
    if (face > k) {
      this.#words.cut(this.#text, start[k]!, end[face - 1]!);
      return face;
    }
    const named = this.#endOfName(k);
    if (named > k) {
      this.#words.widen(this.#text, end[named - 1]!);
      return named;
    }
    if (kind[k] === singleMark) return this.#singleMark(k);
    this.#words.add(start[k]!, end[k]!, this.#form(k));
    let next = k + 1;
    while (next < this.#tokens.length && this.#touches(next) && this.#goesOn(k, next)) next++;
    if (next > k + 1) this.#words.widen(this.#text, end[next - 1]!);
    return next;
  }

  /** Runs of one sign (`***`, `>>`) and of stops (`.?`) are one word. */
  #goesOn(k: number, next: number): boolean {
    if (this.#tokens.kind[k] === stop) return this.#tokens.kind[next] === stop;
    const code = this.#text.charCodeAt(this.#tokens.start[k]!);
    return isRunning(code) && this.#text.charCodeAt(this.#tokens.start[next]!) === code;
  }

  /** `ministers'`: the possessive, when no quotation is open. */
  #singleMark(k: number): number {
    const { start, end } = this.#tokens;
    const code = this.#text.charCodeAt(start[k]!);
    this.#words.add(start[k]!, end[k]!, this.#form(k));
    const next = k + 1;
    if (next < this.#tokens.length && code > 0x7f && this.#tokens.kind[next] === singleMark && this.#touches(next)) {
      // Two single marks for a double one.
      const second = this.#text.charCodeAt(start[next]!);
      if (second === 0x2019 || (second === 0x2018 && code === second)) {
        this.#words.widen(this.#text, end[next]!);
        return next + 1;
      }
    }
    const afterWord = this.#touches(k) && this.#tokens.kind[k - 1] === word;
    if (!afterWord) {
      if (!this.#isBlankAfter(k)) this.#open = true;
      else this.#open = false;
      return k + 1;
    }
    const letter = this.#text[start[k]! - 1]!.toLowerCase();
    const possessive =
      isApostrophe(code) && !this.#open && this.#pack.syntacticWords.possessiveLetters.includes(letter);
    if (possessive) this.#words.join(this.#words.length - 2);
    else this.#open = false;
    return k + 1;
  }

  /** The token after `.DOC`, when the full stop at `k` stands between a word and such an ending; else `k`. */
  #endOfName(k: number): number {
    const next = k + 1;
    if (this.#form(k) !== '.' || next >= this.#tokens.length || !this.#touches(k) || !this.#touches(next)) return k;
    const ending = this.#tokens.lowerForms[this.#tokens.form[next]!]!;
    return this.#tokens.kind[k - 1] === word && this.#pack.syntacticWords.nameEndings.has(ending) ? next + 1 : k;
  }

  /** The token after the face that begins at `k`, or `k` when there is none: at most four characters, blanks around them. */
  #endOfEmoticon(k: number): number {
    const { start, end, length } = this.#tokens;
    if (this.#touches(k) && !this.#pack.syntacticWords.emoticons.has(this.#text.slice(start[k]!, end[k]!))) return k;
    let next = k + 1;
    while (next < length && this.#touches(next) && end[next]! - start[k]! <= 4) next++;
    if (next === k + 1 || !this.#isBlankAfter(next - 1)) return k;
    return this.#pack.syntacticWords.emoticons.has(this.#text.slice(start[k]!, end[next - 1]!)) ? next : k;
  }
}

/** `80`, `1930`, `'60`: numbers before `'s`. */
function isDecade(form: string): boolean {
  return form.length <= 5 && /^['’]?\d+$/.test(form);
}

/** `* = + _ ~ < > - # $ / \\` */
function isRunning(code: number): boolean {
  return (
    code === 0x2a ||
    code === 0x3d ||
    code === 0x2b ||
    code === 0x5f ||
    code === 0x7e ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x2d ||
    code === 0x23 ||
    code === 0x24 ||
    code === 0x2f ||
    code === 0x5c
  );
}

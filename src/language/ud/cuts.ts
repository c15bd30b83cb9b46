/**
 * Where one token of the tokeniser is cut into the words of Universal Dependencies: hyphens, slashes, units, words written as
 * one. A form is always cut alike, so its cuts are kept from one text to the next.
 */
import type { LanguagePack, SyntacticWordRules } from '../../types/index.ts';
import { classOf, digit, isHyphen, lower, upper } from '../characters.ts';

export interface Cuts {
  /** Offsets into the form at which a new word begins, ascending; empty when it is one word. */
  readonly at: readonly number[];
  /** True when the words are written as one, so that they make a range: `dunno`. */
  readonly together: boolean;
}

const whole: Cuts = { at: [], together: false };
const mostForms = 16_000;
const longestForm = 48;

export class Cutter {
  readonly #rules: SyntacticWordRules;
  #known = new Map<string, Cuts>();

  constructor(pack: LanguagePack) {
    this.#rules = pack.syntacticWords;
  }

  /** The cuts of a token that is a word to the tokeniser. */
  cutsOf(form: string): Cuts {
    const known = this.#known.get(form);
    if (known !== undefined) return known;
    const found = cut(form, this.#rules);
    if (form.length > longestForm) return found;
    if (this.#known.size >= mostForms) this.#known = new Map();
    // A slice would keep the whole text it was cut from in memory.
    this.#known.set([...form].join(''), found);
    return found;
  }
}

function cut(form: string, rules: SyntacticWordRules): Cuts {
  const small = form.toLowerCase();
  // `IM` and `IVE` are abbreviations as likely as not.
  const shouted = form.length < 4 && form === form.toUpperCase();
  const together = shouted ? undefined : rules.writtenTogether.get(small);
  if (together !== undefined) return { at: offsetsOf(together), together: true };
  const apart = rules.inTouch.get(small);
  if (apart !== undefined) return { at: offsetsOf(apart), together: false };
  const first = form.charCodeAt(0);
  // `#1` is a sign and a number, `#topic` one word.
  if (first === 0x23) return isDigits(form, 1) ? { at: [1], together: false } : whole;
  if (first === 0x40 || isAddress(small)) return whole;
  if (isSound(small, rules)) return form.endsWith('.') ? { at: [form.length - 1], together: false } : whole;
  const at: number[] = [];
  cutAtJoints(form, small, rules, at);
  cutUnits(form, small, rules, at);
  return at.length === 0 ? whole : { at: at.sort((a, b) => a - b), together: false };
}

function offsetsOf(lengths: readonly number[]): readonly number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum;
  });
}

function isDigits(form: string, from: number): boolean {
  for (let i = from; i < form.length; i++) if (classOf(form.charCodeAt(i)) !== digit) return false;
  return from < form.length;
}

/** `uh-oh`, `Mm.`: every piece is a sound. */
function isSound(small: string, rules: SyntacticWordRules): boolean {
  if (small.length > 12) return false;
  const stopped = small.endsWith('.');
  const bare = stopped ? small.slice(0, -1) : small;
  if (!stopped && !bare.includes('-')) return false;
  return (stopped ? bare.length > 1 : true) && bare.split('-').every((piece) => rules.interjections.has(piece));
}

function isAddress(small: string): boolean {
  return small.includes('@') || small.includes('://') || small.startsWith('www.');
}

/** Hyphens and slashes are words of their own, unless what is beside them binds to it or the whole is a number. */
function cutAtJoints(form: string, small: string, rules: SyntacticWordRules, at: number[]): void {
  if (isNumberWithJoints(form)) return;
  let from = 0;
  for (let i = 1; i < form.length - 1; i++) {
    const code = form.charCodeAt(i);
    const isJoint = isHyphen(code) || code === 0x2f || code === 0x3a;
    if (!isJoint) continue;
    if (isHyphen(code)) {
      const bound = rules.boundPrefixes.has(small.slice(from, i)) || isBoundSuffix(small, i + 1, rules);
      if (bound) {
        // A prefix binds to the next piece only: `pro-choice-minded` is cut at its second hyphen.
        continue;
      }
    } else if (isBetweenDigits(form, i)) continue;
    at.push(i, i + 1);
    from = i + 1;
  }
}

function isBoundSuffix(small: string, from: number, rules: SyntacticWordRules): boolean {
  return small.length - from <= 5 && rules.boundSuffixes.has(small.slice(from));
}

function isBetweenDigits(form: string, i: number): boolean {
  return classOf(form.charCodeAt(i - 1)) === digit && classOf(form.charCodeAt(i + 1)) === digit;
}

/** Telephone numbers, dates and postal codes stay whole: `555-0142`, `1-800-555-0142`, `11-20-2031`; ranges (`4-5`) do not. */
function isNumberWithJoints(form: string): boolean {
  if (form.length > 20 || !/^\d+(?:[-./]\d+)+$/.test(form) || !form.includes('-')) return false;
  const groups = form.split(/[-./]/);
  const last = groups.at(-1)!.length;
  if (groups.length > 2) return true;
  return (groups[0]!.length === 3 && last === 4) || (groups[0]!.length === 5 && last === 4);
}

/** `5km` → `5` `km`, `10:30am` → `10:30` `am`; `20th`, `1990s` and `4A` stay whole. */
function cutUnits(form: string, small: string, rules: SyntacticWordRules, at: number[]): void {
  const first = form.charCodeAt(0);
  if (classOf(first) !== digit && first !== 0x2e) return;
  let i = 1;
  while (i < form.length) {
    const code = form.charCodeAt(i);
    if (classOf(code) !== digit && code !== 0x2e && code !== 0x2c && code !== 0x3a) break;
    i++;
  }
  if (i >= form.length || !isLetter(form.charCodeAt(i))) return;
  const next = at.find((offset) => offset > i) ?? form.length;
  if (rules.units.has(small.slice(i, next))) at.push(i);
}

function isLetter(code: number): boolean {
  const kind = classOf(code);
  return kind === lower || kind === upper;
}

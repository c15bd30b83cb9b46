/** One article's tokens with what the word lists say of them: what the finders of names, people and times ask. */
import { isCapitalised } from '../lib/tokens.ts';
import type { Article, LanguagePack, Quotation, Sentences, Tokens } from '../types/index.ts';
import * as flag from './form-flags.ts';

export class Words {
  readonly article: Article;
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  readonly quotations: readonly Quotation[];
  readonly pack: LanguagePack;
  readonly #flags: readonly number[];
  readonly #inside: Uint8Array;
  readonly #titles: Uint8Array;
  /** Lower case, without a leading article; null when the publisher is unknown or a person who wrote the article. */
  readonly #publisher: string | null;

  constructor(
    article: Article,
    tokens: Tokens,
    sentences: Sentences,
    quotations: readonly Quotation[],
    pack: LanguagePack,
    flags: readonly number[],
  ) {
    this.article = article;
    this.tokens = tokens;
    this.sentences = sentences;
    this.quotations = quotations;
    this.pack = pack;
    this.#flags = withSmallForms(tokens, flags);
    this.#inside = new Uint8Array(tokens.forms.length);
    this.#publisher = publisherOf(article, pack);
    this.#titles = Uint8Array.from({ length: sentences.length }, (_, s) => (this.#isTitle(s) ? 1 : 0));
  }

  /** True for a sentence in title case, where capitals tell nothing: a headline, mostly. */
  inTitleCase(sentence: number): boolean {
    return this.#titles[sentence] === 1;
  }

  /** Most longer words after the first are capitalised. A sentence with a full stop may be all names: it must shout. */
  #isTitle(sentence: number): boolean {
    const kind = this.article.parts[this.sentences.part[sentence]!]?.kind;
    const heading = kind === 'headline' || kind === 'subheading' || kind === 'standfirst';
    const stopped = !heading && this.flagsOf(this.sentences.endToken[sentence]! - 1) === 0;
    let long = 0;
    let capitals = 0;
    for (let k = this.sentences.firstToken[sentence]! + 1; k < this.sentences.endToken[sentence]!; k++) {
      const flags = this.flagsOf(k);
      if ((flags & flag.isWordFlag) === 0 || this.lower(k).length < 4) continue;
      long++;
      const form = this.form(k);
      if (stopped ? form === form.toUpperCase() : flags & flag.capital) capitals++;
    }
    return long >= 3 && capitals > 0.6 * long;
  }

  lower(k: number): string {
    return this.tokens.lowerForms[this.tokens.form[k]!] ?? '';
  }

  form(k: number): string {
    return this.tokens.forms[this.tokens.form[k]!] ?? '';
  }

  flagsOf(k: number): number {
    return this.#flags[this.tokens.form[k]!] ?? 0;
  }

  has(k: number, flags: number): boolean {
    return (this.flagsOf(k) & flags) !== 0;
  }

  /** Lower case, joined by single spaces. */
  phrase(first: number, end: number): string {
    let joined = this.lower(first);
    for (let k = first + 1; k < end; k++) joined += ` ${this.lower(k)}`;
    return joined;
  }

  /** Whether a list of names has the tokens from `first` to `end`. */
  isListed(names: ReadonlySet<string>, first: number, end: number): boolean {
    if (end - first === 1) return names.has(this.lower(first));
    return end - first < 8 && this.has(first, flag.beginsPhrase) && names.has(this.phrase(first, end));
  }

  /** Whether the tokens from `first` to `end` are the publisher's name. */
  isPublisher(first: number, end: number): boolean {
    const publisher = this.#publisher;
    return (
      publisher?.startsWith(this.lower(first)) === true && end - first < 8 && this.phrase(first, end) === publisher
    );
  }

  isPlace(k: number): boolean {
    return this.pack.places.has(this.lower(k));
  }

  isMonth(k: number): boolean {
    const before = k > 0 ? this.lower(k - 1) : '';
    return (
      this.pack.months.has(this.lower(k)) && (this.pack.prepositions.has(before) || this.pack.relativeWords.has(before))
    );
  }

  /** At the sentence's beginning, or right after an opening mark, a colon or a dash. */
  beginsClause(k: number, first: number): boolean {
    if (k === first) return true;
    const before = this.form(k - 1);
    return (
      this.flagsOf(k - 1) === 0 &&
      !(before === ',' || before === ')' || before === '$' || before === '&' || before === ';')
    );
  }

  /** Remembers that this form stands capitalised in mid-sentence, where only names do. */
  noteInside(k: number): void {
    const alone = !this.#joinsName(k - 1) && !this.#joinsName(k + 1);
    const located = this.pack.placeMarkers.has(this.lower(k - 1)) && !this.has(k + 1, flag.capital);
    const owns = this.pack.possessives.has(this.lower(k + 1));
    this.#inside[this.tokens.form[k]!]! |= 1 | (alone && !owns ? 2 : 0) | (located && !owns ? 4 : 0);
  }

  #joinsName(k: number): boolean {
    return this.has(k, flag.capital) || this.form(k) === '&';
  }

  isCapitalisedInside(k: number): boolean {
    return this.#inside[this.tokens.form[k]!] !== 0;
  }

  /** It does so with no other name beside it: `Nurses` of `Kestrian Nurses’ Federation` does not. */
  standsAloneInside(k: number): boolean {
    return (this.#inside[this.tokens.form[k]!]! & 2) !== 0;
  }

  /** Named after `in`, or the article has a word for who belongs there: `Orlandese` beside `Orland`. */
  suggestsPlace(k: number): boolean {
    if (this.#inside[this.tokens.form[k]!]! & 4) return true;
    const name = this.lower(k);
    const stem = name.slice(0, -1);
    const { lowerForms } = this.tokens;
    return lowerForms.some(
      (form, id) =>
        form.length > name.length &&
        (this.#flags[id]! & flag.capital) !== 0 &&
        form.startsWith(stem) &&
        (this.pack.demonymEndings.has(form.slice(stem.length)) ||
          (form.startsWith(name) && this.pack.demonymEndings.has(form.slice(name.length)))),
    );
  }

  /** `Varga said`, `” said Varga`: a verb of saying touches the tokens `first` to `end` where a subject stands. */
  isSubjectOfSaying(first: number, end: number, sentenceEnd: number): boolean {
    if (end < sentenceEnd && this.has(end, flag.cue) && !isCapitalised(this.form(end))) return true;
    return this.isInverted(first);
  }

  /** `,” said Varga`. */
  isInverted(first: number): boolean {
    if (first < 2 || !this.has(first - 1, flag.cue) || isCapitalised(this.form(first - 1))) return false;
    return this.flagsOf(first - 2) === 0 && this.tokens.quotation[first - 2] !== 0;
  }
}

function publisherOf({ publisher, authors }: Article, { definiteArticles }: LanguagePack): string | null {
  if (publisher === null || authors.some(({ name }) => name === publisher)) return null;
  const names = publisher.toLowerCase().replaceAll('’', "'").trim().split(/\s+/);
  return names.slice(definiteArticles.has(names[0]!) ? 1 : 0).join(' ');
}

/** Adds `alsoSmall` to the forms that are written in lower case elsewhere in the article. */
function withSmallForms({ forms, lowerForms }: Tokens, flags: readonly number[]): readonly number[] {
  const small = new Set<string>();
  for (let i = 0; i < forms.length; i++) if ((flags[i]! & flag.capital) === 0) small.add(lowerForms[i]!);
  return flags.map((held, i) => (held & flag.capital && small.has(lowerForms[i]!) ? held | flag.alsoSmall : held));
}

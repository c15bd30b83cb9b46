/** How an article goes on telling of times: its day of writing, what was told last, and the verbs that say whether it looks ahead. */
import { lowerOf } from '../../lib/tokens.ts';
import type { ParsedArticle, Span, TimeExpression, TimeLanguage } from '../../types/index.ts';
import { dayOf, daysBetween, type Stretch } from './calendar.ts';
import type { Frame, Meant, Tense } from './frame.ts';
import { type Trees, tenseAt } from './tense.ts';

export class Telling {
  readonly times: TimeExpression[] = [];
  readonly #text: Pick<ParsedArticle, 'article' | 'tokens'>;
  readonly #trees: Trees | null;
  readonly #language: TimeLanguage;
  #today: string | null;
  readonly #hour: string | null;
  #isTitle = false;
  #told: Stretch | null = null;
  #quarter: Stretch | null = null;
  /** The day told last in this sentence, and in the one before. */
  #day: string | null = null;
  #dayBefore: string | null = null;
  /** Hours of this sentence that have no day yet: places in `times`. */
  readonly #clocks: number[] = [];

  constructor(text: Pick<ParsedArticle, 'article' | 'tokens'>, language: TimeLanguage, trees: Trees | null) {
    this.#text = text;
    this.#trees = trees;
    this.#language = language;
    const { datePublished } = text.article;
    this.#today = dayOf(datePublished);
    this.#hour = this.#today !== null && datePublished!.charAt(10) === 'T' ? datePublished!.slice(11, 16) : null;
  }

  beginSentence(isTitle: boolean): void {
    this.#isTitle = isTitle;
  }

  /** Hours that have no day in their own sentence take the one of the sentence before. */
  endSentence(): void {
    if (this.#dayBefore !== null) this.#dateClocks(this.#dayBefore);
    this.#clocks.length = 0;
    this.#dayBefore = this.#day;
    this.#day = null;
  }

  /** @param end where the expression ends that begins with the token: UTF-16 offset */
  frameAt(token: number, end: number): Frame {
    const tense = (): Tense => {
      const { start } = this.#text.tokens;
      const told = this.#trees === null ? null : tenseAt(this.#trees, start[token]!, end, this.#language);
      // A headline tells in the present what was.
      return this.#isTitle && told === 'present' ? null : told;
    };
    return {
      language: this.#language,
      today: this.#today,
      hour: this.#hour,
      told: this.#told,
      quarter: this.#quarter,
      since: this.#firstEnd(token),
      tense,
    };
  }

  /** Where the words are `… to` right after a day: the day. */
  #firstEnd(token: number): string | null {
    const last = this.times.at(-1);
    const { tokens } = this.#text;
    if (last === undefined || last.interval === null || token < 2 || last.type !== 'DATE') return null;
    if (tokens.end[token - 2] !== last.span.end) return null;
    return this.#language.rangeWords.has(lowerOf(tokens, token - 1)) ? last.interval.from : null;
  }

  /** The day in a dateline is the day of writing, where the publication is not more than two days off or not known. */
  #noteDateline({ start, end }: Span, { grain, interval }: Meant): void {
    const { dateline } = this.#text.article;
    if (dateline === null || grain !== 'day' || interval === null) return;
    if (start < dateline.span.start || end > dateline.span.end) return;
    if (this.#today === null || Math.abs(daysBetween(interval.from, this.#today)) <= 2) this.#today = interval.from;
  }

  /** @param isDerived it is told by another time (`the year-earlier quarter`), and is nothing to go on counting from */
  note(span: Span, meant: Meant, isDerived: boolean): void {
    this.times.push({ span, ...meant });
    const { interval, grain, value, type } = meant;
    if (type === 'TIME' && interval === null && value !== null) {
      this.#clocks.push(this.times.length - 1);
      if (this.#day !== null) this.#dateClocks(this.#day);
    }
    if (interval === null || value === null || type === 'DURATION' || type === 'SET' || isDerived) return;
    this.#noteDateline(span, meant);
    const told: Stretch = { value, grain, from: interval.from, to: interval.to };
    this.#told = told;
    if (grain === 'quarter') this.#quarter = told;
    if (interval.from !== interval.to) return;
    this.#day = interval.from;
    this.#dateClocks(interval.from);
  }

  /** `at 10 a.m.` beside `Friday` is an hour of that Friday. */
  #dateClocks(day: string): void {
    for (const at of this.#clocks) {
      const time = this.times[at]!;
      this.times[at] = { ...time, value: `${day}${time.value}`, interval: { from: day, to: day }, anchor: 'narrative' };
    }
    this.#clocks.length = 0;
  }
}

/** How an article goes on telling of times: its day of writing, what was told last, and the verbs that say whether it looks ahead. */
import type { Span, TimeExpression, TimeLanguage } from '../../types/index.ts';
import type { Words } from '../words-of-article.ts';
import { dayOf, type Stretch } from './calendar.ts';
import type { Frame, Meant, Tense } from './frame.ts';
import { type Trees, tenseAt } from './tense.ts';

export class Telling {
  readonly times: TimeExpression[] = [];
  readonly #words: Words;
  readonly #trees: Trees | null;
  readonly #language: TimeLanguage;
  readonly #today: string | null;
  readonly #hour: string | null;
  #told: Stretch | null = null;
  #quarter: Stretch | null = null;

  constructor(words: Words, trees: Trees | null) {
    this.#words = words;
    this.#trees = trees;
    this.#language = words.pack.times;
    const { datePublished } = words.article;
    this.#today = dayOf(datePublished);
    this.#hour = this.#today !== null && datePublished!.charAt(10) === 'T' ? datePublished!.slice(11, 16) : null;
  }

  beginSentence(_sentence: number): void {}

  frameAt(token: number): Frame {
    const tense = (): Tense =>
      this.#trees === null ? null : tenseAt(this.#trees, this.#words.tokens.start[token]!, this.#language);
    return {
      language: this.#language,
      today: this.#today,
      hour: this.#hour,
      told: this.#told,
      quarter: this.#quarter,
      since: null,
      tense,
    };
  }

  note(span: Span, meant: Meant): void {
    this.times.push({ span, ...meant });
    const { interval, grain, value } = meant;
    if (interval === null || value === null || meant.type === 'DURATION' || meant.type === 'SET') return;
    const told: Stretch = { value, grain, from: interval.from, to: interval.to };
    this.#told = told;
    if (grain === 'quarter') this.#quarter = told;
  }
}

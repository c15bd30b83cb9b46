/**
 * What a pack says of a form, remembered from one article to the next: most words of an article were met before. It holds
 * nothing that the pack does not say, so a reading does not depend on what was read earlier.
 */
import type { LanguagePack } from '../types/index.ts';
import { beginsPhrase, flagsOf } from './form-flags.ts';

export interface Entry {
  readonly lower: string;
  readonly flags: number;
  /** Of a word that is two words written as one, how many characters the first has; else 0. */
  readonly cut: number;
}

/** At most so many forms are kept, none longer than this: about 3 MB at the worst. */
const mostForms = 16_000;
const longestForm = 32;

export class Lexicon {
  readonly #pack: LanguagePack;
  readonly #phraseStarts = new Set<string>();
  #entries = new Map<string, Entry>();

  constructor(pack: LanguagePack) {
    this.#pack = pack;
    for (const names of [pack.places, pack.organizations]) {
      for (const name of names) if (name.includes(' ')) this.#phraseStarts.add(name.slice(0, name.indexOf(' ')));
    }
  }

  entryOf(form: string): Entry {
    const known = this.#entries.get(form);
    if (known !== undefined) return known;
    const small = form.toLowerCase();
    const lower = small.includes('’') ? small.replaceAll('’', "'") : small;
    const flags = flagsOf(form, lower, this.#pack) | (this.#phraseStarts.has(lower) ? beginsPhrase : 0);
    const entry = { lower, flags, cut: this.#pack.fusedWords.get(lower) ?? 0 };
    if (form.length > longestForm) return entry;
    if (this.#entries.size >= mostForms) this.#entries = new Map();
    // A slice would keep the whole article it was cut from in memory.
    this.#entries.set([...form].join(''), entry);
    return entry;
  }
}

const lexicons = new WeakMap<LanguagePack, Lexicon>();

export function lexiconOf(pack: LanguagePack): Lexicon {
  let lexicon = lexicons.get(pack);
  if (lexicon === undefined) {
    lexicon = new Lexicon(pack);
    lexicons.set(pack, lexicon);
  }
  return lexicon;
}

/**
 * Lemmas, remembered from one article to the next: most words of an article were met before. It holds nothing that the lexicon
 * does not say, so a lemma does not depend on what was read earlier.
 */
import { applyLemmaScript } from '../model/lemma-script.ts';
import { plainForm } from '../model/word-features.ts';
import { type LemmaLexicon, scriptOf } from './lemmas.ts';

/** At most so many words are kept, none longer than this: some 3 MB at the worst. */
const mostWords = 16_000;
const longestWord = 32;

export class LemmaMemory {
  readonly #lexicon: LemmaLexicon | null;
  /** Kind (UPOS) → form → lemma; null for a word that the lexicon has not. */
  readonly #kinds = new Map<string, Map<string, string | null>>();
  #kept = 0;

  private constructor(lexicon: LemmaLexicon | null) {
    this.#lexicon = lexicon;
  }

  static of(lexicon: LemmaLexicon | null): LemmaMemory {
    let memory = memories.get(lexicon ?? none);
    if (memory === undefined) {
      memory = new LemmaMemory(lexicon);
      memories.set(lexicon ?? none, memory);
    }
    return memory;
  }

  /** The lexicon's lemma, else what `script` makes of the form; never empty. */
  lemma(form: string, upos: string, script: string): string {
    return this.#seen(form, upos) ?? lemmaBy(form, script);
  }

  #seen(form: string, upos: string): string | null {
    if (this.#lexicon === null) return null;
    const known = this.#kinds.get(upos)?.get(form);
    if (known !== undefined) return known;
    const script = scriptOf(this.#lexicon, form, upos);
    const lemma = script === null ? null : lemmaBy(form, script);
    if (form.length <= longestWord) this.#keep(form, upos, lemma);
    return lemma;
  }

  #keep(form: string, upos: string, lemma: string | null): void {
    if (this.#kept === mostWords) {
      this.#kinds.clear();
      this.#kept = 0;
    }
    let lemmas = this.#kinds.get(upos);
    if (lemmas === undefined) {
      lemmas = new Map();
      this.#kinds.set(upos, lemmas);
    }
    // Slices would keep the whole article they were cut from in memory.
    lemmas.set(copyOf(form), lemma === null ? null : copyOf(lemma));
    this.#kept++;
  }
}

const none = {};
const memories = new WeakMap<object, LemmaMemory>();

/** Scripts are learned from plain forms. An empty lemma would be an empty column. */
const lemmaBy = (form: string, script: string): string => applyLemmaScript(plainForm(form), script) || form;

const copyOf = (text: string): string => [...text].join('');

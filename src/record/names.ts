/**
 * What of a name counts across articles: only a whole one. `Ilse Varga` and `ILSE VÁRGA` are written the same; `Varga` in one article
 * and `Varga` in another are not known to be one person's, so a surname alone belongs to nobody here (the statement still carries it).
 * Organisations and groups may have one word. Who of several bearers is meant, identity.ts decides.
 */
import { deriveId } from '../lib/ids.ts';
import type { Source } from '../types/index.ts';
import { formsOfAddress, generations } from './identity-words.ts';

export interface PersonKey {
  readonly id: string;
  readonly kind: 'person' | 'organization';
  /** The folded name: `ilse varga`. */
  readonly key: string;
}

/** Lower case, no diacritics, no punctuation, single spaces: `Jean-Luc  Évêque` is `jean luc eveque`. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A whole name has two words that are more than initials and `Jr.`; scripts without spaces need two characters. */
function isWhole(words: readonly string[]): boolean {
  if (words.filter((word) => word.length > 1 && !generations.has(word)).length > 1) return true;
  return words.some((word) =>
    /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]{2,}$/u.test(word),
  );
}

/** Who the source is across articles; null when it has no name, is a document, or its name is not whole. */
export function personKey(source: Pick<Source, 'name' | 'kind'>): PersonKey | null {
  if (source.name === null || source.kind === 'unnamed' || source.kind === 'document') return null;
  const words = foldWords(source.name).split(' ');
  if (source.kind === 'person') {
    while (words.length > 0 && formsOfAddress.has(words[0]!)) words.shift();
    if (!isWhole(words)) return null;
  }
  const key = words.join(' ');
  if (key === '') return null;
  const kind = source.kind === 'person' ? 'person' : 'organization';
  return { id: deriveId('person', kind, key), kind, key };
}

/** Whether `written` is this name or words of it: `Varga` of `Ilse Varga`, but not `she` or `the minister`. */
export function isFormOf(written: string, name: string): boolean {
  const whole = new Set(foldWords(name).split(' '));
  const words = foldWords(written).split(' ');
  return words[0] !== '' && words.every((word) => whole.has(word));
}

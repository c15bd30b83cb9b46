/**
 * Letters and digits of every script, with a quick way for ASCII: a regular expression with `\p{…}` costs milliseconds
 * the first time it is used, and most pages in English never need one.
 */
const anyLetter = /[\p{L}\p{N}]/u;

/** Whether there is any letter or digit in a text. */
export function hasWords(text: string): boolean {
  return /[A-Za-z\d]/.test(text) || anyLetter.test(text);
}

/** Whether the character at `at` is a letter or a digit; both halves of a surrogate pair count as their character. */
export function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  // General punctuation and the marks of Latin-1: quotation marks, dashes, bullets.
  if ((unit >= 0x2000 && unit <= 0x206f) || unit === 0xa0 || unit === 0xab || unit === 0xb7 || unit === 0xbb)
    return false;
  const pair =
    unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 1, at + 1) : String.fromCodePoint(text.codePointAt(at)!);
  return anyLetter.test(pair);
}

const capitalised = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** Whether a word begins with a capital and has nothing but letters, apostrophes, full stops and hyphens. */
export function isCapitalisedWord(word: string): boolean {
  return /^[A-Z][A-Za-z'’.-]*$/.test(word) || (!/^[a-z\d]/.test(word) && capitalised.test(word));
}

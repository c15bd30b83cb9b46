/** Letters and digits of a text, lower case, one space between words: what two spellings of a title have in common. */
export function wordsOf(text: string): string {
  const small = text.toLowerCase();
  let words = '';
  let from = -1;
  for (let i = 0; i <= small.length; i++) {
    const kind = i === small.length ? other : kindOf(small.charCodeAt(i));
    if (kind === unknown) return small.match(anyWords)?.join(' ') ?? '';
    if (kind === letter) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      words = words === '' ? small.slice(from, i) : `${words} ${small.slice(from, i)}`;
      from = -1;
    }
  }
  return words;
}

const anyWords = /[\p{L}\p{M}\p{N}]+/gu;

const other = 0;
const letter = 1;
const unknown = 2;

/** Latin, Cyrillic and usual punctuation by their ranges; all else is left to `anyWords`, whose first use costs milliseconds. */
function kindOf(unit: number): number {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) ? letter : other;
  if (unit < 0xc0) return latin1.has(unit) ? letter : other;
  if (unit < 0x250) return unit === 0xd7 || unit === 0xf7 ? other : letter;
  if ((unit >= 0x400 && unit < 0x482) || (unit >= 0x483 && unit < 0x530)) return letter;
  return unit >= 0x2000 && unit < 0x2070 ? other : unknown;
}

/** ª, ², ³, µ, ¹, º, ¼, ½, ¾ */
const latin1: ReadonlySet<number> = new Set([0xaa, 0xb2, 0xb3, 0xb5, 0xb9, 0xba, 0xbc, 0xbd, 0xbe]);

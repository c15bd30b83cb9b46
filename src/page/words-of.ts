/** Letters and digits of a text, lower case, one space between words: what two spellings of a title have in common. */
export function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

/** Texts with other capitals, character for character as long as they were: marks stay where they are. */
import { english } from '../../src/languages/en/index.ts';
import type { MarkedDocument } from './marked.ts';

/** Small words keep their small letters in headlines, unless they come first. */
const longestSmall = 3;

/** `Varga says toll would break treaty.` → `Varga Says Toll Would Break Treaty `: as headlines are, without a full stop. */
export function inTitleCase({ id, text, names }: MarkedDocument): MarkedDocument {
  const titled = text
    .replace(/[\p{L}\p{N}'’]+/gu, (word, at: number) => {
      const begins = at === 0 || text[at - 1] === '\n';
      const isSmall = word.length <= longestSmall && smallWords.has(word.toLowerCase());
      return isSmall && !begins ? word : withCapital(word);
    })
    .replace(/\.(?=\s|$)/g, ' ');
  return { id: `${id}-titled`, text: inSentences(titled, text), names };
}

/** `VARGA SAYS TOLL WOULD BREAK TREATY.` Letters that become longer stay small. */
export function inCapitals({ id, text, names }: MarkedDocument): MarkedDocument {
  const loud = text.replace(/\p{Ll}/gu, (letter) =>
    letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter,
  );
  return { id: `${id}-loud`, text: loud, names };
}

/** A headline is one sentence: where a sentence ended, a line ends. */
function inSentences(titled: string, text: string): string {
  const characters = [...titled];
  if (characters.length !== titled.length) return titled;
  for (const { index } of text.matchAll(/[.?!]["”’)]?(\s)(?=["“‘(]?\p{Lu})/gu)) {
    const end = text.slice(index).search(/\s/);
    if (end >= 0) characters[index + end] = '\n';
  }
  return characters.join('');
}

function withCapital(word: string): string {
  const first = word[0]!.toUpperCase();
  return first.length === 1 ? first + word.slice(1) : word;
}

const smallWords: ReadonlySet<string> = new Set([
  ...english.prepositions,
  'a',
  'an',
  'the',
  'and',
  'or',
  'but',
  'nor',
  'as',
  'if',
  'so',
  'yet',
]);

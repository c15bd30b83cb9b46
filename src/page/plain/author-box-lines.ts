/**
 * Finds the author's box at the end of a plain text: `Ilse` · `Ilse Varga has been working at …` · `Follow her on …`.
 * A paragraph about somebody whom the story itself names is no box, nor is one in the middle of the story.
 */
import type { Author, PartKind } from '../../types/index.ts';
import { contactName, expertise, isContactLine, isJournalist, readBiography } from '../author-box.ts';
import { addAuthor } from '../draft.ts';
import { isPersonName } from '../names.ts';

export interface AuthorBox {
  readonly blocks: readonly number[];
  readonly authors: readonly Author[];
}

/** How many blocks before the end (or the teasers) a box may begin. */
const reach = 7;
/** Asked first: the line below is costly to compile, and few blocks have one of its words. */
const creditWord = /contributed|reported from|mitarbeit:|avec /i;
const creditLine =
  /\b(?:contributed (?:to this|reporting)|contributed from|reported from .{2,60} and .{2,60} from|mitarbeit:|avec \p{L}+ à)\b/iu;

export function findAuthorBox(
  texts: readonly string[],
  kinds: readonly PartKind[],
  from: number,
  to: number,
): AuthorBox {
  const blocks: number[] = [];
  const authors: Author[] = [];
  const first = Math.max(from, to - reach);
  let story: string | null = null;
  for (let i = first; i < to; i++) {
    const block = texts[i]!;
    if (kinds[i] === 'teaser' || kinds[i] === 'furniture' || kinds[i] === 'correction') continue;
    if (isContactLine(block) || (block.length <= 240 && creditWord.test(block) && creditLine.test(block))) {
      blocks.push(i);
      const name = contactName(block);
      if (name !== null) addAuthor(authors, { name });
      continue;
    }
    const found = readBiography(block);
    if (found === null) continue;
    story ??= texts.slice(0, first).join('\n');
    const nameLine = i > from && isNameLine(texts[i - 1]!, found.name);
    if (isNamedInStory(found.name, story, texts.slice(first, nameLine ? i - 1 : i))) continue;
    const end = endOfBiography(texts, i, to, found.name, nameLine);
    if (end === null) continue;
    if (nameLine) blocks.push(i - 1);
    for (let j = i; j < end; j++) blocks.push(j);
    const biography = texts.slice(i, end).filter((line) => !isContactLine(line));
    const knowsAbout = expertise(biography.join('\n'));
    addAuthor(authors, { name: found.name, jobTitle: found.jobTitle, biography: biography.join('\n\n'), knowsAbout });
    i = end - 1;
  }
  return { blocks, authors };
}

/** `Ilse` or `Ilse Varga` (or `About the author`) above `Ilse Varga has been …`. */
function isNameLine(line: string, name: string): boolean {
  const bare = line.replace(/[:.]$/u, '').trim();
  if (
    /^(?:about (?:the )?author|über (?:den|die) autor(?:in)?|à propos de l'auteur|sobre el autor)/iu.test(
      bare.replace('’', "'"),
    )
  )
    return true;
  return (
    bare.length <= 50 && (name.startsWith(bare) || name.endsWith(bare) || (isPersonName(bare) && bare.startsWith(name)))
  );
}

/** A person of the story: the surname stands in it outside a byline. */
function isNamedInStory(name: string, story: string, nearby: readonly string[]): boolean {
  const surname = name.split(/\s+/).at(-1)!;
  if (surname.length < 3) return true;
  for (const line of [...story.split('\n'), ...nearby]) {
    if (
      line.includes(surname) &&
      !/^(?:by|von|par|por|di|av|af)\s/iu.test(line) &&
      line.trim().length > name.length + 20
    )
      return true;
  }
  return false;
}

/**
 * The box reaches over what follows while that is still about the person; only a box that begins with a name line or
 * says "journalist" may reach over paragraphs, and it must reach the end of the story.
 */
function endOfBiography(
  texts: readonly string[],
  at: number,
  to: number,
  name: string,
  nameLine: boolean,
): number | null {
  const strong = nameLine || isJournalist(texts[at]!);
  const given = name.split(/\s+/)[0]!;
  const surname = name.split(/\s+/).at(-1)!;
  let end = at + 1;
  while (end < to) {
    const block = texts[end]!;
    const about =
      block.includes(given) ||
      block.includes(surname) ||
      /\b(?:she|he|they|her|his|sie|er|elle|il|ella|él)\b/iu.test(block);
    if (!(isContactLine(block) || (strong && about && !/[“”"«»]/u.test(block) && block.length <= 900))) break;
    end++;
  }
  if (end === to) return end;
  // What follows is another author's box, or the story: then this was a paragraph of it.
  return readBiography(texts[end]!) !== null || isContactLine(texts[end]!) || texts[end]!.length <= 50 ? end : null;
}

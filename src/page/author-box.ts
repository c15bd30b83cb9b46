/**
 * Reads a biography: who it is about, what they are, what they know about.
 * `Ilse Varga is a harbour correspondent at the Gazette. She covers ports, shipping and tides.`
 * Every value is a stretch of the biography. Former posts ("served as the senior editor") are no job title.
 */
import { isCapitalisedWord } from './letters.ts';
import { isMixedCaseName } from './names.ts';
import { jobWords } from './words.ts';

export interface Biography {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly knowsAbout: readonly string[];
}

const particle = /^(?:de|da|van|von|der|den|al|el|bin|di|du|la|le)$/;
const mostNameWords = 5;

/** The name that a text begins with, and what follows it: `Ilse Varga, 41, is …` → `Ilse Varga`, `is …`. */
function nameAtStart(text: string): { readonly name: string; readonly rest: string } | null {
  const title = /^(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s+/.exec(text)?.[0].length ?? 0;
  const word = /\s*([^\s,]+)(,?)/y;
  word.lastIndex = title;
  let end = title;
  let comma = false;
  for (let words = 0; words < mostNameWords && !comma; ) {
    const found = word.exec(text);
    if (found === null) break;
    if (isCapitalisedWord(found[1]!)) {
      end = word.lastIndex;
      comma = found[2] === ',';
      words++;
    } else if (words === 0 || comma || !particle.test(found[1]!)) break;
  }
  const name = text.slice(title, comma ? end - 1 : end);
  if (name === '') return null;
  // What stands between two commas belongs to the name: `, 41,`, `, who is from Osthaven,`.
  const between = comma ? /^[^,.]{1,60},\s+/.exec(text.slice(end)) : /^\s+/.exec(text.slice(end));
  return between === null ? null : { name: name.trim(), rest: text.slice(end + between[0].length) };
}

const worksAsJournalist = new RegExp(
  [
    String.raw`^(?:has been|is|was) (?:working|writing|reporting|covering|with|at)\b`,
    String.raw`^(?:has|have) (?:covered|written for|written about|reported for|reported on|reported from|worked as|worked at|worked for|been an? )\b`,
    String.raw`^(?:covers|reports on|reports for|reports from|writes about|writes for|writes on|writes the|writes a|joined|contributes|edits)\b`,
    String.raw`^can be (?:reached|followed|contacted)\b`,
    String.raw`^(?:schreibt|berichtet|arbeitet|leitet|ist seit|verantwortet)\b`,
    '^(?:est journaliste|couvre|écrit|travaille)',
    '^(?:es periodista|cubre|escribe|trabaja|è una? giornalista|scrive|lavora|é jornalista|escreve|cobre)',
  ].join('|'),
  'iu',
);
const isSomebody =
  /^(?:is|was|ist|war|est|es|è|é|är|er|jest|je|is een)\s+(?:(?:an?|the|one of|currently|now|also|co-|eine?r?|der|die|une?|una?|um|uma|en|ett)\s+)?(.{3,160})/iu;
const authorPost =
  /\b(?:former|professor|author|fellow|director|founder|co-founder|president|host|senator|mayor|ambassador|lawyer|economist|strategist|executive|member|adviser|advisor|lecturer|historian|scholar|chairman|novelist|researcher|chair)\b/iu;
const contact =
  /^(?:(?:you can )?(?:follow|find|email|e-mail|reach|contact|write to|tweet)\b.{0,80}(?:\bon (?:twitter|x|facebook|instagram|linkedin|mastodon|bluesky|threads)\b|@|\bat\b|\bhere\b|facebook)|(?:twitter|x|e-?mail|contact|instagram|facebook|kontakt|correo|mail)\s*:\s*\S|@\w{2,30}$|\S+@\S+\.\w+$)/iu;

/** A line that only says how to reach the author: `Follow Ilse Varga on Twitter`, `Reach him at …`. */
export function isContactLine(text: string): boolean {
  return text.length <= 260 && contact.test(text.trim());
}

/** The name within `Follow Ilse Varga on Twitter`, or null. */
export function contactName(text: string): string | null {
  const match = /^(?:follow|email|e-mail|contact|reach|tweet)\s+(\p{Lu}[\p{L}'’.\s-]{2,48}?)\s+(?:on|at|@)/iu.exec(
    text.trim(),
  );
  const name = match?.[1]?.trim();
  return name !== undefined && isMixedCaseName(name) ? name : null;
}

/** The person whom a paragraph presents as an author, or null when it is no biography. */
export function readBiography(text: string): Biography | null {
  const start = text.trim().slice(0, 400);
  const found = nameAtStart(start);
  if (found === null) return null;
  const { name, rest } = found;
  if (!isMixedCaseName(name)) return null;
  const post = isSomebody.exec(rest);
  const journalist = worksAsJournalist.test(rest) || (post !== null && jobWords.test(` ${post[1]!.slice(0, 90)} `));
  const outsider = post !== null && authorPost.test(post[1]!.slice(0, 60));
  if (!journalist && !outsider) return null;
  return { name, jobTitle: jobTitleOf(rest), knowsAbout: expertise(text) };
}

/** Whether a biography says that its subject is a journalist, which "the former mayor" does not. */
export function isJournalist(text: string): boolean {
  const found = nameAtStart(text.trim().slice(0, 400));
  if (found === null) return false;
  const { rest } = found;
  const post = isSomebody.exec(rest);
  return worksAsJournalist.test(rest) || (post !== null && jobWords.test(` ${post[1]!.slice(0, 90)} `));
}

/** The present post: `is a harbour correspondent at …` → `harbour correspondent`; former ones are left out. */
function jobTitleOf(rest: string): string | null {
  const post =
    /^(?:is|ist|est|es|è|é)\s+(?:(?:currently|now|also)\s+)?(?:(?:an?|the|eine?|der|die|une?|una?|um|uma|le|la|el|il)\s+)?([^.,;:()]{3,80})/iu.exec(
      rest,
    );
  if (post === null) return null;
  const title = post[1]!
    .split(
      /\s(?:at|for|with|who|whose|based|covering|and has|in|on|of the|from|since|bei|beim|der|die|für|seit|chez|au|à|pour|en|de la|del|presso|per)\s/u,
    )[0]!
    .trim();
  if (/^(?:former|ehemalige|ancien|ex-)/iu.test(title) || /\d/.test(title)) return null;
  return jobWords.test(` ${title} `) || authorPost.test(title) ? title : null;
}

const expertiseStarts =
  /\b(?:expertise (?:lies in|is in|includes|covers)|special(?:i[sz]es|i[sz]ing) in|focus(?:es|ing) on|(?:has )?a (?:strong|deep|firm|good) (?:grasp|knowledge|understanding) of|(?:covers|covering|reports on|reporting on|writes about|writing about|knows about|interested in|beat includes|interests include|areas of expertise include)|schreibt über|berichtet über|couvre|cubre|scrive di)\s+/giu;

/** `Her expertise lies in ports, particularly the old harbour, as well as tides.` → `ports`, `the old harbour`, `tides`. */
export function expertise(text: string): string[] {
  const topics: string[] = [];
  for (const match of text.slice(0, 4000).matchAll(expertiseStarts)) {
    const from = match.index + match[0].length;
    const sentence = /^(?:(?<!\p{L})\p{Lu}\.|\.(?=\S)|[^.!?])*/u.exec(text.slice(from, from + 300))?.[0] ?? '';
    for (const raw of sentence.split(/,\s*|;\s*|\s+(?:as well as|and|und|et|y)\s+/u)) {
      const topic = raw
        .replace(
          /^(?:(?:and|or|as well as|particularly|especially|including|notably|such as|und|sowie|et|y)\s+)+/iu,
          '',
        )
        .replace(/\s+(?:for|at)\s+(?:the\s+)?\p{Lu}.*$/u, '')
        .trim();
      if (topic.length >= 2 && topic.length <= 60 && !topics.includes(topic)) topics.push(topic);
      if (topics.length === 12) return topics;
    }
  }
  return topics;
}

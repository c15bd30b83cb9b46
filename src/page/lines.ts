/** What single lines say by their wording: a date, a byline, a correction. Shared by plain text and HTML. */
import { readDate } from './metadata/dates.ts';
import { isPersonName, readByline, unglued } from './names.ts';
import { bylineStarts, commentHeadings, jobWords, plainWords } from './words.ts';

const monthOrNumber = String.raw`(?:\d{1,4}(?:st|nd|rd|th)?|[^\s\d.,;:()/-]{3,14}\.?)`;
const dateLine = new RegExp(
  String.raw`^(?:(?:published|updated|posted|last updated|last modified|created|aktualisiert|veröffentlicht|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|date|on)\b[:\s]*(?:on|at|am|le|el|il)?\s*)?(?:[^\s\d.,;:()/-]{3,12},?\s+)?${monthOrNumber}[\s./-]+${monthOrNumber}[\s.,/-]+\d{2,4}\b[^.]{0,40}$`,
  'iu',
);

/** `March 5, 2031, 10:30 a.m.`, `Published: 5.3.2031`: a line that is only a date. */
export function isDateLine(block: string): boolean {
  const line = block.replace(/\b([ap])\.m\.?/i, '$1m');
  return line.length <= 70 && /\d/.test(line) && dateLine.test(line) && !/[.!?]$/.test(line);
}

/** `By Ilse Varga`, `Von Ilse Varga und Tom Oduya`, `Ilse Varga, Staff Writer`. */
export function isBylineBlock(block: string): boolean {
  if (block.length > 160) return false;
  const lines = block.split(/[\n|•·]/u);
  const first = unglued(lines[0]!.trim().replace(/[.]$/u, ''));
  if (bylineStarts.test(first)) {
    const { people, agencies } = readByline(first);
    return (people.length > 0 && !/[.!?]\s/u.test(first)) || (agencies.length > 0 && first.split(/\s+/).length <= 5);
  }
  const comma = first.indexOf(',');
  if (comma < 0) return false;
  const title = first.slice(comma + 1).trim();
  return (
    isPersonName(first.slice(0, comma)) &&
    title.split(/\s+/).length <= 5 &&
    jobWords.test(` ${title} `) &&
    !/[.!?]$/u.test(title)
  );
}

const correction =
  /^(?:\(?\*?)?(?:(?:corrections?|clarifications?|korrektur|berichtigung|rectificatif|corrección|rettelse|rättelse|correzione)(?=\s*[:—–-]|,|\.?$|\s+appended)|editor'?s note|editors' note|an earlier version of this (?:article|story|report)|this (?:article|story|post|piece|report) (?:has been|was) (?:updated|corrected|amended|edited)|anmerkung der redaktion|in einer früheren version|fe de errores)(?![\p{L}\p{N}])/iu;

/** `Correction: An earlier version of this article …`. */
export function isCorrection(block: string): boolean {
  return correction.test(block.slice(0, 80).replace(/[’‘]/g, "'"));
}

/** `From KNA | Friday, 9 May 2031, 7:30`: short pieces side by side, one of them a date, none a sentence. */
export function isInfoLine(block: string): boolean {
  if (block.length > 160 || !/[\n|•·]/u.test(block) || !/\d/.test(block)) return false;
  const pieces = block.split(/[\n|•·]/u).map((piece) => piece.trim());
  if (pieces.some((piece) => piece.length > 80 || /\p{L}{4}[.!?]["”’]?$/u.test(piece))) return false;
  return pieces.some((piece) => isDateLine(piece) && readDate(piece) !== null);
}

const deed = '(?:reporting|writing|written|editing|edited|compiled|translated|translation|photography|research)';
const signOffPiece = new RegExp(
  `^(?:(?:additional|further|with|and) ){0,2}${deed}(?:(?:,| and|, and) ${deed}){0,3} by (\\p{Lu}.*)$`,
  'iu',
);
/** Asked of every block, so it must be cheap: words, then "by". */
const signOffStart = /^\s*[([]?(?:[a-z]+,? ){1,8}by /i;
/** Small words that may stand among the names and places of a sign-off. */
const besideSigned =
  /^(?:in|and|at|from|for|the|of|with|additional|further|by|de|da|di|du|la|le|van|von|der|den|al|el|bin|y)$/u;

/** `(Reporting by Ilse Varga in Osthaven; editing by Tom Oduya)`: names and places behind every "by", and nothing else. */
export function isSignOff(block: string): boolean {
  return signedPieces(block) !== null;
}

/** Who reported or wrote, as a byline: `Ilse Varga in Osthaven`; null when the block is no sign-off or names editors only. */
export function signedReporters(block: string): string | null {
  const reported = signedPieces(block)?.filter((piece) => /\b(?:report|writ|compil)/iu.test(piece)) ?? [];
  const names = reported.map((piece) => signOffPiece.exec(piece)?.[1]?.trim() ?? '').filter((name) => name !== '');
  return names.length === 0 ? null : names.join(' and ');
}

function signedPieces(block: string): readonly string[] | null {
  if (block.length > 400 || !signOffStart.test(block)) return null;
  const bare = block.trim().replace(/^[([]|[)\].]+$/gu, '');
  const pieces = bare.split(/\s*[;\n]\s*/u).filter((piece) => piece !== '');
  return pieces.length > 0 && pieces.every(isSigned) ? pieces : null;
}

function isSigned(piece: string): boolean {
  const names = signOffPiece.exec(piece)?.[1];
  if (names === undefined || /[“”"!?]/u.test(names)) return false;
  return names.split(/[\s,]+/u).every((word) => word === '' || /^\p{Lu}/u.test(word) || besideSigned.test(word));
}

/** `12 Comments`, `Readers’ replies`: a heading over what readers wrote. */
export function isCommentHeading(block: string): boolean {
  if (block.length > 50) return false;
  const words = plainWords(block.replace(/[([]?\d[\d.,]*[)\]]?/gu, ' ').trim());
  return commentHeadings.has(words);
}

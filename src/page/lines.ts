/** What single lines say by their wording: a date, a byline, a correction. Shared by plain text and HTML. */
import { isPersonName, readByline } from './names.ts';
import { bylineStarts, jobWords } from './words.ts';

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
  const first = lines[0]!.trim().replace(/[.]$/u, '');
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

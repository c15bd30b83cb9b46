/**
 * Entities of HTML: the commonest from a table and numbers by themselves, the others as htmlparser2 reads them. Those without a
 * semicolon are read as the standard says, in text otherwise than in attributes.
 */
import { Tokenizer } from 'htmlparser2';

/** Told of a stretch of text piece by piece. */
export interface EntitySink {
  text(start: number, end: number): void;
  /** What an entity stands for. */
  entity(text: string, start: number, end: number): void;
}

/** The commonest entities, each with its semicolon. */
const commonEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['middot', '·'],
  ['bull', '•'],
  ['copy', '©'],
  ['shy', '\u00ad'],
  ['euro', '€'],
  ['pound', '£'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['szlig', 'ß'],
  ['eacute', 'é'],
  ['egrave', 'è'],
  ['agrave', 'à'],
  ['aacute', 'á'],
  ['iacute', 'í'],
  ['oacute', 'ó'],
  ['uacute', 'ú'],
  ['ntilde', 'ñ'],
  ['ccedil', 'ç'],
  ['aring', 'å'],
  ['oslash', 'ø'],
]);
const longestCommon = 8;

/** What `&name;` or `&#number;` stands for, when it is one of the commonest or a number that means itself; else null. */
export function commonEntity(source: string, ampersand: number, nameEnd: number): string | null {
  const start = ampersand + 1;
  const length = nameEnd - start;
  if (length < 2 || length > longestCommon || source.charCodeAt(nameEnd) !== 59) return null;
  if (source.charCodeAt(start) !== 35) return commonEntities.get(source.slice(start, nameEnd)) ?? null;
  const isHex = (source.charCodeAt(start + 1) | 32) === 120;
  const codepoint = numberOf(source, isHex ? start + 2 : start + 1, nameEnd, isHex ? 16 : 10);
  const isItself =
    (codepoint >= 0x20 && codepoint < 0x7f) || (codepoint >= 0xa0 && codepoint < 0xd800) || codepoint > 0xdfff;
  return isItself && codepoint <= 0x10ffff ? String.fromCodePoint(codepoint) : null;
}

/** The number that digits make, or -1. */
function numberOf(source: string, start: number, end: number, base: 10 | 16): number {
  let value = start < end ? 0 : -1;
  for (let at = start; at < end && value >= 0; at++) {
    const unit = source.charCodeAt(at);
    const digit = unit <= 57 ? unit - 48 : (unit | 32) - 87;
    value = digit < base ? value * base + digit : -1;
  }
  return value;
}

const nothing = () => {};
const deaf = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
};

/** A value as it is written, in its quotation marks. */
export function decodedValue(written: string): string {
  const markup = `<a b=${written}>`;
  let value = '';
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...deaf,
      onattribdata: (start: number, end: number) => {
        value += markup.slice(start, end);
      },
      onattribentity: (codepoint: number) => {
        value += String.fromCodePoint(codepoint);
      },
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  return value;
}

/** Text with an entity that is not among the commonest; `within` is the name of the element when no tag can begin in it. */
export function rareEntities(source: string, from: number, end: number, within: string, sink: EntitySink): void {
  const opening = within === '' ? '' : `<${within}>`;
  const shift = from - opening.length;
  let last = from;
  let begun = from;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...deaf,
      ontext: (start: number, behind: number) => {
        last = shift + behind;
        sink.text(shift + start, last);
      },
      ontextentity: (codepoint: number, behind: number) => {
        // Some entities are two characters, told one by one with the same end.
        if (shift + behind > last) begun = last;
        last = shift + behind;
        sink.entity(String.fromCodePoint(codepoint), begun, last);
      },
    },
  );
  tokenizer.write(opening + source.slice(from, end));
  tokenizer.end();
}

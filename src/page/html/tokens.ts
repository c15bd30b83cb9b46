/**
 * Cuts a page's source into tokens, as forgivingly as browsers do: tags, attributes, text, entities; comments and
 * declarations are passed over. The same tokens as htmlparser2's (tokens.property.test.ts compares them), found by
 * searching for what ends a stretch instead of looking at every character, which is what makes a page of scripts cheap.
 * Entities are read in entities.ts. Linear in the source.
 */
import { commonEntity, decodedValue, type EntitySink, rareEntities } from './entities.ts';

/** Told of every token in source order. Positions are of the source, ends exclusive. */
export interface TokenSink extends EntitySink {
  /** Whether the tag's attributes are wanted. */
  openTagName(start: number, end: number): boolean;
  /** Whether the attribute's value is wanted; `attributeValue` follows if so. */
  attributeName(start: number, end: number): boolean;
  /** Entities are decoded in it; empty where none is given. */
  attributeValue(value: string): void;
  openTagEnd(selfClosing: boolean): void;
  /** Whether what is being read is a drawing or a formula: there no element has text that is not markup. */
  isForeign(): boolean;
  closeTag(start: number, end: number): void;
  end(): void;
}

/** Elements whose content is text up to their own end tag; in some of them entities are decoded. */
const rawTags: ReadonlyMap<string, boolean> = new Map([
  ['script', false],
  ['style', false],
  ['xmp', false],
  ['iframe', false],
  ['noembed', false],
  ['noframes', false],
  ['title', true],
  ['textarea', true],
]);
/** Lengths of their names, as bits, and their first letters. */
const rawLengths = [...rawTags.keys(), 'plaintext'].reduce((bits, name) => bits | (1 << name.length), 0);
const rawLetters = [...rawTags.keys(), 'plaintext'].reduce((bits, name) => bits | (1 << (name.charCodeAt(0) & 31)), 0);

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 12 || unit === 13;
}
function endsName(unit: number): boolean {
  return unit === 62 || unit === 47 || isSpace(unit);
}
function isLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
}
function isLetterOrDigit(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57);
}

/** Reads a source from its beginning to its end. */
export function readTokens(source: string, sink: TokenSink): void {
  new TokenReader(source, sink).read();
  sink.end();
}

class TokenReader {
  readonly #source: string;
  readonly #sink: TokenSink;
  /** The first `&` at or behind the place last asked for; the source's length where there is none. */
  #ampersand = -1;

  constructor(source: string, sink: TokenSink) {
    this.#source = source;
    this.#sink = sink;
  }

  read(): void {
    const source = this.#source;
    const { length } = source;
    /** Where the text that is being read begins. */
    let from = 0;
    let search = 0;
    while (from < length) {
      let less = source.indexOf('<', search);
      if (less < 0) less = length;
      if (less > from) this.#text(from, less);
      if (less >= length) return;
      from = less;
      const next = source.charCodeAt(less + 1);
      if (isLetter(next)) from = search = this.#openTag(less + 1);
      else if (next === 47) from = search = this.#closeTag(less + 2);
      else if (next === 33) from = search = this.#declaration(less + 2);
      else if (next === 63) from = search = this.#behind(62, less + 2);
      else if (less + 1 >= length) {
        this.#sink.text(less, length);
        return;
      } else search = less + 1;
    }
  }

  /** Behind the next character `unit`, or the end of the source. */
  #behind(unit: number, from: number): number {
    const at = this.#source.indexOf(unit === 62 ? '>' : ']]>', from);
    return at < 0 ? this.#source.length : unit === 62 ? at + 1 : at + 3;
  }

  /** `<!` has been read: a comment, a declaration, or what browsers take for a comment. */
  #declaration(from: number): number {
    const source = this.#source;
    if (source.startsWith('--', from)) return this.#comment(from + 2);
    return source.startsWith('[CDATA[', from) ? this.#behind(93, from + 7) : this.#behind(62, from);
  }

  /** `<!--` has been read. Ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole comments. */
  #comment(from: number): number {
    const source = this.#source;
    if (source.charCodeAt(from) === 62) return from + 1;
    if (source.startsWith('->', from)) return from + 2;
    for (let at = source.indexOf('--', from); at >= 0; at = source.indexOf('--', at + 1)) {
      const next = source.charCodeAt(at + 2);
      if (next === 62) return at + 3;
      if (next === 33 && source.charCodeAt(at + 3) === 62) return at + 4;
    }
    return source.length;
  }

  /** `</` has been read. */
  #closeTag(from: number): number {
    const source = this.#source;
    const first = source.charCodeAt(from);
    if (first === 62) return from + 1;
    if (from >= source.length) {
      this.#sink.text(from - 2, from);
      return from;
    }
    if (!isLetter(first)) return this.#behind(62, from + 1);
    const end = this.#endOfName(from);
    if (end >= source.length) return end;
    this.#sink.closeTag(from, end);
    return this.#behind(62, end);
  }

  #endOfName(from: number): number {
    const source = this.#source;
    let at = from;
    while (at < source.length && !endsName(source.charCodeAt(at))) at++;
    return at;
  }

  /** `<` has been read, and a letter follows. A tag that never ends is none. */
  #openTag(from: number): number {
    const source = this.#source;
    const { length } = source;
    const nameEnd = this.#endOfName(from);
    if (nameEnd >= length) return length;
    const wanted = this.#sink.openTagName(from, nameEnd);
    let at = nameEnd;
    let slash = false;
    while (at < length) {
      const unit = source.charCodeAt(at);
      if (unit === 62) {
        this.#sink.openTagEnd(slash);
        return this.#content(from, nameEnd, at + 1);
      }
      if (unit === 47) {
        slash = true;
        at++;
      } else if (isSpace(unit)) at++;
      else {
        slash = false;
        at = this.#attribute(at, wanted);
      }
    }
    return length;
  }

  /** One attribute; returns where it ends. */
  #attribute(from: number, wanted: boolean): number {
    const source = this.#source;
    const { length } = source;
    let at = from + 1;
    while (at < length) {
      const unit = source.charCodeAt(at);
      if (unit === 61 || endsName(unit)) break;
      at++;
    }
    if (at >= length) return length;
    const isAsked = wanted && this.#sink.attributeName(from, at);
    while (at < length && isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== 61) {
      if (isAsked && at < length) this.#sink.attributeValue('');
      return at;
    }
    at++;
    while (at < length && isSpace(source.charCodeAt(at))) at++;
    const quote = source.charCodeAt(at);
    if (quote === 34 || quote === 39) {
      const end = source.indexOf(quote === 34 ? '"' : "'", at + 1);
      if (end < 0) return length;
      if (isAsked) this.#sink.attributeValue(this.#value(at + 1, end, quote));
      return end + 1;
    }
    return this.#bareValue(at, isAsked);
  }

  /** A value without quotation marks; returns where it ends. */
  #bareValue(from: number, isAsked: boolean): number {
    const source = this.#source;
    let end = from;
    while (end < source.length) {
      const unit = source.charCodeAt(end);
      if (unit === 62 || isSpace(unit)) break;
      end++;
    }
    if (isAsked && end < source.length) this.#sink.attributeValue(this.#value(from, end, 0));
    return end;
  }

  /** The value of an attribute, its entities decoded. */
  #value(start: number, end: number, quote: number): string {
    const source = this.#source;
    let at = this.#nextAmpersand(start);
    if (at >= end) return source.slice(start, end);
    let value = '';
    let from = start;
    while (at < end) {
      const behind = this.#endOfEntityName(at, end);
      const met = commonEntity(source, at, behind);
      if (met !== null) {
        value += source.slice(from, at) + met;
        from = behind + 1;
      } else if (behind > at + 1 && source.charCodeAt(behind) !== 61) {
        const sign = quote === 0 ? '' : quote === 34 ? '"' : "'";
        return decodedValue(sign + source.slice(start, end) + sign);
      }
      at = this.#nextAmpersand(Math.max(from, at + 1));
    }
    return value + source.slice(from, end);
  }

  /** Text between tags, cut at its entities; `within` is the name of the element when no tag can begin in it. */
  #text(start: number, end: number, within = ''): void {
    const source = this.#source;
    let from = start;
    let at = this.#nextAmpersand(start);
    while (at < end) {
      const behind = this.#endOfEntityName(at, end);
      const met = commonEntity(source, at, behind);
      if (met !== null) {
        if (from < at) this.#sink.text(from, at);
        this.#sink.entity(met, at, behind + 1);
        from = behind + 1;
      } else if (behind > at + 1) {
        rareEntities(source, from, end, within, this.#sink);
        return;
      }
      at = this.#nextAmpersand(Math.max(from, at + 1));
    }
    if (from < end) this.#sink.text(from, end);
  }

  #nextAmpersand(from: number): number {
    if (this.#ampersand < from) {
      const at = this.#source.indexOf('&', from);
      this.#ampersand = at < 0 ? this.#source.length : at;
    }
    return this.#ampersand;
  }

  /** Behind the sign of a number, letters and digits after an ampersand. */
  #endOfEntityName(ampersand: number, end: number): number {
    const source = this.#source;
    let at = ampersand + 1;
    if (at < end && source.charCodeAt(at) === 35) at++;
    while (at < end && isLetterOrDigit(source.charCodeAt(at))) at++;
    return at;
  }

  /** What stands in an element that was opened: of some elements, text up to their end tag. Returns where to go on. */
  #content(nameStart: number, nameEnd: number, from: number): number {
    const source = this.#source;
    const length = nameEnd - nameStart;
    if (length > 9 || (rawLengths & (1 << length)) === 0 || this.#sink.isForeign()) return from;
    if ((rawLetters & (1 << (source.charCodeAt(nameStart) & 31))) === 0) return from;
    const name = source.slice(nameStart, nameEnd).toLowerCase();
    if (name === 'plaintext') {
      if (from < source.length) this.#sink.text(from, source.length);
      return source.length;
    }
    const hasEntities = rawTags.get(name);
    if (hasEntities === undefined) return from;
    const end = this.#endTagOf(name, from);
    if (from < end) {
      if (hasEntities) this.#text(from, end, name);
      else this.#sink.text(from, end);
    }
    return end;
  }

  /** Where `</name` begins, or the end of the source. */
  #endTagOf(name: string, from: number): number {
    const source = this.#source;
    for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 1)) {
      const behind = at + 2 + name.length;
      if (behind >= source.length) break;
      if (!endsName(source.charCodeAt(behind))) continue;
      if (source.startsWith(name, at + 2) || source.slice(at + 2, behind).toLowerCase() === name) return at;
    }
    return source.length;
  }
}

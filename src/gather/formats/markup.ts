/**
 * HTML and XML as a flat stream of tags and text: no tree, no stack, so that the cost is linear however deep the text pretends
 * to be nested.
 */
import { Tokenizer } from 'htmlparser2';

export interface MarkupReader {
  /** `name` is lower case in HTML, as written in XML. A value has at most 10,000 characters. */
  open(name: string, attributes: Readonly<Record<string, string>>, closed: boolean): void;
  /** Entities decoded; one text may come in pieces. */
  text(piece: string): void;
  close(name: string): void;
}

const longestValue = 10_000;

/** Reads `source` to its end. With `xml`: CDATA is text, names keep their case, only XML's own entities are known. */
export function readMarkup(source: string, options: { readonly xml: boolean }, reader: MarkupReader): void {
  const { xml } = options;
  const nameOf = (start: number, end: number): string => {
    const name = source.slice(start, Math.min(end, start + 200));
    return xml ? name : name.toLowerCase();
  };
  let tag = '';
  let attributes: Record<string, string> = {};
  let attribute = '';
  let value = '';
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = nameOf(start, end);
        attributes = Object.create(null) as Record<string, string>;
      },
      onattribname(start, end) {
        attribute = nameOf(start, end);
        value = '';
      },
      onattribdata(start, end) {
        if (value.length < longestValue) value += source.slice(start, Math.min(end, start + longestValue));
      },
      onattribentity(codepoint) {
        if (value.length < longestValue) value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        attributes[attribute] ??= value;
      },
      onopentagend: () => reader.open(tag, attributes, false),
      onselfclosingtag: () => reader.open(tag, attributes, xml),
      onclosetag: (start, end) => reader.close(nameOf(start, end)),
      ontext: (start, end) => reader.text(source.slice(start, end)),
      ontextentity: (codepoint) => reader.text(String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => {
        if (xml) reader.text(source.slice(start, end - offset));
      },
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}

/**
 * Bytes → characters: what a capture's bytes are (HTML, plain text, something else) and which charset they are in.
 * HTML is sniffed as the HTML standard says (mark, transport, `<meta>`); what is valid UTF-8 beyond ASCII is taken for
 * UTF-8 whatever a label says, and a label that does not fit the bytes is passed over.
 */
import sniffEncoding from 'html-encoding-sniffer';

export type MediaKind = 'html' | 'text' | 'structured' | 'binary';

/** `text/HTML; Charset="utf-8"` → `text/html` and `utf-8`. */
export function mediaTypeOf(header: string): { readonly type: string; readonly charset: string | undefined } {
  const [type = '', ...parameters] = header.split(';', 8);
  let charset: string | undefined;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    if (equals < 0 || parameter.slice(0, equals).trim().toLowerCase() !== 'charset') continue;
    charset ??= parameter
      .slice(equals + 1)
      .trim()
      .replace(/^["']|["']$/g, '');
  }
  return { type: type.trim().toLowerCase(), charset };
}

/** First bytes of formats that are no text: PDF, PNG, JPEG, GIF, ZIP, gzip, RIFF, ELF, MP4 (`ftyp` at 4), OLE, zstd. */
const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08],
  [0x52, 0x49, 0x46, 0x46],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x28, 0xb5, 0x2f, 0xfd],
];
const looksLikeMarkup = /^\s*<(?:!doctype\s+html|html|head|body|!--|meta|title|div|article|section|main|p|h[1-6])\b/i;
/** `{"…": `, `[{"…`: what a server means for programs, under whatever type. */
const looksLikeJson = /^\s*(?:\{\s*"[^"<>]{1,80}"\s*:|\[\s*(?:\{\s*"|\[))/;
const looksLikeXml = /^\s*<\?xml|^\s*<(?:rss|feed|urlset|sitemapindex)\b/i;

/** What the bytes are. The media type decides between text and HTML; the bytes decide whether they are characters at all. */
export function kindOf(mediaType: string, body: Uint8Array): MediaKind {
  const { type } = mediaTypeOf(mediaType);
  if (/^(?:image|audio|video|font)\//.test(type) || type === 'application/pdf' || type === 'application/zip')
    return 'binary';
  if (signatures.some((bytes) => bytes.every((byte, i) => body[i] === byte))) return 'binary';
  if (body[4] === 0x66 && body[5] === 0x74 && body[6] === 0x79 && body[7] === 0x70 && body[0] === 0) return 'binary';
  const start = new TextDecoder('windows-1252').decode(body.subarray(0, 2048));
  const isHtml = type === 'text/html' || type === 'application/xhtml+xml';
  if (!isWide(body) && hasControls(body, isHtml && looksLikeMarkup.test(start))) return 'binary';
  if (type === 'text/plain' || type === 'text/markdown') return 'text';
  if (isHtml)
    return !/<html/i.test(start) && (looksLikeXml.test(start) || looksLikeJson.test(start)) ? 'structured' : 'html';
  if (looksLikeXml.test(start) && !/<html/i.test(start)) return 'structured';
  if (/\b(?:json|csv|javascript)\b/.test(type)) return 'structured';
  return looksLikeMarkup.test(start) || /<html[\s>]/i.test(start) ? 'html' : 'text';
}

/** A UTF-16 mark, or zero bytes in every second place of the beginning. */
function isWide(body: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  const length = Math.min(body.length, 512) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (body[i] === 0) even++;
    if (body[i + 1] === 0) odd++;
  }
  if (odd > length * 0.35 && even === 0) return 'utf-16le';
  if (even > length * 0.35 && odd === 0) return 'utf-16be';
  return null;
}

/** Zero bytes (unless `zeros` may be), or more than one control character in fifty, within the first and last 16 KB. */
function hasControls(body: Uint8Array, zeros: boolean): boolean {
  const window = 16_384;
  let controls = 0;
  let seen = 0;
  for (let i = 0; i < body.length; i++) {
    if (i === window && body.length > 2 * window) i = body.length - window;
    const byte = body[i]!;
    if (byte === 0 && !zeros) return true;
    seen++;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b) controls++;
  }
  return controls > seen / 50;
}

/** The characters, without a byte-order mark. Never throws; bytes that fit no charset become U+FFFD. */
export function decode(mediaType: string, body: Uint8Array, kind: MediaKind): string {
  const wide = isWide(body);
  if (wide !== null) return new TextDecoder(wide).decode(body);
  const { charset } = mediaTypeOf(mediaType);
  const utf8 = decodeStrictly(body);
  if (utf8 !== null && utf8.length !== body.length) return utf8;
  const sniffed =
    kind === 'html'
      ? sniffEncoding(
          body,
          charset === undefined ? { maxPrescanBytes } : { transportLayerEncodingLabel: charset, maxPrescanBytes },
        )
      : (labelOf(charset) ?? 'windows-1252');
  const label = labelOf(sniffed) ?? 'windows-1252';
  // ASCII only, or a mark and ASCII: the same in every charset but those that shift.
  if (utf8 !== null && label !== 'iso-2022-jp') return utf8;
  return decodeDoubtful(body, kind, label);
}

const maxPrescanBytes = 4096;

/** Bytes that are not all UTF-8: a page cut or damaged within a character is still read as UTF-8, the rest by its label. */
function decodeDoubtful(body: Uint8Array, kind: MediaKind, label: string): string {
  const lossy = new TextDecoder().decode(body);
  let broken = 0;
  let wide = 0;
  for (let i = 0; i < lossy.length; i++) {
    const unit = lossy.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) wide++;
  }
  if (broken * 2 <= wide || (label === 'utf-8' && broken <= 2)) return lossy;
  if (label !== 'utf-8') return new TextDecoder(label).decode(body);
  const declared = kind === 'html' ? labelOf(sniffEncoding(body, { maxPrescanBytes })) : null;
  return new TextDecoder(declared === null || declared === 'utf-8' ? 'windows-1252' : declared).decode(body);
}

function decodeStrictly(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** The standard's name of a charset label, or null when there is no such charset. */
function labelOf(label: string | null | undefined): string | null {
  if (label === null || label === undefined || label === '') return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

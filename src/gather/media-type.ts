/**
 * Tells HTML, text and everything else apart by the first bytes, where no server said what they are.
 * It looks for what a person could not have written as an article: magic numbers, zero bytes, control characters.
 */
const lookedAt = 4096;

/** First bytes (as Latin-1) → what it is called. */
const magic: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\u001f\u008b', 'a gzip file'],
  ['(\u00b5/\u00fd', 'a zstd file'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a sound'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['\u007fELF', 'a program'],
  ['SQLite format 3', 'a database'],
];

/** What the bytes are, in words (`a PDF`), when they are no text at all; null for text in any charset. */
export function binaryKind(body: Uint8Array): string | null {
  const head = latin1(body);
  const known = magic.find(([start]) => head.startsWith(start));
  if (known !== undefined) return known[1];
  if (isUtf16(body)) return null;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0) return 'binary';
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) odd++;
  }
  // Legacy charsets use no more control characters than a stray one; compressed bytes have about one in ten.
  return odd > 4 + head.length / 50 ? 'binary' : null;
}

/** True for a PDF, by its first bytes. */
export function isPdf(body: Uint8Array): boolean {
  return latin1(body).startsWith('%PDF-');
}

/** With a byte-order mark, or without one but with a zero in nearly every second place. */
function isUtf16(body: Uint8Array): boolean {
  if ((body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff)) return true;
  const length = Math.min(body.length, 512) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (body[i] === 0) zeros[i & 1]!++;
  const [even, odd] = [zeros[0]!, zeros[1]!];
  return length >= 16 && Math.max(even, odd) > length * 0.4 && Math.min(even, odd) < length * 0.05;
}

/** True where a page begins: a doctype, or one of the elements that open one. White space and comments may come first. */
export function looksLikeHtml(body: Uint8Array): boolean {
  let head = latin1(body).replaceAll('\u0000', '');
  head = head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart();
  while (head.startsWith('<!--') || head.startsWith('<?')) {
    const close = head.startsWith('<?') ? '?>' : '-->';
    const end = head.indexOf(close);
    if (end < 0) return head.startsWith('<!--');
    head = head.slice(end + close.length).trimStart();
  }
  return /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|header|div|p|h1)[\s>/]/i.test(
    `${head.slice(0, 64)} `,
  );
}

/** By the name's ending where it says so, else by a look at the bytes. No charset: that is for the page room to find. */
export function mediaTypeOf(name: string, body: Uint8Array): string {
  if (isPdf(body)) return 'application/pdf';
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'html' || ending === 'htm') return 'text/html';
  if (ending === 'xhtml') return 'application/xhtml+xml';
  if (ending === 'txt') return 'text/plain';
  return looksLikeHtml(body) ? 'text/html' : 'text/plain';
}

/** What else may be a page, a text or a press release; bytes tell. */
const documents: ReadonlySet<string> = new Set(['application/octet-stream', 'application/pdf', 'application/x-pdf']);

/** True for what servers call a page or a text; an empty or unknown type is worth a look at the bytes. */
export function isReadableType(mediaType: string): boolean {
  const type = mediaType.split(';', 1)[0]!.trim().toLowerCase();
  return type === '' || type.startsWith('text/') || type.endsWith('xml') || documents.has(type);
}

function latin1(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, lookedAt)).toString('latin1');
}

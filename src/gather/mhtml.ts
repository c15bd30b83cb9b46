/** Saved pages in one file as browsers write them (MHTML, RFC 2557): the page itself, with the address and the time that the file names. */

export interface SavedPage {
  readonly html: Uint8Array;
  /** With its charset, as the file says. */
  readonly mediaType: string;
  /** Http or https; null where the file does not say. */
  readonly uri: string | null;
  /** ISO 8601; null where the file does not say. */
  readonly savedAt: string | null;
}

interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const mostHead = 65_536;

/** True where a file begins like mail that says it is a page with its parts. */
export function looksLikeMhtml(body: Uint8Array): boolean {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(4096, body.byteLength)).toString('latin1');
  return /^[\w-]+:[^\r\n]*\r?\n/.test(head) && /^content-type:\s*multipart\/related\b/im.test(head);
}

/** The first HTML part of `file`, its transfer encoding undone; null when there is none. */
export function readMhtml(file: Uint8Array): SavedPage | null {
  const whole = partOf(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  if (whole === null) return null;
  const boundary = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(
    whole.fields.get('content-type') ?? '',
  );
  const page = boundary === null ? null : firstPage(whole.body, `--${boundary[1] ?? boundary[2]}`);
  if (page === null) return null;
  const address = whole.fields.get('snapshot-content-location') ?? page.fields.get('content-location') ?? '';
  const savedMs = Date.parse(whole.fields.get('date') ?? '');
  return {
    html: new Uint8Array(decoded(page)),
    mediaType: page.fields.get('content-type') ?? 'text/html',
    uri: /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null,
    savedAt: Number.isNaN(savedMs) ? null : new Date(savedMs).toISOString(),
  };
}

function firstPage(body: Buffer, mark: string): Part | null {
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    const lineEnd = body.indexOf('\n', at);
    if (lineEnd < 0) return null;
    const part = partOf(body.subarray(lineEnd + 1, next < 0 ? body.length : next));
    if (part !== null && /^text\/html\b|^application\/xhtml\+xml\b/i.test(part.fields.get('content-type') ?? ''))
      return part;
    at = next;
  }
  return null;
}

/** Head and body, parted by the first blank line; continued lines of the head are put together. */
function partOf(bytes: Buffer): Part | null {
  const head = bytes.subarray(0, mostHead).toString('latin1');
  const blank = /\r?\n\r?\n/.exec(head);
  if (blank === null) return null;
  const fields = new Map<string, string>();
  for (const line of head
    .slice(0, blank.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: bytes.subarray(blank.index + blank[0].length) };
}

function decoded({ fields, body }: Part): Buffer {
  const encoding = fields.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquoted(body) : body;
}

/** `=E2=80=9C` → bytes; `=` at the end of a line joins it to the next. */
function unquoted(body: Buffer): Buffer {
  const text = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === 61) {
      const pair = body.subarray(at + 1, at + 3).toString('latin1');
      if (/^[0-9a-f]{2}$/i.test(pair)) text[length++] = Number.parseInt(pair, 16);
      else if (pair.startsWith('\n')) at--;
      else if (pair !== '\r\n') {
        text[length++] = byte;
        at -= 2;
      }
      at += 2;
    } else text[length++] = byte;
  }
  return text.subarray(0, length);
}

/**
 * The field of a WARC record in which an export keeps what WARC has no field for, so that a capture that comes back is the one that
 * left: JSON with `capturedAt`, `via` and `listing`. Read with care, since anybody may have written it.
 */
import { type Capture, type Listing, type Via, viaKinds } from '../types/index.ts';

export const captureField = 'Onrecord-Capture';

/** Other programs need not put up with longer ones. */
const longest = 32_768;

export type OwnWords = Pick<Capture, 'capturedAt' | 'via' | 'listing'>;

/** The field's value; null for a capture of which too much was said. */
export function ownField({ capturedAt, via, listing }: OwnWords): string | null {
  const value = JSON.stringify({ capturedAt, via, listing });
  return value.length <= longest ? value : null;
}

/** What the field says; null where there is none, or it does not fit the record that it stands in. */
export function ownWords(field: string | undefined, date: string | undefined): OwnWords | null {
  if (field === undefined || field.length > longest) return null;
  let said: Partial<Record<keyof OwnWords, unknown>> | null;
  try {
    said = JSON.parse(field) as typeof said;
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const { capturedAt, via, listing } = said;
  const isSameTime = typeof capturedAt === 'string' && Date.parse(capturedAt) === Date.parse(date ?? '');
  if (!isSameTime || !isVia(via) || !(listing === null || isListing(listing))) return null;
  return { capturedAt, via: { kind: via.kind, uri: via.uri }, listing };
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function isVia(value: unknown): value is Via {
  const { kind, uri } = (value ?? {}) as Partial<Record<keyof Via, unknown>>;
  return viaKinds.some((known) => known === kind) && isTextOrNull(uri);
}

function isListing(value: unknown): value is Listing {
  const { url, headline, authors, publisher, datePublished } = (value ?? {}) as Partial<Record<keyof Listing, unknown>>;
  return (
    [url, headline, publisher, datePublished].every(isTextOrNull) &&
    Array.isArray(authors) &&
    authors.every((name) => typeof name === 'string')
  );
}

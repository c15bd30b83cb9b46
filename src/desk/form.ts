/** What a person sent with the box of the first page → a submission, or what is wrong with it. Forms and JSON alike. */
import { problem } from '../lib/problems.ts';
import type { Problem } from '../types/index.ts';
import { isoParts } from './dates.ts';
import { webLink } from './links.ts';
import type { Submission } from './services.ts';

/** Bytes of pasted text. */
export const largestText = 10_000_000;
/** Bytes of a file. */
export const largestFile = 50_000_000;
/** Bytes of a whole request: both, and what surrounds them. */
export const largestBody = largestText + largestFile + 100_000;

/** What stands in the form's fields, so that it can be shown again. */
export interface Filled {
  readonly text: string;
  readonly published: string;
  readonly outlet: string;
  readonly link: string;
}
export const emptyForm: Filled = { text: '', published: '', outlet: '', link: '' };

export interface Sent extends Filled {
  readonly file: File | null;
}

export type Understood =
  | { readonly submission: Submission; readonly problem: null }
  | { readonly submission: null; readonly problem: Problem };

/** The fields by name, whatever was sent; anything that is not a text or a file counts as not given. */
export function sentFields(fields: Readonly<Record<string, unknown>>): Sent {
  const field = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const file = fields.file;
  return {
    // A browser sends CRLF for every line break of a text area.
    text: field('text').replaceAll('\r\n', '\n'),
    published: field('published').trim(),
    outlet: field('outlet').trim(),
    link: field('link').trim(),
    file: file instanceof File && (file.name !== '' || file.size > 0) ? file : null,
  };
}

/** Exactly one of text, link and file is read: a file before a text; a text that is only an address is that page. */
export async function understand(sent: Sent): Promise<Understood> {
  const wrong = whatIsWrong(sent);
  if (wrong !== null) return { submission: null, problem: wrong };
  const listing = {
    url: webLink(sent.link),
    headline: null,
    authors: [],
    publisher: sent.outlet === '' ? null : sent.outlet,
    datePublished: sent.published === '' ? null : sent.published,
  };
  if (sent.file !== null) {
    const { name, type } = sent.file;
    const file = { name: baseName(name), mediaType: type, body: new Uint8Array(await sent.file.arrayBuffer()) };
    return { submission: { text: null, url: null, file, listing }, problem: null };
  }
  const url = onlyAddress(sent.text) ?? (sent.text.trim() === '' ? webLink(sent.link) : null);
  const text = url === null ? sent.text : null;
  return { submission: { text, url, file: null, listing: { ...listing, url: url ?? listing.url } }, problem: null };
}

function whatIsWrong({ text, published, link, file }: Sent): Problem | null {
  if (published !== '' && isoParts(published) === null) {
    return problem('desk/bad-date', '', `“${short(published)}” is not a date.`);
  }
  if (link !== '' && webLink(link) === null)
    return problem('desk/bad-link', '', `“${short(link)}” is not a web address.`);
  if (file !== null && text.trim() !== '') {
    return problem('desk/two-inputs', '', 'There is a file and a text.');
  }
  if (file === null && text.trim() === '' && link === '') return problem('desk/nothing-given', '', 'The box is empty.');
  if (file !== null && file.size > largestFile) return tooLarge('The file', file.size);
  if (text.length > largestText) return tooLarge('The text', text.length);
  return null;
}

export function tooLarge(what: string, size: number | null): Problem {
  const megabytes = size === null ? '' : ` (${Math.ceil(size / 1_000_000)} MB)`;
  return problem('desk/too-large', '', `${what} is too large${megabytes}.`);
}

/** The address, when the text is nothing else. */
function onlyAddress(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length < 8000 && /^https?:\/\/\S+$/iu.test(trimmed) ? webLink(trimmed) : null;
}

const short = (words: string) => (words.length > 80 ? `${words.slice(0, 80)}…` : words);

const baseName = (name: string) => name.split(/[\\/]/u).at(-1) ?? '';

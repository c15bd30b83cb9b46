/**
 * Every error code of Onrecord, in one table: what it means and what a person can do next.
 * docs/errors.md is checked against it, and so is every use of a code in `src`.
 */
import type { Problem } from '../types/index.ts';

/** Code → what to do next (one sentence, ends with a full stop). Sorted. */
export const advice = {
  'cli/bad-config': 'See `onrecord config --help` for the settings that there are.',
  'cli/bad-option': 'See `onrecord --help`.',
  'cli/bad-sheet': 'Give the file that `onrecord sample` wrote, filled in and saved as CSV (UTF-8).',
  'cli/no-article':
    'Give its web address, or the id that its page on the desk and `onrecord search WORDS --json` show.',
  'cli/no-capture': 'Run `onrecord compare ARTICLE --json` to see those that there are.',
  'cli/no-dossier': 'See `onrecord dossier` for those that are there.',
  'cli/no-statement': 'Look the id up with `onrecord search WORDS --json`, or copy it from the statement’s page.',
  'cli/one-article': 'Give one file, one web address, or - for standard input.',
  'cli/read-later': 'It is read as soon as its turn comes; look at the list of articles in a minute.',
  'cli/reading-failed': 'Please report it with the page; everything else is read.',
  'cli/several-people': 'Give the id of the one that is meant.',
  'desk/bad-change': 'Look at the page again and send what it offers.',
  'desk/bad-date': 'Write it as 2031-05-16, or leave the field empty.',
  'desk/bad-form': 'Go back to the first page and send the form again.',
  'desk/bad-host': 'Open the address that `onrecord serve` printed.',
  'desk/bad-link': 'Give an address that begins with http:// or https://, or leave the field empty.',
  'desk/bad-token': 'Nothing was read: look it over and send it again from this page.',
  'desk/cross-origin': 'Send the form from the desk itself.',
  'desk/failed': 'Try again; if it fails again, run `onrecord doctor` and report what it says.',
  'desk/loopback-only':
    'Leave out `--host`, or give 127.0.0.1: the desk has no users yet and so serves this machine only.',
  'desk/no-port': 'Name a free one with `--port`.',
  'desk/not-found': 'Check the address, or search for the words.',
  'desk/nothing-given': 'Paste a link or the text of an article, or choose a file.',
  'desk/old-bookmark': 'Put the link of the desk’s page /bookmarklet among your bookmarks again, and use that one.',
  'desk/overtaken': 'Look at what they did; send yours again if it still holds.',
  'desk/port-taken': 'Give another `--port`, or none to take the next free one.',
  'desk/query-too-long': 'Search for fewer words.',
  'desk/too-large': 'A text may have 10 MB and a file 50 MB; give one article at a time.',
  'desk/two-inputs': 'Give one of them at a time.',
  'gather/asked-to-wait': 'It is tried again by itself.',
  'gather/bad-field': 'The field is left out; the rest of the record is read.',
  'gather/bad-opml': 'Give an OPML file as other feed readers export it.',
  'gather/bad-pdf': 'Open it in a viewer; if it shows there, save its text and read that.',
  'gather/bad-record': 'Every line must be a JSON object with "html" or "text"; the other lines are read.',
  'gather/bad-url': 'Give a whole web address without a password, such as https://example.org/story.',
  'gather/bad-warc': 'What came before is read; fetch the file again for the rest.',
  'gather/binary': 'Give a text file, an HTML page or a web address; save other documents as text first.',
  'gather/broken-response': 'Try again later, or save the page in a browser and read the file.',
  'gather/cancelled': 'Start it again when you want it.',
  'gather/directory': 'Give a file in it, or run `onrecord read` on the folder.',
  'gather/dns': 'Check the spelling of the host name and your connection.',
  'gather/empty': 'Give a file or a page that has something in it.',
  'gather/endless-listing': 'Give another feed or sitemap of the outlet; it is tried again later.',
  'gather/gathered-elsewhere': 'Stop the other one, or leave the gathering to it.',
  'gather/http-status': 'Open the address in a browser; if it shows there, save the page and read the file.',
  'gather/locked-pdf': 'Open it with its password, save it without one or save its text, and read that.',
  'gather/missing': 'Check the path; relative paths start from the folder you are in.',
  'gather/no-files': 'Give a folder with articles in it, or name the files themselves.',
  'gather/no-such-source': 'See `onrecord sources` for the ones there are.',
  'gather/not-a-listing': "Give the address of a feed, a sitemap or a section page, or the outlet's home page.",
  'gather/nothing-listed': 'Give the address of its feed, or of a page that links to its articles.',
  'gather/private-address': 'Only the public internet is read; `--allow-private` permits other addresses.',
  'gather/redirect-loop':
    'Open the address in a browser and give the one it ends at, or save the page and read the file.',
  'gather/refused': 'Check the address and its port, or try again later.',
  'gather/robots': 'Ask the outlet, or save the page in a browser and read the file.',
  'gather/robots-unreachable': 'It is tried again by itself.',
  'gather/scanned-pdf': 'Its pages are pictures: run a text recognition over it, and read what comes out.',
  'gather/tls':
    'Open the address in a browser to see what is wrong with its certificate, or save the page and read the file.',
  'gather/too-large': 'Give one article at a time; many articles go into a folder or a .jsonl file.',
  'gather/too-slow': 'Try again later, or save the page in a browser and read the file.',
  'gather/unreachable': 'Check your connection, or try again later.',
  'gather/unreadable': 'Check that you may read it.',
  'gather/unsupported-scheme': 'Give an address that begins with http:// or https://, or a file.',
  'language/bad-conllu': 'Give a file in CoNLL-U: ten columns a word, a blank line after each sentence.',
  'language/bad-model':
    'Install Onrecord again, or name the folder of a model made by this version in `ONRECORD_MODEL`.',
  'language/model-version': 'Install Onrecord again, so that program and model are of one version.',
  'language/no-model':
    'Install Onrecord again, or name the folder of a model in `ONRECORD_MODEL`; in a clone, `npm run train -- language` makes one.',
  'language/no-pack': 'The page is kept and searchable; statements are found in English only so far.',
  'page/empty': 'Give a page or a file that has text in it.',
  'page/no-text': 'Check that this is an article, or paste its text instead.',
  'page/not-an-article': 'Give the page of one article, or paste its text instead.',
  'page/not-text': 'Give an HTML page or a text file; save other documents as text first.',
  'page/too-large': 'Give one article at a time.',
  'record/backup-exists': 'Name another file.',
  'record/bad-check': 'Look at the statement again and change what is there.',
  'record/bad-dossier': 'Look at the dossier again and change what is there.',
  'record/bad-name': 'Give it a name of 1 to 200 characters.',
  'record/bad-person-change': 'Look at the person’s page again; docs/people.md says what can be changed.',
  'record/bad-query':
    'Quotation marks and parentheses go in pairs; docs/search.md has the fields and what may stand after each.',
  'record/busy': 'Wait until it is done and try again.',
  'record/cannot-open': 'Check that the folder exists, is a folder, and its disk works, or name another with `--data`.',
  'record/damaged':
    'Stop, copy the data folder, run `onrecord doctor`, and go back to the newest file in its `backups` folder if it names faults.',
  'record/disk-full': 'Free some space and try again.',
  'record/dropped': 'What was read of it is still there; fetch the page again if you need it.',
  'record/gave-up': 'Please report it with the page; everything else is read.',
  'record/in-use': 'Open that one, stop it first, or name another folder with `--data`.',
  'record/moved-file': 'Put the file back as it was, or import it again without `--keep reference`.',
  'record/newer-schema': 'Use the newer version of Onrecord that wrote it, or name another folder with `--data`.',
  'record/no-backup': 'Name a file that `onrecord backup` made, or one in the `backups` folder of the record.',
  'record/no-person': 'Look the person up with `onrecord person NAME`, or in the list of people.',
  'record/none': 'Name the folder with `--data`, or start with `onrecord serve` or `onrecord demo`.',
  'record/not-a-record': 'Name another folder with `--data`.',
  'record/older-schema': 'Run `onrecord serve` once: it makes a backup and brings the record up to date.',
  'record/people-apart': 'Take that back first if it is wrong: it stands in the history of both.',
  'record/read-only': 'Make it writable, or name another folder with `--data`.',
  'record/several-people': 'Merge the one that is meant instead.',
  'record/unknown-act': 'See docs/acts.md for the list; `assert` is right for every plain cue.',
  'record/words-not-found': 'Copy them from the article as they stand there, with nothing left out.',
  'statements/bad-model':
    'Install Onrecord again, or name the folder of a model made by this version in `ONRECORD_MODEL`.',
  'statements/model-version': 'Install Onrecord again, so that program and model are of one version.',
} as const;

export type ProblemCode = keyof typeof advice;

/** A problem with `what` is wrong in words, followed by what to do next. */
export function problem(code: ProblemCode, uri: string, what: string): Problem {
  return { code, uri, detail: `${what} ${advice[code]}` };
}

/** A problem that came as a value, from another thread say, to be thrown. */
export function errorOf({ code, uri, detail }: Problem): OnrecordError {
  const error = new OnrecordError(code as ProblemCode, uri, '');
  error.message = detail;
  return error;
}

/** What is thrown where a caller cannot go on: carries a code and the cause. */
export class OnrecordError extends Error {
  readonly code: ProblemCode;
  readonly uri: string;
  constructor(code: ProblemCode, uri: string, what: string, cause?: unknown) {
    super(`${what} ${advice[code]}`, cause === undefined ? undefined : { cause });
    this.name = 'OnrecordError';
    this.code = code;
    this.uri = uri;
  }
  /** The same as a value. */
  toProblem(): Problem {
    return { code: this.code, uri: this.uri, detail: this.message };
  }
}

/**
 * Who is the same, as GUM's CoNLL-U files say it: a document's text as `names-gold.py gum` writes it (words that are one token
 * with spaces between), its mentions and their entities. Offsets are UTF-16 code units.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldMention {
  readonly start: number;
  readonly end: number;
  /** Where its head word begins. */
  readonly headStart: number;
  readonly entity: string;
  /** GUM's: `person`, `organization`, `place`, … */
  readonly type: string;
  readonly kind: 'name' | 'pronoun' | 'noun';
}

export interface ChainedDocument {
  readonly doc: string;
  /** `news`, `interview`, … */
  readonly genre: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly upos: string;
}

interface Open {
  readonly entity: string;
  readonly type: string;
  readonly first: number;
  readonly minimal: string;
}

/** All documents below `gum/train` and `gum/dev`, by name; only those of some genres where given. */
export function readChains(corpora: string, genres?: readonly string[]): readonly ChainedDocument[] {
  const found: ChainedDocument[] = [];
  for (const half of ['train', 'dev']) {
    const folder = join(corpora, 'gum', half);
    for (const name of readdirSync(folder).sort()) {
      const genre = name.split('_')[1] ?? '';
      if (!name.endsWith('.conllu') || (genres !== undefined && !genres.includes(genre))) continue;
      found.push(documentOf(name.slice(0, -'.conllu'.length), genre, readFileSync(join(folder, name), 'utf8')));
    }
  }
  return found;
}

function documentOf(doc: string, genre: string, lines: string): ChainedDocument {
  let text = '';
  let columns: readonly string[] = [];
  const words: Word[] = [];
  const open: Open[] = [];
  const mentions: GoldMention[] = [];
  for (const line of lines.split('\n')) {
    if (line.startsWith('# global.Entity'))
      columns = line
        .slice(line.indexOf('=') + 1)
        .trim()
        .split('-');
    if (line.startsWith('# newpar') && text !== '' && !text.endsWith('\n')) text = `${text.replace(/ +$/, '')}\n`;
    if (line === '' || line.startsWith('#')) continue;
    const fields = line.split('\t');
    if (!/^\d+$/.test(fields[0]!)) continue;
    const start = text.length;
    text += fields[1]!;
    words.push({ start, end: text.length, upos: fields[3]! });
    const misc = new Map(
      fields[9]!.split('|').map((pair) => [pair.split('=', 1)[0]!, pair.slice(pair.indexOf('=') + 1)]),
    );
    for (const [whole, opened, closed] of (misc.get('Entity') ?? '').matchAll(/\(([^()]*)\)?|([^()]+)\)/g)) {
      if (opened !== undefined) {
        const one = openedBy(opened, columns, words.length - 1);
        if (whole.endsWith(')')) mentions.push(mentionOf(one, words));
        else open.push(one);
      } else {
        const at = open.findLastIndex(({ entity }) => entity === closed);
        if (at >= 0) mentions.push(mentionOf(open.splice(at, 1)[0]!, words));
      }
    }
    if (misc.get('SpaceAfter') !== 'No') text += ' ';
  }
  return { doc, genre, text, mentions: mentions.sort((one, two) => one.start - two.start || two.end - one.end) };
}

function openedBy(opened: string, columns: readonly string[], first: number): Open {
  const fields = opened.split('-');
  const minimal = columns.indexOf('minspan');
  return { entity: fields[0]!, type: fields[1] ?? '', first, minimal: fields[minimal] ?? '' };
}

function mentionOf({ entity, type, first, minimal }: Open, words: readonly Word[]): GoldMention {
  const least = Number(/\d+/.exec(minimal)?.[0] ?? 0);
  const within = words.slice(first);
  const head = within[least - 1] ?? within.at(-1)!;
  const kind = head.upos === 'PROPN' ? 'name' : head.upos === 'PRON' && within.length === 1 ? 'pronoun' : 'noun';
  return { start: within[0]!.start, end: within.at(-1)!.end, headStart: head.start, entity, type, kind };
}

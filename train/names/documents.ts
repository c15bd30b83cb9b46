/** Texts with their names marked, from the corpora: WikiANN (silver), the automatic layers of PolNeAR (silver) and GUM (by people). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NameType } from '../../src/language/names/index.ts';
import { gumDocument } from './gum.ts';
import type { MarkedDocument, MarkedName } from './marked.ts';

const typesByTag: Readonly<Record<string, NameType>> = {
  PER: 'PER',
  PERSON: 'PER',
  ORG: 'ORG',
  ORGANIZATION: 'ORG',
  LOC: 'LOC',
  LOCATION: 'LOC',
  MISC: 'MISC',
};

const linesADocument = 40;

/** CoNLL's columns, the tag (IOB, either kind) last; tokens are joined by one space, sentences by a line break. */
export function conllDocuments(path: string): readonly MarkedDocument[] {
  const documents: MarkedDocument[] = [];
  let text = '';
  let names: MarkedName[] = [];
  let lines = 0;
  const close = () => {
    if (text.trim() !== '') documents.push({ id: `${documents.length}`, text, names });
    [text, names, lines] = ['', [], 0];
  };
  let open = false;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const columns = line.split(/\s+/).filter(Boolean);
    const isBoundary = columns[0] === '-DOCSTART-';
    if (columns.length === 0 || isBoundary) {
      open = false;
      if (text !== '' && !text.endsWith('\n')) {
        text += '\n';
        lines++;
      }
      if (isBoundary || lines >= linesADocument) close();
      continue;
    }
    const start = text.length;
    text += `${columns[0]} `;
    const end = text.length - 1;
    const [mark = 'O', tag = ''] = columns.at(-1)!.split('-');
    const type = typesByTag[tag];
    if (type === undefined) {
      open = false;
      continue;
    }
    const last = names.at(-1);
    if (open && mark === 'I' && last?.type === type) names[names.length - 1] = { ...last, end };
    else names.push({ start, end, type });
    open = true;
  }
  close();
  return documents;
}

/** WikiANN marks the words of a link: a place with its region in one, commas and brackets and all. A name ends before them. */
export function wikiannDocuments(path: string): readonly MarkedDocument[] {
  return conllDocuments(path).map(({ id, text, names }) => ({
    id,
    text,
    names: names.flatMap((name) => withoutRegions(text, name)),
  }));
}

function withoutRegions(text: string, { start, end, type }: MarkedName): readonly MarkedName[] {
  const pieces: MarkedName[] = [];
  let first = start;
  const words = text.slice(start, end);
  const cut = type === 'LOC' ? /\s[,(]\s|\s\)/g : /\s[()]\s?|\s,\s(?=\p{Lu}[\p{L} ]+$)/gu;
  for (const { index, 0: gap } of words.matchAll(cut)) {
    pieces.push({ start: first, end: start + index, type });
    first = start + index + gap.length;
    if (type !== 'LOC') return pieces;
  }
  pieces.push({ start: first, end, type });
  return pieces.filter((one) => one.end > one.start);
}

/** The layers' NER column. `half` leaves the articles of others away. */
export function polnearDocuments(folder: string): readonly MarkedDocument[] {
  return readdirSync(join(folder, 'layers'))
    .filter((file) => file.endsWith('.tsv.gz'))
    .sort()
    .map((file) => {
      const id = file.slice(0, -'.tsv.gz'.length);
      const text = readFileSync(join(folder, 'text', `${id}.txt`), 'utf8');
      return { id, text, names: layerNames(gunzipSync(readFileSync(join(folder, 'layers', file))).toString('utf8')) };
    });
}

function layerNames(layer: string): readonly MarkedName[] {
  const names: MarkedName[] = [];
  let open = false;
  for (const line of layer.split('\n')) {
    const columns = line.split('\t');
    const type = typesByTag[columns[6] ?? ''];
    if (type === undefined) {
      open = false;
      continue;
    }
    const [start, end] = [Number(columns[8]), Number(columns[9])];
    const last = names.at(-1);
    if (open && last?.type === type) names[names.length - 1] = { ...last, end };
    else names.push({ start, end, type });
    open = true;
  }
  return names;
}

export function gumDocuments(folder: string): readonly MarkedDocument[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => gumDocument(file.slice(0, -'.conllu'.length), readFileSync(join(folder, file), 'utf8')));
}

/** Its part of MODEL.md: what the model is made of, under which licences, by which command, and how good it is. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModelSection } from '../model-section.ts';
import { nonCommercialGenres } from './plan.ts';

export interface ModelCard {
  /** Folder of the model, with MODEL.md. */
  readonly folder: string;
  /** File names in it that the card describes. */
  readonly files: readonly string[];
  readonly command: string;
  readonly seed: number;
  readonly threads: number;
  readonly without: readonly string[];
  /** Per cent on GUM dev with gold words, before the weights were rounded. */
  readonly figures: Readonly<Record<string, number>>;
}

export function writeModelCard({ folder, files, command, seed, threads, without, figures }: ModelCard): void {
  const rows = files.map((name) => {
    const bytes = readFileSync(join(folder, name));
    return `| \`${name}\` | ${Math.round(bytes.length / 1024).toLocaleString('en')} KiB | \`${createHash('sha256').update(bytes).digest('hex')}\` |`;
  });
  const genres = nonCommercialGenres.join(', ');
  const left =
    without.length === 0
      ? `\`language.bin.br\` was trained on all genres of GUM, also on those whose texts exclude commercial use (${genres}):
without them LAS on GUM dev is lower by more than half a point (bench/accuracy/language has the figures). \`--only-free\` leaves them out.
\`lemmas.bin.br\` and \`sentences.bin.br\` were made without them.`
      : `Left out are the genres of GUM whose texts exclude commercial use: ${genres}.`;
  const card = `# The English language model

Words in, tags and dependency trees out (Universal Dependencies). Read by \`src/language/model\`, made by \`train/language\`.

| file | size | SHA-256 |
|---|---|---|
${rows.join('\n')}

## Data

| corpus | used for | licence, as stated there |
|---|---|---|
| [GUM](https://github.com/UniversalDependencies/UD_English-GUM), train | trees, tags, features, lemmas, sentence ends | annotations CC BY 4.0; texts vary by genre |
| [EWT](https://github.com/UniversalDependencies/UD_English-EWT), train | the same | CC BY-SA 4.0 |
| [PolNeAR](https://github.com/networkdynamics/PolNeAR), train: texts and automatic layers | texts: lessons, see below; layers: silver trees and tags, for the teachers alone, and lemmas of words that the treebanks have not | none stated (publishers' texts) |

${left}

Features are hashed and weights are rounded sums over many texts: no text can be read out of the files. Class names (tags, relations,
feature bundles, what is cut from and put to a word to make its lemma) are written out.

## How

First two teachers of the same size are trained on the treebanks and the silver layers, one with all genres of GUM and one without those that
exclude commercial use. They analyse the news texts together: of each word the three likeliest tags, heads and relations with their averaged
shares. From these lessons and the treebanks the network that ships is trained. No other model and no word list from elsewhere goes in.

## Command

    ${command}

Seed ${seed}, ${threads} threads. The same code, corpora, seed and number of threads give the same bytes on processors of the same kind (lessons
are of words and sentences as \`src/language\` cuts them).

## Scores

GUM dev, gold words, per cent, before rounding: ${Object.entries(figures)
    .map(([name, share]) => `${name} ${share.toFixed(2)}`)
    .join(', ')}. The figures of the files themselves, from raw text too, are in
\`bench/accuracy/language\`.
`;
  writeModelSection(folder, card);
}

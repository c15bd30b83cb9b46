/** The section of MODEL.md on coreference. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModelSection } from '../model-section.ts';

export interface CoreferenceCard {
  /** Folder of the model. */
  readonly folder: string;
  readonly seed: number;
  readonly documents: number;
  readonly lessons: number;
  /** Rows of the table. */
  readonly rows: number;
}

export function writeCoreferenceCard({ folder, seed, documents, lessons, rows }: CoreferenceCard): void {
  const name = 'coreference.bin.br';
  const bytes = readFileSync(join(folder, name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeModelSection(
    folder,
    `# The English coreference model

Names, pronouns and descriptions in; which of them are the same, out. Read by \`src/language/coreference\`, made by \`train/coreference\`.

| file | size | SHA-256 |
|---|---|---|
| \`${name}\` | ${Math.round(bytes.length / 1024).toLocaleString('en')} KiB | \`${digest}\` |

## Data

[GUM](https://gucorpling.org/gum/), train and dev: ${documents} documents of all genres, ${lessons.toLocaleString('en')} pronouns and descriptions that may take
something up. Its annotations are CC BY 4.0; its texts have licences of their own, some of them NonCommercial. The model
is ${rows.toLocaleString('en')} rounded weights of hashed features: no text can be read out of it.

## Command

    npm run train -- coreference --corpora PATH

Seed ${seed}; a minute on one core. It is trained on the trees and names of the models in the same folder: make it again when they change.

## Scores

In \`bench/accuracy/coreference\`.
`,
  );
}

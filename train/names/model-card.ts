/** The section of MODEL.md on names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModelSection } from '../model-section.ts';

export interface NamesCard {
  /** Folder of the model. */
  readonly folder: string;
  readonly seed: number;
  /** Of GUM, WikiANN and PolNeAR. */
  readonly texts: readonly number[];
  /** Rows of the table. */
  readonly rows: number;
}

export function writeNamesCard({ folder, seed, texts, rows }: NamesCard): void {
  const name = 'names.bin.br';
  const bytes = readFileSync(join(folder, name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const [gum, wikiann, polnear] = texts.map((count) => count.toLocaleString('en'));
  writeModelSection(
    folder,
    `# The English names model

Words and trees in; names of people, organisations and places out. Read by \`src/language/names\`, made by \`train/names\`.

| file | size | SHA-256 |
|---|---|---|
| \`${name}\` | ${Math.round(bytes.length / 1024).toLocaleString('en')} KiB | \`${digest}\` |

## Data

- [GUM](https://gucorpling.org/gum/), train: ${gum} documents, entities marked by people (annotations CC BY 4.0, texts with licences of their own, some NonCommercial).
- [WikiANN](https://github.com/afshinrahimi/mmner), English, train: ${wikiann} bundles of sentences of Wikipedia (CC BY-SA) whose links tell what is named.
- [PolNeAR](https://github.com/networkdynamics/PolNeAR), train: ${polnear} texts with the names that another program found; some stand there twice, once
  in the capitals of headlines. The corpus states no licence.

No CoNLL and no Reuters text. Features are hashed and weights are rounded sums over many texts (${rows.toLocaleString('en')} rows): no text can be read out of the file.

## Command

    npm run train -- names --corpora PATH

Seed ${seed}; some minutes on one core. It is trained on the trees of the language model in the same folder: make it again when that one changes, and
the models of coreference and statements after it.

## Scores

In \`bench/accuracy/names\`.
`,
  );
}

/** The section of MODEL.md on the statement model. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModelSection } from '../model-section.ts';

export interface Amount {
  readonly articles: number;
  readonly relations: number;
}

export interface StatementCard {
  /** Folder of the model. */
  readonly folder: string;
  readonly seed: number;
  /** Of the corpus, and of the lessons written for this project. */
  readonly corpus: Amount;
  readonly written: Amount;
  /** Rows kept of the tables for cues, roles and relations. */
  readonly rows: readonly number[];
}

export function writeStatementCard({ folder, seed, corpus, written, rows }: StatementCard): void {
  const name = 'statements.bin.br';
  const bytes = readFileSync(join(folder, name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const [cues, roles, whole] = rows.map((count) => count.toLocaleString('en'));
  writeModelSection(
    folder,
    `# The English statement model

Words and trees in; cues, sources and contents out. Read by \`src/statements/engine\`, made by \`train/statements\`.

| file | size | SHA-256 |
|---|---|---|
| \`${name}\` | ${Math.round(bytes.length / 1024).toLocaleString('en')} KiB | \`${digest}\` |

## Data

[PolNeAR](https://github.com/networkdynamics/PolNeAR), train: ${corpus.articles} articles, ${corpus.relations.toLocaleString('en')} attributions of people's making. The corpus states no licence; its texts
belong to their publishers and are no part of this project. Beside it ${written.articles} small texts with ${written.relations.toLocaleString('en')} attributions, written for this
project (\`train/statements/written\`), for shapes that political news hardly has; they count double.

Features are hashed (${cues} rows for cues, ${roles} for roles, ${whole} for whole relations) and weights are rounded sums over many texts: no text
can be read out of the file.

## Command

    npm run train -- statements --corpora PATH

Seed ${seed}; some eight minutes on one core. The same corpora, seed and language model give the same bytes on processors of the same kind. It
is trained on the trees of the language model in the same folder: make it again when that one changes.

## Scores

In \`bench/accuracy/statements\`.
`,
  );
}

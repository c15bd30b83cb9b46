/**
 * Learns which of a page's candidates is its headline and writes the weights to src/page/metadata/headline-weights.ts. Says
 * how well they do on publishers that they have not seen (five folds, whole publishers at a time).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HeadlineCase, readCases } from './cases.ts';
import { chosen, type FitOptions, fitWeights, type Weights } from './fit.ts';

const sets: readonly string[] = ['fundus-dev', 'wcxb-dev', 'trafilatura'];
const folds = 5;
const options: FitOptions = { rounds: 300, rate: 0.1, ridge: 0.003 };

export function trainHeadline({ corpora }: { readonly corpora: string }): void {
  const cases = sets.flatMap((set) => readCases(join(corpora, 'pages', set), set));
  const unseen: boolean[] = cases.map(() => false);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitWeights(
      cases.filter((page) => foldOf(page.publisher) !== fold),
      options,
    );
    for (const [i, page] of cases.entries()) if (foldOf(page.publisher) === fold) unseen[i] = isRight(page, weights);
  }
  const weights = rounded(fitWeights(cases, options));
  for (const set of sets) {
    const own = [...cases.keys()].filter((i) => cases[i]!.set === set);
    const share = (test: (i: number) => boolean) => (own.filter(test).length / own.length).toFixed(3);
    console.error(
      `${set}: ${own.length} pages; right ${share((i) => isRight(cases[i]!, weights))}, on publishers not seen ` +
        `${share((i) => unseen[i]!)}; among the candidates ${share((i) => cases[i]!.right >= 0)}`,
    );
  }
  const path = join(import.meta.dirname, '..', '..', 'src', 'page', 'metadata', 'headline-weights.ts');
  writeFileSync(path, sourceOf(weights));
}

function isRight(page: HeadlineCase, weights: Weights): boolean {
  return page.right >= 0 && chosen(page, weights) === page.right;
}

/** FNV-1a of the publisher's name. */
function foldOf(publisher: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < publisher.length; i++) hash = Math.imul(hash ^ publisher.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % folds;
}

/** To a tenth; what rounds to nothing is left out. */
function rounded(weights: Weights): Weights {
  return Object.fromEntries(
    Object.entries(weights)
      .map(([name, weight]): [string, number] => [name, Math.round(weight * 10) / 10])
      .filter(([, weight]) => weight !== 0),
  );
}

function sourceOf(weights: Weights): string {
  const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight},\n`);
  return `/** What each feature adds to a candidate for the headline: made by \`npm run train -- headline\`, not to be edited. */
export const headlineWeights: Readonly<Record<string, number>> = {
${lines.join('')}};
`;
}

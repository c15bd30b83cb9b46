/**
 * Checks who imports whom against walls-rules.ts. Run by `npm test`; alone: `node scripts/walls.ts`.
 * dependency-cruiser that finds no compiler reads nothing and is content, so the number of modules is checked as well.
 */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { options, rules } from './walls-rules.ts';

export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly comment: string;
}

export interface WallsReading {
  /** TypeScript files of ours that were read, in order of path. */
  readonly modules: readonly string[];
  readonly breaches: readonly Breach[];
}

const folders = ['src', 'bench', 'test', 'scripts', 'train'];

/** Reads all TypeScript under `root`. Throws when dependency-cruiser fails to read one of the files. */
export async function checkWalls(root: string): Promise<WallsReading> {
  const here = folders.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(here, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...rules] },
  });
  if (typeof output === 'string') throw new RangeError(`dependency-cruiser: expected a result, got ${output}`);
  const modules = output.modules
    .filter(({ source, coreModule }) => !coreModule && /^(?!.*node_modules).*\.ts$/.test(source))
    .map(({ source }) => source)
    .sort();
  const there = globSync(`{${here.join(',')}}/**/*.ts`, { cwd: root });
  const missed = there.filter((path) => !modules.includes(path.replaceAll('\\', '/')));
  if (missed.length > 0) throw new Error(`dependency-cruiser did not read ${missed.join(', ')}`);
  const comments = new Map(rules.map(({ name, comment }) => [name, comment]));
  const breaches = output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    comment: comments.get(rule.name) ?? '',
  }));
  return { modules, breaches };
}

if (import.meta.main) {
  const { modules, breaches } = await checkWalls(join(import.meta.dirname, '..'));
  for (const { rule, from, to, comment } of breaches) console.log(`${rule}: ${from} → ${to}\n  ${comment}`);
  console.log(`${modules.length} modules read, ${breaches.length} imports through a wall`);
  if (breaches.length > 0) process.exit(1);
}

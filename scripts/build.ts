/**
 * Builds dist/ for `npm pack`: JavaScript and declarations from TypeScript, everything else in src copied beside them.
 * In a clone nothing needs it: Node.js runs the TypeScript as it is.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  // Standard output belongs to `npm pack`, which prints the name of the file it made.
  stdio: ['ignore', 2, 2],
});
if (status !== 0) process.exit(1);

for (const path of globSync('**/*', { cwd: join(root, 'src'), exclude: ['**/*.ts'] })) {
  const from = join(root, 'src', path);
  if (!statSync(from).isFile() || /\.(?:md|snap)$/.test(path)) continue;
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  copyFileSync(from, join(dist, path));
}

// The compiler rewrites imports in JavaScript, but neither those in declarations nor the addresses of workers:
// new URL('./worker.ts', import.meta.url).
for (const path of globSync('**/*.{js,d.ts}', { cwd: dist })) {
  const code = readFileSync(join(dist, path), 'utf8');
  const rewritten = code.replace(/(['"])(\.{1,2}\/[\w./-]+)\.ts\1/g, '$1$2.js$1');
  if (rewritten !== code) writeFileSync(join(dist, path), rewritten);
}

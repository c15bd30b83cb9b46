// Seed; replaced by the tools work. Plain JavaScript for Node >= 18: installs what is missing, goes on under node_modules' Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? '.', '..');
const { status } = spawnSync(join(root, 'node_modules/node/bin/node'), process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);

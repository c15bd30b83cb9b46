/** npm as a user has it: the system's own Node.js and npm, with nothing of the npm that started the tests. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** The environment without this project's programs on the path and without npm's variables. */
export function userEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^(?:npm_|INIT_CWD$|NODE_|ONRECORD_)/i.test(name)) environment[name] = value;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  environment.PATH = folders.filter((folder) => !/node_modules|node-gyp-bin/.test(folder)).join(delimiter);
  return environment;
}

export function runAsUser(command: string, words: readonly string[], folder: string): SpawnSyncReturns<string> {
  return spawnSync(command, words, { cwd: folder, env: userEnvironment(), encoding: 'utf8', maxBuffer: 64 << 20 });
}

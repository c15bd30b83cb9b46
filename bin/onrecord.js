#!/usr/bin/env node
// Old syntax on purpose: an old Node.js must get as far as the message.
import { existsSync } from 'node:fs';
import module from 'node:module';

const major = parseInt(process.versions.node, 10);
if (major < 24) {
  process.stderr.write(
    'setup/old-node: Onrecord needs Node.js 24 or newer; this is ' +
      process.versions.node +
      '. Install a current one from nodejs.org, or, in a clone, start with npm start, which brings its own.\n',
  );
  process.exitCode = 2;
} else {
  // Halves the time to start, from the second start on: here, so that the first TypeScript of a clone is in it too.
  if (module.enableCompileCache) module.enableCompileCache();
  // In a clone Node.js runs the TypeScript as it is; the package has what was built from it.
  const source = new URL('../src/cli/main.ts', import.meta.url);
  import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href);
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kernelsModule } from '../../scripts/build-kernels.ts';

test('the compiled kernels are those of their source', async () => {
  const path = join(import.meta.dirname, '..', '..', 'src', 'language', 'model', 'kernels-wasm.ts');
  assert.equal(await kernelsModule(), readFileSync(path, 'utf8'), 'run node scripts/build-kernels.ts');
});

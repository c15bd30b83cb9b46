import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stanceOfAct } from './acts.ts';

test('should have every act of docs/acts.md in its order, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'acts.md'), 'utf8');
  const documented = [...page.matchAll(/^\| \*\*([a-z-]+)\*\* \|/gm)].map(([, act]) => act);
  assert.deepEqual([...stanceOfAct.keys()], documented);
});

test('should tell sayings from what somebody thinks, means and feels', () => {
  assert.equal(stanceOfAct.get('leave-open'), 'said');
  assert.equal(stanceOfAct.get('expect'), 'believed');
  assert.equal(stanceOfAct.get('decide'), 'intended');
  assert.equal(stanceOfAct.get('regret'), 'felt');
  assert.equal(stanceOfAct.get('shout'), undefined);
});

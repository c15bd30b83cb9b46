import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, structureOf } from './in-structure.test.ts';

test('a name kept at a distance is no content where it is only a topic', () => {
  const text = 'Dorte Lind also addressed the so-called “league of the patient,” a club of anglers.';
  const given: Given = ['Dorte Lind', 'addressed', 'the so-called “league of the patient,”'];
  assert.deepEqual(structureOf(text, [given]), []);
});

test('what somebody rejects stays, kept at a distance or not; so does a topic that is not', () => {
  const rejected = 'Dorte Lind rejected the so-called “league of the patient” on Monday.';
  assert.equal(structureOf(rejected, [['Dorte Lind', 'rejected', 'the so-called “league of the patient”']]).length, 1);
  const topic = 'Dorte Lind discussed the plan for a new lock on Monday.';
  assert.equal(structureOf(topic, [['Dorte Lind', 'discussed', 'the plan for a new lock']]).length, 1);
});

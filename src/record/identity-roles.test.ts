import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareRoles, type RoleRelation } from './identity-roles.ts';

const cases: readonly (readonly [one: string | null, other: string | null, relation: RoleRelation])[] = [
  ['harbour minister', 'minister', 'agree'],
  ['Harbour Minister', 'prime minister', 'agree'],
  ['mayor of Oststad', 'Oststad mayor', 'agree'],
  ['president of Verkhonia', 'Verkhonian president', 'agree'],
  ['French president', 'president of France', 'agree'],
  ['Texas Sen.', 'R-Texas', 'agree'],
  ['front-runner', 'Republican presidential candidate', 'agree'],
  ['general secretary of the Railway Staff Union', 'RSU leader', 'agree'],
  ['chief executive of Fjordbank', 'Fjordbank chair', 'agree'],
  ['spokeswoman for Calder Freight', 'Calder Freight spokesperson', 'agree'],
  ['former Norland striker', 'president of Norland', 'unknown'],
  ['ambassador', 'foreign minister', 'unknown'],
  ['spokeswoman', 'spokeswoman for Calder Freight', 'unknown'],
  ['close adviser to Aldo Brenn', 'Westmarch senator', 'unknown'],
  ['US senator', 'Alabama Sen.', 'agree'],
  [null, 'mayor', 'unknown'],
  ['', 'mayor', 'unknown'],
  ['mayor of Oststad', 'mayor of Westhafen', 'differ'],
  ['former president of Norland', 'president of Sudmark', 'differ'],
  ['finance minister', 'marathon runner', 'differ'],
  ['striker', 'tennis player', 'differ'],
  ['professor of marine biology', 'professor of contract law', 'differ'],
  ['spokeswoman for Calder Freight', 'spokeswoman for Fjordbank', 'differ'],
  ['fire chief', 'pastry chef', 'differ'],
  ['defence lawyer', 'defence minister', 'differ'],
  ['senator', 'lawyer', 'differ'],
];

describe('two roles', () => {
  for (const [one, other, relation] of cases) {
    it(`should ${relation === 'unknown' ? 'say nothing' : relation}: ${one}, ${other}`, () => {
      assert.equal(compareRoles(one, other), relation);
      assert.equal(compareRoles(other, one), relation);
    });
  }

  it('should be read whatever is written in them', () => {
    for (const role of ['…', '’s', '-', 'of of of', '🙂', 'A.B.C.', '\u0000', 'x'.repeat(10_000)]) {
      assert.notEqual(compareRoles(role, 'mayor of Oststad'), 'agree', role);
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedArticle } from '../../../test/marked-relations.ts';
import { english } from '../../languages/en/index.ts';
import { fieldsOf, startFields } from './index.ts';

/** Name, role and kind of the last relation's source. */
function who(marked: string): string {
  const { parsed, index, relations } = markedArticle(marked);
  const context = startFields(parsed, english, index, relations);
  const { source } = fieldsOf(context, relations.at(-1)!);
  assert.ok(source !== null);
  return `${source.name} | ${source.role} | ${source.kind}`;
}

const rows: readonly (readonly [marked: string, expected: string])[] = [
  ['[S:Harbour Minister Ilse Varga] [C:said] [K:the toll would fall].', 'Ilse Varga | Harbour Minister | person'],
  [
    'Harbour Minister Ilse Varga came to Orsk. [S:Varga] [C:said] [K:the toll would fall].',
    'Ilse Varga | Harbour Minister | person',
  ],
  [
    'Harbour Minister Ilse Varga came to Orsk. [S:She] [C:said] [K:the toll would fall].',
    'Ilse Varga | Harbour Minister | person',
  ],
  ['[S:Tomas Orel, the town’s surveyor,] [C:said] [K:the toll would fall].', 'Tomas Orel | town’s surveyor | person'],
  [
    'The guild is divided. [S:Its chair, Dorte Lind,] [C:said] [K:the fee was too high].',
    'Dorte Lind | chair | person',
  ],
  [
    '[S:A spokesman for the harbour ministry] [C:said] [K:the fee was too high].',
    'null | spokesman for the harbour ministry | unnamed',
  ],
  ['[S:The ministry’s spokesman] [C:said] [K:the fee was too high].', 'null | ministry’s spokesman | unnamed'],
  ['Ilse Varga was ill. [S:An aide to Varga] [C:said] [K:the fee was too high].', 'null | aide to Varga | unnamed'],
  ['[S:Fishermen and market traders] [C:said] [K:they had not been asked].', 'null | null | group'],
  ['Ilse Varga and Tomas Orel met. [S:Varga and Orel] [C:said] [K:the toll would fall].', 'null | null | group'],
  ['[S:Ministers Ilse Varga and Tomas Orel] [C:said] [K:the toll would fall].', 'null | null | group'],
  ['[S:A surveyor who had walked the quay] [C:said] [K:it was sinking].', 'null | surveyor | unnamed'],
  ['[S:Many analysts] [C:said] [K:it was sinking].', 'null | analysts | group'],
  ['[S:His words] [C:suggest] [K:that the toll will fall].', 'null | null | document'],
  ['[S:Half of the voters] [C:said] [K:the toll should fall].', 'null | null | group'],
  ['[S:Police] [C:said] [K:the bridge was closed].', 'null | null | group'],
  [
    '[S:Officials familiar with the talks] [C:said] [K:the toll would fall].',
    'null | Officials familiar with the talks | unnamed',
  ],
  ['[S:The report] [C:said] [K:the quay had been sinking for ten years].', 'null | null | document'],
  ['[S:The Harbour Ministry] [C:said] [K:the toll would fall].', 'Harbour Ministry | null | organization'],
  ['[S:The ministry] [C:said] [K:the toll would fall].', 'null | null | organization'],
  ['Goalkeeper Hanno Brisk fell. [S:Brisk] [C:said] [K:the grass was wet].', 'Hanno Brisk | Goalkeeper | person'],
  ['[S:Marsh Steelworks] [C:said] [K:it would shut its furnace].', 'Marsh Steelworks | null | organization'],
  ['[S:Quill Freight] [C:said] [K:it would sell its depot].', 'Quill Freight | null | organization'],
  ['[S:Zoltar Quibb-Lane, a ringer,] [C:said] [K:the rope was new].', 'Zoltar Quibb-Lane | null | person'],
  ['It rained in Ombria. [S:Ombria] [C:rejected] [K:the toll].', 'Ombria | null | organization'],
  ['Ilse Varga, [S:who] [C:said] [K:the toll would fall], left early.', 'Ilse Varga | null | person'],
];

for (const [marked, expected] of rows) {
  test(`should know who speaks: ${marked.slice(0, 100)}`, () => assert.equal(who(marked), expected));
}

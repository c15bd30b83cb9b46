import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLines } from '../article-of-lines.test.ts';

/** Whom the words in brackets mean, or `nobody`: `Ilse Varga left. [She] smiled.` */
function whoIs(marked: string): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  assert.ok(start >= 0 && end > start, marked);
  const { mentions, chains } = readLines(marked.replace('[', '').replace(']', ''));
  const mention = mentions.find(({ span }) => span.start <= start && end <= span.end);
  return mention === undefined ? 'nobody' : chains[mention.chain]!.name;
}

type Row = readonly [claim: string, marked: string, who: string];

const variants: readonly Row[] = [
  ['a surname after the full name', 'Ilse Varga came. [Varga] smiled.', 'Ilse Varga'],
  ['a surname before the full name', 'It was [Varga] who called. Mayor Ilse Varga had time.', 'Ilse Varga'],
  ['a surname with a title', 'Ilse Varga came. [Mrs. Varga] smiled.', 'Ilse Varga'],
  ['an initial for the given name', 'Tomas Orel came. [T. Orel] signed.', 'Tomas Orel'],
  ['a middle initial', 'Tomas B. Orel came. [Tomas Orel] signed.', 'Tomas B. Orel'],
  ['a suffix', 'Robert Kern Jr. came. [Robert Kern] signed.', 'Robert Kern Jr.'],
  ['a nickname with the surname', 'William Trask came. [Bill Trask] signed.', 'William Trask'],
  ['another nickname of the same name', 'Elizabeth Holt came. Then [Liz Holt] left.', 'Elizabeth Holt'],
  ['a nickname alone', 'William Trask spoke. “Good,” [Bill] said.', 'William Trask'],
  ['a short form by its beginning', 'Alexandros Prend came. [Alex Prend] left.', 'Alexandros Prend'],
  ['a given name alone', 'Tomas Orel came home. His neighbours like [Tomas].', 'Tomas Orel'],
  ['a surname of several words', 'Anna van der Holt came. Van der [Holt] smiled.', 'Anna van der Holt'],
  ['a hyphened surname', 'Mara Quill-Orme came. Quill-[Orme] smiled.', 'Mara Quill-Orme'],
  ['the owner of something', 'Ilse Varga came. The town liked [Varga]’s plan.', 'Ilse Varga'],
  ['a role before the surname', 'Ilse Varga came. [Minister Varga] smiled.', 'Ilse Varga'],
  ['a full name again', 'Ilse Varga came. Later [Ilse Varga] left.', 'Ilse Varga'],
];

const namesakes: readonly Row[] = [
  ['who has the title’s gender', 'Juan Mott and Lena Mott came. [Mrs. Mott] left.', 'Lena Mott'],
  ['the other by the other title', 'Juan Mott and Lena Mott came. [Mr. Mott] left.', 'Juan Mott'],
  ['each by the given name', 'Juan Mott and Lena Mott came. [Lena] stayed.', 'Lena Mott'],
  ['two middle initials apart', 'Tomas B. Orel came. [Tomas K. Orel] left.', 'Tomas K. Orel'],
  ['two given names apart', 'Ilse Varga came. [Petra Varga] left.', 'Petra Varga'],
  [
    'whom the surname has meant before',
    'Ilse Varga came. Varga spoke. Varga sang. Varga sat. Her aunt Petra Varga left. [Varga] smiled.',
    'Ilse Varga',
  ],
];

const pronouns: readonly Row[] = [
  ['the subject before', 'Anna Holt met Petra Kern. [She] left.', 'Anna Holt'],
  ['who has the gender', 'Anna Holt met Juan Mott. [He] left.', 'Juan Mott'],
  ['the woman of the two', 'Juan Mott met Anna Holt. [She] left.', 'Anna Holt'],
  ['the one with the title of a woman', 'Mrs. Quibb met Mr. Orme. [She] left.', 'Quibb'],
  ['the one with the title of a man', 'Mrs. Quibb met Mr. Orme. [He] left.', 'Orme'],
  ['the spokeswoman', 'Police spokeswoman Zorla Quince spoke. [She] had news.', 'Zorla Quince'],
  ['the only person', 'Zorblax Quince came home. [He] was tired.', 'Zorblax Quince'],
  ['an owner', 'Anna Holt left. Juan Mott sold [his] boat.', 'Juan Mott'],
  ['an owner who is the subject', 'Anna Holt sold [her] boat.', 'Anna Holt'],
  ['an object', 'Anna Holt was ill. A nurse helped [her].', 'Anna Holt'],
  ['the subject itself', 'Juan Mott hurt [himself].', 'Juan Mott'],
  ['the same over two sentences', 'Anna Holt came. She sat down. [She] had a letter.', 'Anna Holt'],
  ['the same in a clause', 'Anna Holt said that [she] was tired.', 'Anna Holt'],
  ['the one who said so', '“It is late,” Juan Mott said. [He] left.', 'Juan Mott'],
  ['one who follows in the sentence', 'In [his] speech, Juan Mott said no.', 'Juan Mott'],
  ['one in the paragraph before', 'Anna Holt runs the mill.\n[She] bought it last year.', 'Anna Holt'],
  ['the other as an object', 'Bo Kern said that Juan Mott had met [him].', 'Bo Kern'],
  ['who spoke after a quotation', 'Anna Holt met Petra Kern. “No,” Kern said. [She] left.', 'Petra Kern'],
  ['who has a role', 'Harbour Minister Ilse Varga came. [She] sat down.', 'Ilse Varga'],
  ['who is described between', 'Ilse Varga, the harbour minister, came. [She] sat down.', 'Ilse Varga'],
  ['who is described before', 'The harbour minister, Ilse Varga, came. [She] sat down.', 'Ilse Varga'],
  ['who has a clause of his own', 'Juan Mott, who owns the mill, came. [He] sat down.', 'Juan Mott'],
  ['the one after a place', 'Juan Mott came to Orsk. [He] liked the town.', 'Juan Mott'],
  ['a person rather than a firm', 'Juan Mott runs Orrin Shipping Ltd. [He] founded it.', 'Juan Mott'],
];

const descriptions: readonly Row[] = [
  ['the role told before', 'Harbour Minister Ilse Varga met Mayor Anna Holt. [The minister] left.', 'Ilse Varga'],
  ['the other role', 'Harbour Minister Ilse Varga met Mayor Anna Holt. [The mayor] left.', 'Anna Holt'],
  ['a role with its modifier', 'Harbour Minister Ilse Varga left. [The harbour minister] was tired.', 'Ilse Varga'],
  ['a short title', 'Sen. Bo Trask met Mayor Anna Holt. [The senator] left.', 'Bo Trask'],
  ['a title in capitals', 'Prime Minister Ilse Varga came. Then [the Prime Minister] left.', 'Ilse Varga'],
  ['a trade', 'Tomas Orel, a surveyor, came. [The surveyor] had a map.', 'Tomas Orel'],
  ['what stands beside the name', 'Tomas Orel, a [surveyor], came.', 'Tomas Orel'],
  ['what stands before the name', 'A retired [surveyor], Tomas Orel, came.', 'Tomas Orel'],
  ['what somebody is said to be', 'Tomas Orel is [a surveyor].', 'Tomas Orel'],
  ['what somebody was', 'Tomas Orel was [the mayor] of Orsk.', 'Tomas Orel'],
  ['what one who is known is said to be', 'Tomas Orel came. He is [a surveyor].', 'Tomas Orel'],
];

const quoted: readonly Row[] = [
  ['the speaker of what stands before', '“[I] am tired,” Ilse Varga said.', 'Ilse Varga'],
  ['the speaker of what stands after', 'Ilse Varga said: “[I] am tired.”', 'Ilse Varga'],
  ['the speaker’s own', '“[My] boat is gone,” Juan Mott said.', 'Juan Mott'],
  ['the speaker over the whole quotation', '“I came. [I] saw nothing,” Juan Mott said.', 'Juan Mott'],
  ['the speaker who is a pronoun', 'Ilse Varga left early. “[I] am tired,” she said.', 'Ilse Varga'],
  ['the speaker as an object', '“Nobody asked [me],” Juan Mott said.', 'Juan Mott'],
];

const told: readonly Row[] = [
  ['an acronym in brackets', 'The Eastern Trade Forum (ETF) met. The [ETF] voted.', 'Eastern Trade Forum'],
  ['initials later on', 'The Harbour Workers Union met in May. The [HWU] voted.', 'Harbour Workers Union'],
  ['the same name again', 'NATO met in Orsk. [NATO] voted.', 'NATO'],
];

const turns: readonly Row[] = [
  [
    'who is interviewed',
    'Interview with ferry captain Zorla Quince\nWhat do you like best?\nI like the mornings.\nAnd what do you fear?\n[I] fear the fog.',
    'Zorla Quince',
  ],
  [
    'whom the question asks',
    'Interview with ferry captain Zorla Quince\nWhat do you like best?\nI like the mornings.\nAnd what do [you] fear?\nI fear the fog.',
    'Zorla Quince',
  ],
];

const nobody: readonly (readonly [claim: string, marked: string])[] = [
  ['a pronoun with nobody before it', '[He] left.'],
  ['the other gender', 'Anna Holt left. [He] stayed.'],
  ['the other gender by a title', 'Mr. Quibb left. [She] stayed.'],
  ['a role that nobody has', '[The spokeswoman] said no.'],
  ['a former one', 'President Juan Mott left. [The former president] stayed.'],
  ['another one', 'President Juan Mott left. [Another president] stayed.'],
  ['some other role', 'Mayor Anna Holt left. [The baker] stayed.'],
  ['a modifier that the role has not', 'Harbour Minister Ilse Varga left. [The finance minister] stayed.'],
  ['the writer', 'Anna Holt left. [I] stayed.'],
  ['a reader', 'Anna Holt left. [You] may stay.'],
  ['the weather', 'Anna Holt left. [It] rained.'],
  ['what one person denies to be', 'Tomas Orel is not [a surveyor].'],
  ['many', 'Mayor Anna Holt left. [The mayors] stayed.'],
  ['something called after somebody', 'Lena Mott paints. [A Mott] costs a fortune.'],
  ['whoever speaks, as he speaks of another', '“[He] is wrong,” Juan Mott said.'],
  ['someone in a role with an article for one of many', 'Mayor Anna Holt left. [A mayor] has no time.'],
  ['somebody asked in a quotation', 'Ilse Varga came. “[You] are late,” Juan Mott said.'],
  ['I in a quotation that nobody speaks', 'Ilse Varga came. A sign read “[I] am closed”.'],
];

for (const [group, rows] of Object.entries({ variants, namesakes, pronouns, descriptions, quoted, told, turns })) {
  for (const [claim, marked, who] of rows) {
    test(`${group}: should find ${claim}`, () => assert.equal(whoIs(marked), who));
  }
}
for (const [claim, marked] of nobody) {
  test(`should find nobody: ${claim}`, () => assert.equal(whoIs(marked), 'nobody'));
}

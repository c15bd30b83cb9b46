/** How English words are cut: contractions, words written as one, apostrophes at the beginning; and which words begin sentences. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const clitics = list("'s 'm 'd 're 've 'll n't");

export const fusedWords: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['gimme', 3],
  ['lemme', 3],
]);

export const aphaereses = list('em til cause twas tis twere round bout n');

export const sentenceStarters = list(`
  the a an this that these those it its he she they we you i his her their our my your there here
  but and or so yet nor for if when while where why how what who which whether although though because since as after
  before until unless once despite during in on at by from with without within to of about above among between under over
  according also then thus therefore however meanwhile moreover still even only just now later earlier today yesterday
  some many most all both each every few several no not none nobody nothing one two three another other others such
  asked speaking is are was were do does did has have had can could will would may might should must let please
  officials critics experts police residents lawmakers analysts people
`);

export const clauseOpeners = list(`
  in on at to during after before when while as by from with of about over into outside inside via through amid
  and but or again
`);

export const prepositions = list(`
  of in on at to from by with without for about against between among under over after before during into onto through
  toward towards upon within behind beyond near like unlike than as per via amid alongside around across inside outside off despite
`);

export const notNames = list(`
  i i'm god internet web tv ok okay christmas easter thanksgiving ramadan hanukkah monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december
  democrat democrats republican republicans christian christians muslim muslims jew jews catholic catholics hindu hindus
  latino latinos hispanic hispanics ceo cfo ph.d. m.d. a.m. p.m. est edt et gmt utc pst pdt cet covid covid-19
  read updated update exclusive breaking watch photo video image source related advertisement
`);

const pronounGroups = {
  male: 'he him his himself',
  female: 'she her hers herself',
  plural: 'they them their theirs themselves',
  neuter: 'it its itself',
  first: 'i me my mine myself we us our ours ourselves',
  second: 'you your yours yourself yourselves',
} as const;
type PronounGroup = keyof typeof pronounGroups;

export const pronouns: ReadonlyMap<string, PronounGroup> = new Map(
  (Object.keys(pronounGroups) as PronounGroup[]).flatMap((group) =>
    pronounGroups[group].split(' ').map((word) => [word, group] as const),
  ),
);

export const nameJoints = list('of for');

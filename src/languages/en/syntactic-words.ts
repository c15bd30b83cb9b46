/**
 * How English treebanks cut words further than the tokeniser does: what stays whole beside a hyphen, what a number and its
 * unit are, and words written as one. Counted in the training halves of GUM and EWT.
 */
import type { SyntacticWordRules } from '../../types/index.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Beginnings that stay on the word after their hyphen: `re-elected`, `non-profit`. Most stayed in at least two cases of three. */
const boundPrefixes = list(`
  non re mid co anti pre pro cross post semi sub counter ex multi mini inter super un proto arch intra micro over
  e socio psycho ultra hyper trans de bi tri extra infra meta mono poly pseudo retro geo bio electro
`);

/** Endings that stay on the word before their hyphen: `career-wise`. */
const boundSuffixes = list('wise esque ish');

/** What is cut off a number that it is written together with: `5km`, `10pm`, `$3bn`. */
const units = list(`
  mm cm m km mi ft in yd ha kg g mg lb lbs oz t ml l cl k b bn mn tn mm x am pm a.m. p.m. a.m p.m mph kmh kph kw mw gw kwh mwh
  hz khz mhz ghz kb mb gb tb px pt hr hrs min mins sec secs yrs yr usd eur gbp cal kcal
`);

/** Words written as one, with the lengths of all but the last. */
const writtenTogether: ReadonlyMap<string, readonly number[]> = new Map([
  ['cannot', [3]],
  ['gonna', [3]],
  ['wanna', [3]],
  ['gotta', [3]],
  ['gimme', [3]],
  ['lemme', [3]],
  ['dunno', [2, 1]],
  ['outta', [3]],
  ['dont', [2]],
  ['doesnt', [4]],
  ['didnt', [3]],
  ['isnt', [2]],
  ['wasnt', [3]],
  ['cant', [2]],
  ['couldnt', [5]],
  ['wouldnt', [5]],
  ['shouldnt', [6]],
  ['wont', [2]],
  ['havent', [4]],
  ['hasnt', [3]],
  ['arent', [3]],
  ['werent', [4]],
  ['thats', [4]],
  ['whats', [4]],
  ['theres', [5]],
  ['im', [1]],
  ['ive', [1]],
  ['youll', [3]],
  ['youre', [3]],
  ['theyre', [4]],
  ['itll', [2]],
  ['aint', [2]],
]);

/** Two words without a space, which are not held to be one: their lengths as above. */
const inTouch: ReadonlyMap<string, readonly number[]> = new Map([
  ['lotta', [3]],
  ["y'all", [1]],
]);

/** Sounds: one word also with a hyphen (`uh-oh`), and no abbreviations (`Mm.`). */
const interjections = list('uh oh um hm mm m hmm mhm ah eh ha hah heh huh ho hoo whoo wow aw ow ugh');

/** What a name of a file or a site ends with, whatever its case: `PLAN.DOC`, `Tideline.Com`. */
const nameEndings = list('doc docx xls xlsx pdf txt htm html jpg jpeg png gif zip exe com org net');

const emoticons = list(':) :-) ;) ;-) :( :-( =) =( :D :-D ;D :P :-P ;P :p :/ :-/ :| (: :o :O <3 xD :] >:( ^_^ :)) :3');

export const syntacticWords: SyntacticWordRules = {
  boundPrefixes,
  boundSuffixes,
  units,
  writtenTogether,
  inTouch,
  interjections,
  nameEndings,
  suspenders: list('and or to but'),
  currencyLetters: list('us u a au c ca can hk nz s nt r'),
  possessiveLetters: 'sxz',
  emoticons,
};

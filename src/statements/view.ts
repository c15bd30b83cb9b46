/**
 * One article as the finders read it: token columns with a class for every form, looked up once per form.
 * Classes come from the language pack; a token may be in several (`that`: determiner, subordinator, relative).
 */
import { isCapitalised, isWord } from '../lib/tokens.ts';
import type { AttributionWords, CueEntry, CueShape, LanguagePack, ParsedArticle } from '../types/index.ts';

export const Class = {
  determiner: 1 << 0,
  possessive: 1 << 1,
  preposition: 1 << 2,
  auxiliary: 1 << 3,
  modal: 1 << 4,
  negation: 1 << 5,
  adverb: 1 << 6,
  coordinator: 1 << 7,
  subordinator: 1 << 8,
  relative: 1 << 9,
  interrogative: 1 << 10,
  subjectPronoun: 1 << 11,
  objectPronoun: 1 << 12,
  time: 1 << 13,
  capital: 1 << 14,
  word: 1 << 15,
  cue: 1 << 16,
  finite: 1 << 17,
  hedge: 1 << 18,
  comma: 1 << 19,
  stop: 1 << 20,
  dash: 1 << 21,
  quote: 1 << 22,
  number: 1 << 23,
  plural: 1 << 24,
  speaker: 1 << 25,
  document: 1 << 26,
  venue: 1 << 27,
  past: 1 << 28,
  participle: 1 << 29,
} as const;

export interface View {
  readonly parsed: ParsedArticle;
  readonly pack: LanguagePack;
  readonly text: string;
  readonly length: number;
  readonly classes: Uint32Array;
  readonly lower: readonly string[];
  /** Per token: lower-case form. */
  word(index: number): string;
  /** True when the token is in any of the classes; false outside the text. */
  is(index: number, mask: number): boolean;
  cueLemma(index: number): string | null;
  cueShape(index: number): CueShape | null;
  cueEntry(index: number): CueEntry | null;
  /** True inside double quotation marks, the marks included. */
  quoted(index: number): boolean;
}

/** Every list of the pack's closed classes with its class. */
function lists(words: AttributionWords): readonly (readonly [ReadonlySet<string>, number])[] {
  return [
    [words.determiners, Class.determiner],
    [words.possessives, Class.possessive],
    [words.prepositions, Class.preposition],
    [words.auxiliaries, Class.auxiliary],
    [words.modals, Class.modal],
    [words.negations, Class.negation],
    [words.adverbs, Class.adverb],
    [words.coordinators, Class.coordinator],
    [words.subordinators, Class.subordinator],
    [words.relatives, Class.relative],
    [words.interrogatives, Class.interrogative],
    [words.subjectPronouns, Class.subjectPronoun],
    [words.objectPronouns, Class.objectPronoun],
    [words.timeWords, Class.time],
    [words.finiteVerbs, Class.finite],
    [words.hedges, Class.hedge],
    [words.plurals, Class.plural],
    [words.speakerNouns, Class.speaker],
    [words.documentNouns, Class.document],
    [words.venueNouns, Class.venue],
  ];
}

/** Word → all of its classes; built once for a pack. */
const lexicons = new WeakMap<LanguagePack, ReadonlyMap<string, number>>();

function lexiconOf(pack: LanguagePack): ReadonlyMap<string, number> {
  const known = lexicons.get(pack);
  if (known !== undefined) return known;
  const lexicon = new Map<string, number>();
  const all = [...lists(pack.attribution), [pack.cueForms, Class.cue] as const];
  for (const [list, bit] of all) for (const word of list.keys()) lexicon.set(word, (lexicon.get(word) ?? 0) | bit);
  lexicons.set(pack, lexicon);
  return lexicon;
}

function signClass(form: string): number {
  if (form === ',') return Class.comma;
  if (/^(?:[“”"„«»]|``|'')$/.test(form)) return Class.quote;
  if (/^(?:[—–―-]|--)$/.test(form)) return Class.dash;
  return /^[.;:!?()[\]…•|]/.test(form) ? Class.stop : 0;
}

/** What the end of a word tells of its class. */
function endingClass(lower: string, { endings }: AttributionWords): number {
  let mask = 0;
  if (lower.length > 4 && lower.endsWith(endings.adverb) && !endings.notAdverbs.has(lower)) mask |= Class.adverb;
  if (lower.length > 4 && lower.endsWith(endings.past) && !endings.notPast.has(lower)) mask |= Class.past;
  if (lower.length > 5 && lower.endsWith(endings.participle) && !endings.notParticiples.has(lower))
    mask |= Class.participle;
  if (lower.length > 3 && lower.endsWith(endings.plural) && !/[siu']s$/.test(lower)) mask |= Class.plural;
  return mask;
}

function classOf(form: string, lower: string, pack: LanguagePack): number {
  let mask = lexiconOf(pack).get(lower) ?? 0;
  if (isWord(form)) {
    mask |= Class.word;
    if (isCapitalised(form)) mask |= Class.capital;
    if (/^\d/.test(form)) mask |= Class.number;
    mask |= endingClass(lower, pack.attribution);
  } else mask |= signClass(form);
  return mask;
}

/** Builds the view; linear in the number of tokens. */
export function viewOf(parsed: ParsedArticle, pack: LanguagePack): View {
  const { tokens } = parsed;
  const lower = tokens.lowerForms ?? tokens.forms.map((form) => form.toLowerCase().replaceAll('’', "'"));
  const byForm = Uint32Array.from(tokens.forms, (form, id) => classOf(form, lower[id]!, pack));
  const classes = new Uint32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) classes[i] = byForm[tokens.form[i]!]!;
  const word = (index: number) => (index >= 0 && index < tokens.length ? lower[tokens.form[index]!]! : '');
  const cueLemma = (index: number) => pack.cueForms.get(word(index)) ?? null;
  return {
    parsed,
    pack,
    text: parsed.article.text,
    length: tokens.length,
    classes,
    lower,
    word,
    is: (index, mask) => index >= 0 && index < tokens.length && (classes[index]! & mask) !== 0,
    cueLemma,
    cueShape: (index) => pack.cueShapes.get(word(index)) ?? null,
    cueEntry: (index) => pack.cues.get(cueLemma(index) ?? '') ?? null,
    quoted: (index) => index >= 0 && index < tokens.length && tokens.quotation[index] !== 0,
  };
}

import type { TimeLanguage } from './time-language.ts';

/**
 * All that is particular to one language, as data. A room asks the pack; it never tests for a language.
 * Word lists are lower case. Fields may be added; a pack has every one of them.
 */
export interface CueEntry {
  readonly act: string;
  readonly stance: 'said' | 'believed' | 'intended' | 'felt';
  /** The complements that carry what is attributed, each with what the verb does there (`call` names, `call for` demands). */
  readonly frames: ReadonlyMap<CueFrame, string>;
}

/**
 * A complement of a cue: `quote` a quotation, `that` a clause with its complementiser, `clause` also one without, `wh` an
 * embedded question, `to` an infinitive, `object` a noun phrase, `object-to` a noun phrase and what it is to do, `told` a
 * noun phrase (who hears it) and a clause, `prep:for` a phrase with that preposition, `final` ", she said." after the content.
 */
export type CueFrame =
  | 'quote'
  | 'that'
  | 'clause'
  | 'wh'
  | 'to'
  | 'object'
  | 'object-to'
  | 'told'
  | 'final'
  | `prep:${string}`;

/** The closed word classes that attributions are read with; lower case, straight apostrophes. */
export interface AttributionWords {
  readonly determiners: ReadonlySet<string>;
  readonly possessives: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly interrogatives: ReadonlySet<string>;
  readonly complementiser: string;
  readonly objectPronouns: ReadonlySet<string>;
  /** For the one who speaks, alone: `I`, `my`; not `we`. */
  readonly speakerPronouns: ReadonlySet<string>;
  /** Nouns in the plural without -s: `people`, `police`. */
  readonly plurals: ReadonlySet<string>;
  /** Nouns for one who says something without being named: `spokesman`, `officials`, `critics`. */
  readonly speakerNouns: ReadonlySet<string>;
  /** Nouns for texts that are said to say something: `report`, `letter`. */
  readonly documentNouns: ReadonlySet<string>;
  /** Cues that are no verbs and have a second word: `according` → `to`. */
  readonly cuesOfTwoWords: ReadonlyMap<string, string>;
  /** Words of a reporter's own doubt: `reportedly`. */
  readonly hedges: ReadonlySet<string>;
  /** Those that say that somebody unnamed reports it: `reportedly`. */
  readonly hearsay: ReadonlySet<string>;
  /** Verbs of talking about something, whose object is a topic: `address`. Lemmas. */
  readonly topicVerbs: ReadonlySet<string>;
  /** Words that keep a name at a distance: `so-called`. */
  readonly distancing: ReadonlySet<string>;
}

export interface ActEntry {
  readonly act: string;
  readonly stance: CueEntry['stance'];
}

/** What is done by saying something, by the cue: docs/acts.md. Lemmas as trees have them, lower case. */
export interface ActWords {
  /** A verb alone, or with the particle, preposition or infinitive mark it takes: `call`, `call for`, `point out`, `ask to`. */
  readonly verbs: ReadonlyMap<string, ActEntry>;
  /** First words of those of several. */
  readonly phrasalVerbs: ReadonlySet<string>;
  readonly nouns: ReadonlyMap<string, ActEntry>;
  readonly adjectives: ReadonlyMap<string, ActEntry>;
  /** Verbs that leave it to their noun: `issued a warning`. */
  readonly lightVerbs: ReadonlySet<string>;
  /** Verbs that leave it to the verb below them: `went on to say`, `seemed to endorse`. */
  readonly raisingVerbs: ReadonlySet<string>;
  /** Verbs of not doing what stands below them: `refused to say`. */
  readonly refusals: ReadonlySet<string>;
  /** Refusing one of these acts is keeping silent, whatever the content: `declined to comment`. */
  readonly sayings: ReadonlySet<string>;
  readonly refusedSaying: ActEntry;
  /** Act → what it comes to where it is negated: `did not rule out`. Those not listed stay. */
  readonly negated: ReadonlyMap<string, ActEntry>;
  /** Like `negated`, where the content is an embedded question: `did not say whether`. */
  readonly negatedQuestion: ReadonlyMap<string, ActEntry>;
  /** Acts that a content which is one question turns into asking: `“Who pays?” she said.` */
  readonly mayAsk: ReadonlySet<string>;
  readonly asking: ActEntry;
  /** Cues that are no verbs, nouns or adjectives, as the lemma they are shown with: `according` → `according to`. */
  readonly citing: ReadonlyMap<string, string>;
  /** Of cues that no list has. */
  readonly unknown: Readonly<Record<'verb' | 'infinitive' | 'noun' | 'adjective' | 'other' | 'hearsay', ActEntry>>;
}

/** Words that the fields of a statement are read with, beside `AttributionWords`. Lower case; nouns and verbs as lemmas. */
export interface FieldWords {
  /** Marks of a clause that is a condition: `if`. */
  readonly conditionMarks: ReadonlySet<string>;
  /** Words before such a mark that make it none: `as if`, `even if`. */
  readonly noConditionAfter: ReadonlySet<string>;
  /** Whole clauses that are phrases of speech: `if you will`. At most four words, blanks between. */
  readonly noConditions: ReadonlySet<string>;
  /** Conditions that begin with several words, by the first: `as` → `long`, `as`. */
  readonly conditionPhrases: ReadonlyMap<string, readonly string[]>;
  /** Participles that begin one: `provided the wind drops`. */
  readonly conditionParticiples: ReadonlySet<string>;
  /** What begins a condition after `only`: `following`. */
  readonly conditionsAfterOnly: ReadonlySet<string>;
  /** Those of them that may stand apart from `only`: `may only be opened following …`. */
  readonly farFromOnly: ReadonlySet<string>;
  readonly only: string;
  /** Verbs that an embedded question follows, beside those of asking: `see if`. */
  readonly findingOut: ReadonlySet<string>;
  /** Verbs whose object hears what is said: `tell`, `urge`. */
  readonly heardVerbs: ReadonlySet<string>;
  /** Verbs with the preposition before who hears it: `call on`. */
  readonly heardPhrases: ReadonlySet<string>;
  /** Verbs that have a hearer only beside another object or clause: `promise voters a bridge`. */
  readonly givenVerbs: ReadonlySet<string>;
  /** Lead from a verb to a hearer: `said to`. */
  readonly hearerPrepositions: ReadonlySet<string>;
  /** Lead from a message to a hearer: `a letter to`, `an interview with`. */
  readonly talkPrepositions: ReadonlySet<string>;
  /** Acts whose `to` phrase is no hearer: `compared her to`. */
  readonly unheardActs: ReadonlySet<string>;
  readonly messageNouns: ReadonlySet<string>;
  /** Nouns for who may hear something: `crowd`, `committee`. */
  readonly hearers: ReadonlySet<string>;
  /** What something is said at or in: `rally`, `interview`, `statement`. */
  readonly venueNouns: ReadonlySet<string>;
  /** Those that name the speaking and not the occasion: the one they stand in is preferred (`a speech at the forum`). */
  readonly speechNouns: ReadonlySet<string>;
  /** Names of platforms: `twitter`. */
  readonly platforms: ReadonlySet<string>;
  readonly venuePrepositions: ReadonlySet<string>;
  readonly placePrepositions: ReadonlySet<string>;
  /** Prepositions of a time at which something was said: `on`; not `since`, `before`. */
  readonly timePrepositions: ReadonlySet<string>;
  /** The preposition after which a name without an article is a place's: `in`. */
  readonly towns: string;
  /** `of`. */
  readonly belonging: string;
  /** Places that are no names: `airport`. */
  readonly placeNouns: ReadonlySet<string>;
  /** Verbs that put their subject at an occasion: `speak`, `appear`. */
  readonly speakingVerbs: ReadonlySet<string>;
  /** Adverbs of the reporter's doubt: `reportedly`. */
  readonly hedgeAdverbs: ReadonlySet<string>;
  /** Verbs over a cue that say that it is not sure: `appear`. */
  readonly hedgeVerbs: ReadonlySet<string>;
  /** Verbs that say so in the passive: `is said to`. */
  readonly hearsayVerbs: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** A negation before one of these is none: `not only`. */
  readonly notNegatedBefore: ReadonlySet<string>;
  /** Nouns that `no` does not negate a cue with: `made no secret of`. */
  readonly notNegatedNouns: ReadonlySet<string>;
  /** Subjects that negate: `nobody`. */
  readonly nobody: ReadonlySet<string>;
  /** Determiners that negate: `no`. */
  readonly no: ReadonlySet<string>;
  /** Joints that a negation reaches over: `or` in `did not confirm or deny`. */
  readonly alternatives: ReadonlySet<string>;
  /** Marks that negate their clause: `without`. */
  readonly without: ReadonlySet<string>;
  readonly infinitiveMark: string;
  /** Marks of an embedded question: `whether`. */
  readonly questionMarks: ReadonlySet<string>;
  /** Objects of verbs of telling that are told, and hear nothing: `the truth`. */
  readonly wordlessObjects: ReadonlySet<string>;
  /** Words in the singular for many: `staff`. */
  readonly groupNouns: ReadonlySet<string>;
  /** Nouns for texts, beside those of `AttributionWords`: `note`. */
  readonly documents: ReadonlySet<string>;
  /** Words that say that people are kept unnamed: `familiar` in `officials familiar with the talks`. */
  readonly anonymous: ReadonlySet<string>;
  /** Nouns for organisations that are no part of a name: `campaign`. */
  readonly organizationNouns: ReadonlySet<string>;
}

/** What a name is of; `MISC` a work, an event, a law: nothing that speaks or that one can stand in. */
export type NamedKind = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** Words that may stand for somebody named elsewhere, beside offices. Lemmas, lower case. */
export interface PeopleWords {
  /** Relatives and kinds of people, each with the gender it tells: `mother`, `friend`. */
  readonly nouns: ReadonlyMap<string, 'female' | 'male' | 'unknown'>;
  /** Several of them, or of those who have an office or a trade: `women`, `nurses`. */
  readonly several: ReadonlySet<string>;
  /** `female`, `male`. */
  readonly genderedAdjectives: ReadonlyMap<string, 'female' | 'male'>;
  /** Groups and organisations, which `they` or `it` takes up: `team`, `company`. */
  readonly groups: ReadonlySet<string>;
  /** `of`, `from`: what may stand behind a person's name and belong to it. */
  readonly origins: ReadonlySet<string>;
  /** Verbs that give a name to a thing: `call`, `name`. */
  readonly naming: ReadonlySet<string>;
  /** Words that tell somebody from another of the same kind: `former`, `another`. */
  readonly apart: ReadonlySet<string>;
  /** Short form of a given name → what it may be short for: `bill` → `william`. */
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
}

/** How treebanks of the language cut words further than its tokeniser does. Lower case, straight apostrophes. */
export interface SyntacticWordRules {
  /** Stay on the word after their hyphen: `re-elected`. */
  readonly boundPrefixes: ReadonlySet<string>;
  /** Stay on the word before their hyphen: `career-wise`. */
  readonly boundSuffixes: ReadonlySet<string>;
  /** Cut off the number they are written together with: `5km`. */
  readonly units: ReadonlySet<string>;
  /** Words written as one, with the lengths of all but the last: `dunno` → 2, 1. */
  readonly writtenTogether: ReadonlyMap<string, readonly number[]>;
  /** Two words in touch that do not count as written as one, likewise. */
  readonly inTouch: ReadonlyMap<string, readonly number[]>;
  /** Sounds, which stay whole at a hyphen (`uh-oh`) and are no abbreviations before a full stop (`Mm.`). */
  readonly interjections: ReadonlySet<string>;
  /** Endings of files' and sites' names, without the full stop: `doc`, `com`. */
  readonly nameEndings: ReadonlySet<string>;
  /** What follows a prefix with a hyphen that another word takes up: `and` in `pre- and post-war`. */
  readonly suspenders: ReadonlySet<string>;
  /** Letters that make one word with the sign of a currency: `us` in `US$`. */
  readonly currencyLetters: ReadonlySet<string>;
  /** Letters after which a lone apostrophe at a word's end makes the possessive: `s` in `ministers'`. */
  readonly possessiveLetters: string;
  /** Faces of punctuation: `:)`. No longer than four characters. */
  readonly emoticons: ReadonlySet<string>;
}

/** How interviews and transcripts are written down. */
export interface TranscriptWords {
  /** Before a colon or full stop, capitalised: `q`, `question`. */
  readonly questionLabels: ReadonlySet<string>;
  readonly answerLabels: ReadonlySet<string>;
  /** Who speaks in transcripts without a name: `moderator`, `audience`. */
  readonly speakers: ReadonlySet<string>;
  /** Before a colon, but no speaker: whole labels, or their first or last word: `photo`, `read more`. */
  readonly notSpeakers: ReadonlySet<string>;
  /** In brackets: `applause`. */
  readonly stageDirections: ReadonlySet<string>;
  /** Pronouns and possessives of those who speak and are spoken to. */
  readonly ownPronouns: ReadonlySet<string>;
  /** Those among them for who is spoken to. */
  readonly addressPronouns: ReadonlySet<string>;
  /** Lemmas of verbs and nouns that say that somebody is interviewed: `speak`, `interview`. */
  readonly interviewWords: ReadonlySet<string>;
  /** Between such a word and who it is with: `with`. */
  readonly interviewPrepositions: ReadonlySet<string>;
}

export interface LanguagePack {
  /** BCP 47 primary subtag. */
  readonly code: string;
  /** With their full stop, lower case: `mr.`, `u.s.`, `sept.`. A sentence may still end after some of them: see `closingAbbreviations`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Abbreviations that a new sentence may follow when a capitalised word comes next: `u.s.`, `inc.`. */
  readonly closingAbbreviations: ReadonlySet<string>;
  /** Those of them that may be written in lower case; the others need their capital: `Ill.`, but `he was ill.` */
  readonly smallAbbreviations: ReadonlySet<string>;
  /** Abbreviations only where a number follows, words elsewhere: `no.`, `sat.`. */
  readonly numericAbbreviations: ReadonlySet<string>;
  /** Words that, capitalised, begin a sentence rather than go on with a name: `the`, `he`, `but`. */
  readonly sentenceStarters: ReadonlySet<string>;
  /** What may follow a verb of saying when its clause is over: `in`, `on`, `during`, `when`. */
  readonly clauseOpeners: ReadonlySet<string>;
  /** What is cut off the end of a word as a token of its own, with a straight apostrophe: `'s`, `n't`. At most three characters. */
  readonly clitics: ReadonlySet<string>;
  /** Words written as one that are two, and how many characters the first has: `cannot` → 3. */
  readonly fusedWords: ReadonlyMap<string, number>;
  /** Words that begin with an apostrophe, without it: `em`, `til`. */
  readonly aphaereses: ReadonlySet<string>;
  /** Titles that stand before a person's name: `mr.`, `minister`, `rep.`. */
  readonly titles: ReadonlySet<string>;
  /** Those of them that tell no office, so no role: `mr.`, `dr`, `lady`. */
  readonly courtesyTitles: ReadonlySet<string>;
  /** Lemma of a verb or noun of saying → what it does. */
  readonly cues: ReadonlyMap<string, CueEntry>;
  /** Inflected form → lemma, for cues: `said` → `say`. */
  readonly cueForms: ReadonlyMap<string, string>;
  readonly attribution: AttributionWords;
  readonly transcripts: TranscriptWords;
  readonly acts: ActWords;
  readonly fields: FieldWords;
  readonly pronouns: ReadonlyMap<string, 'female' | 'male' | 'plural' | 'neuter' | 'first' | 'second'>;
  readonly people: PeopleWords;
  readonly femaleNames: ReadonlySet<string>;
  readonly maleNames: ReadonlySet<string>;
  /** Monday 1 … Sunday 7. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** January 1 … December 12, short forms too. */
  readonly months: ReadonlyMap<string, number>;
  /** Abbreviated title → the nouns that may take it up again: `sen.` → `senator`, `lawmaker`. */
  readonly titleNouns: ReadonlyMap<string, readonly string[]>;
  /** Nouns of office or trade: `minister`, `spokeswoman`, `economist`. */
  readonly roleNouns: ReadonlySet<string>;
  /** What may stand before such a noun as part of the role: `deputy`, `former`, `press`. */
  readonly roleModifiers: ReadonlySet<string>;
  /** Words that tell a person's gender: `mrs.`, `spokesman`. */
  readonly genderedWords: ReadonlyMap<string, 'female' | 'male'>;
  /** Small words inside a person's name: `van`, `bin`. */
  readonly nameParticles: ReadonlySet<string>;
  /** Small words inside an organisation's name, before another capital: `of`, `for`. */
  readonly nameJoints: ReadonlySet<string>;
  /** Last (or, before `of`, first) words of organisations' names: `ministry`, `party`, `inc.`. */
  readonly organizationWords: ReadonlySet<string>;
  /** Nouns that say what a thing of that name is: `village` in `Aldmere is a village`. */
  readonly namedKinds: ReadonlyMap<string, NamedKind>;
  /** What states and towns have, and people seldom: `ambassador`. */
  readonly stateNouns: ReadonlySet<string>;
  /** Names of organisations that have no such word: `kremlin`, `white house`. */
  readonly organizations: ReadonlySet<string>;
  /** Names of countries, regions, cities; of several words too. */
  readonly places: ReadonlySet<string>;
  /** `russian`, `british`: what belongs to a place or people. */
  readonly demonyms: ReadonlySet<string>;
  /** What a place's name ends in when it says who belongs there: `ian`, `ese`. */
  readonly demonymEndings: ReadonlySet<string>;
  /** A name after one of these is a place's: `in`, `neighbouring`. */
  readonly placeMarkers: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** `the`: what makes a repeated role point back. */
  readonly definiteArticles: ReadonlySet<string>;
  readonly indefiniteArticles: ReadonlySet<string>;
  /** `who`, `which`: what ends the head of a description. */
  readonly relativePronouns: ReadonlySet<string>;
  /** `'s`, `'`. */
  readonly possessives: ReadonlySet<string>;
  /** Titles that are a part of the name where they stand: `king`, `lord`. */
  readonly nobleTitles: ReadonlySet<string>;
  /** After a name, no part of the surname: `jr.`, `iii`. */
  readonly nameSuffixes: ReadonlySet<string>;
  /** Capitalised though no names: `i`, `internet`, `christmas`. */
  readonly notNames: ReadonlySet<string>;
  /** `last` → -1, `this` → 0, `next` → 1. */
  readonly relativeWords: ReadonlyMap<string, number>;
  readonly syntacticWords: SyntacticWordRules;
  readonly times: TimeLanguage;
}

/**
 * How English speaks of time: patterns over the classes of `times-words.ts`, for the grammar of `language/times`. Spans follow TimeML:
 * an article and a modifier (`nearly two weeks ago`) belong to the expression, a preposition (`on`, `since`) does not.
 */
import type { TimeLanguage, TimeMeaning, TimePattern } from '../../types/index.ts';
import { classes, holidayPattern, holidays, numbers, scales } from './times-words.ts';

const macros: Readonly<Record<string, string>> = {
  /** `two`, `a few`, `two or three`, `two and a half` */
  COUNT: `(NUM | VAGUE | ART VAGUE [of] | VAGUE of | NUM (to | - | or) NUM | NUM and ART half +PLUS=half | half ART +ONLY=half)`,
  ABOUT: `(ABOUT | more than +MOD=MORE_THAN | less than +MOD=LESS_THAN | fewer than +MOD=LESS_THAN | at least +MOD=EQUAL_OR_MORE |
    at most +MOD=EQUAL_OR_LESS | up to +MOD=EQUAL_OR_LESS | no more than +MOD=EQUAL_OR_LESS | just over +MOD=MORE_THAN |
    just under +MOD=LESS_THAN | little more than +MOD=MORE_THAN)`,
  DATE: `(MONTH DAYNUM [[,] YEAR] | MONTH [the] ORD [[,] YEAR] +DATED=1 | [the] DAYNUM [of] MONTH [[,] YEAR] | [the] ORD [day] of MONTH [[,] YEAR] +DATED=1 |
    ORD MONTH [[,] YEAR] +DATED=1)`,
  HOLIDAY: `(${holidayPattern})`,
  TIME: `(CLOCK | CLOCK HALF | DOTCLOCK HALF | HOUR HALF | HOUR o'clock | NUM o'clock +OCLOCK=1 | NOON | HHMM hours)`,
  ZONED: `(ZONE | OPEN ZONE CLOSE | local time)`,
  /** A day, without a preposition. */
  DAY: `(WEEKDAY | STEP WEEKDAY | this past WEEKDAY +STEP=-1 | this coming WEEKDAY +STEP=1 |
    WEEKDAY [of] (next week +WEEK=1 | last week +WEEK=-1 | this week +WEEK=0) | DAYWORD | [(STEP | this coming)] WEEKDAY [,] $DATE | $DATE | ISO |
    the day before yesterday +DAYWORD=-2 | the day after tomorrow +DAYWORD=2)`,
  QUARTER: `([fiscal] (ORD | LASTORD) [fiscal] QTR)`,
  /** A month, quarter, season, year, decade or century. */
  PART: `(MONTH [[,] | of] YEAR | [the] $QUARTER [(of | in | ,)] [fiscal] [the year] YEAR | [the] YEAR 's $QUARTER | the YEAR [fiscal] ORD QTR |
    YEAR [fiscal] ORD QTR | [the] $QUARTER of (STEP [fiscal] year | the year +STEP=0) | STEP year 's $QUARTER | [the] SEASON (of | ,) YEAR [- (YEAR | YEAR2)] |
    SEASON YEAR | fiscal [year] YEAR +FISCAL=1 | [the] year YEAR | [the] STEP fiscal year +UNIT=year | the STEP UNIT | STEP UNIT | STEP MONTH |
    STEP SEASON | [the] (DECADE | CENTURY) | [the] ORD century | this past (UNIT | SEASON | MONTH) +STEP=-1 | this coming (UNIT | SEASON | MONTH) +STEP=1)`,
  EDGE: `(EDGE | EDGE in | [the] EDGEOF of | SINCE | SINCE in | EDGE on | SINCE on | sometime +EDGE=SOMETIME)`,
};

/** One pattern a line; after `;;` its conditions: `after CLASS word`, `notBefore …`, `loose`. */
function rows(meaning: TimeMeaning, lines: string): TimePattern[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [pattern, ...conditions] = line.split(';;').map((part) => part.trim());
      const told = conditions.map((condition) => {
        const [name, ...words] = condition.split(/\s+/);
        return [name!, words.length === 0 ? true : words] as const;
      });
      return { meaning, pattern: pattern!, ...Object.fromEntries(told) };
    });
}

/** What makes a number of four digits no year. */
const counted = 'UNITS UNIT million billion % percent people HALF miles feet';
const money = '$ £ € # no. - than over nearly about some';

const moments = [
  ...rows(
    'moment',
    `
    [$EDGE] $DAY
    ABOUT $DATE
    [EDGE] $DAY [in the] DAYPART
    $DAY [,] [(at | around | about)] $TIME [$ZONED]
    $TIME [$ZONED] [,] [on] $DAY
    $TIME [$ZONED] [,] [on] $DAY DAYPART
    $TIME [$ZONED] ;; notAfter - high High
    HHMM ZONE
    (HOUR | CLOCK | NUM) in the DAYPART
    [EDGE] DAYPART DAYWORD
    EDGE DAYPART $DAY
    [EDGE] (DAWN | EDGE DAYPART) [on] $DAY
    $DAY [at] DAWN
    [EDGE] this DAYPART +DAYWORD=0
    TONIGHT +DAYWORD=0
    last night +DAYWORD=-1 +DAYPART=NI
    [STEP] $HOLIDAY [[,] YEAR]
    [STEP] $HOLIDAY (week +WHOLE=week | weekend +WHOLE=weekend)
    SLASH
    [the] (ORD | LASTORD) WEEKDAY (of | in) MONTH [[,] YEAR]
    [the] (ORD | LASTORD) (UNIT=day | UNIT=week | UNIT=weekend) (of | in) MONTH [[,] YEAR]
    (YEAR | NUM) OTHERERA +HOLIDAY=other
    `,
  ),
  ...rows(
    'range',
    `
    MONTH DAYNUM (- | to | through) DAYNUM [[,] YEAR]
    DAYNUM - DAYNUM MONTH [[,] YEAR]
    MONTH DAYNUM - MONTH DAYNUM [[,] YEAR]
    WEEKDAY - WEEKDAY
    MONTH - MONTH [YEAR]
    YEAR - (YEAR | YEAR2) ;; notAfter ${money} ;; notBefore ${counted}
    `,
  ),
];

const sames = rows(
  'same',
  `
  the (latest | most recent | current | recent) QTR +LATEST=1
  the (latest | most recent) (period | fiscal QTR) +LATEST=1
  the [same] QTR ;; notBefore of
  [the] (same | comparable | corresponding | similar) (QTR | period | UNIT) (last year | of last year | ART year earlier | ART year ago | the year before) +YEARS=-1
  [the] [comparable] (year ago | year earlier | prior year | previous year) [fiscal] (ORD QTR | QTR | period | $COUNT UNITS) +YEARS=-1
  the QTR ART year (ago | earlier) +YEARS=-1
  ART year (earlier | ago) +YEARS=-1
  year (earlier | ago) +YEARS=-1
  the YEAR (period | QTR)
  STEP year 's QTR
  that [same] (UNIT | QTR | MONTH | DAYPART | WEEKDAY | SEASON) +THAT=1
  the [very] same (day | night | week | month | year) +THAT=1
  (SINCE | EDGE) that UNIT +THAT=1
  (SINCE | EDGE) in that UNIT +THAT=1
  (SINCE | EDGE) in the UNIT=day +THAT=1
  `,
);

const parts = rows(
  'part',
  `
  [$EDGE] $PART ;; notBefore DAYNUM
  YEAR ;; after INTRO ;; notBefore ${counted}
  YEAR ;; notAfter ${money} ;; notBefore ${counted}
  $EDGE [the] YEAR ;; notBefore ${counted}
  YEAR (and beyond +MOD=ON_OR_AFTER | or later +MOD=ON_OR_AFTER | or earlier +MOD=ON_OR_BEFORE)
  (pre +MOD=BEFORE | post +MOD=AFTER) YEAR
  [$EDGE] SUREMONTH ;; after INTRO EVERY ;; notBefore DAYNUM NUM
  [$EDGE] MONTH ;; after INTRO EVERY ;; notBefore DAYNUM NUM CAPITAL
  $EDGE MONTH ;; notBefore DAYNUM NUM
  MONTH ;; before 's
  [the] $EDGE SEASON
  the EDGE DECADE
  the [$EDGE] $QUARTER ;; loose
  [$EDGE] $QUARTER
  [the] (first +MOD=START | second +MOD=END) half of MONTH [[,] YEAR]
  QUARTERNAME [[of] YEAR]
  the SEASON ;; notBefore of
  SEASON ;; after in since by until during of through
  the weekend +WEEKEND=1
  [the] [$EDGE] (week +WHOLE=week | weekend +WHOLE=weekend) (of | ending | beginning | starting) $DATE
  (year 's end | year end | yearend) +STEP=0 +UNIT=year +MOD=END
  [the] EDGEOF of the UNIT +STEP=0
  (SINCE | EDGE) in the UNIT +STEP=0
  the UNIT (before last +STEP=-2 | after next +STEP=2)
  the full year +STEP=0 +UNIT=year
  the year +STEP=0 +UNIT=year ;; after of ;; notBefore YEAR before after earlier ago
  `,
);

const distances = [
  ...rows(
    'away',
    `
    [$ABOUT] ($COUNT | ART) (UNITS | UNIT) [or so +MOD=APPROX] AGO
    [$ABOUT] ART UNIT and ART half AGO +PLUS=half
    ($COUNT | ART) (UNITS | UNIT) from (now | today) +AGO=1
    ($COUNT | ART) (UNITS | UNIT) hence +AGO=1
    ($COUNT | ART) (UNIT | UNITS) from [next] $DAY +AGO=1
    (not long | not that long | a long time | some time) ago +VAGUE=X +UNIT=year +AGO=-1
    UNITS ago +VAGUE=X +AGO=-1
    `,
  ),
  ...rows(
    'apart',
    `
    [$ABOUT] ($COUNT | ART) (UNITS | UNIT) LATER ;; notBefore than NUM
    [$ABOUT] ($COUNT | ART) (UNITS | UNIT) LATERON ;; before . , ; : ? ! " ” ''
    the (UNIT | DAYPART) LATERON ;; before . , ; : ? ! " ” ''
    the (following +LATER=1 | next +LATER=1 | previous +LATER=-1 | preceding +LATER=-1 | prior +LATER=-1) (UNIT | DAYPART | MONTH)
    `,
  ),
];

/** Not `last`: `the last year` is the one before. */
const runs = rows('run', '[$ABOUT] [the] past UNIT +BACK=-1 +ART=1 ;; notBefore UNIT');

const lengths = [
  ...rows(
    'length',
    `
    [the] [$ABOUT] first $COUNT [ORDER] [DAYKIND] UNITS ;; notBefore old
    [$ABOUT] $COUNT [ORDER] [DAYKIND] (UNITS | UNIT) [long] ;; notBefore old of
    [$ABOUT] $COUNT [ORDER] [DAYKIND] UNITS ;; notBefore old
    the $COUNT [ORDER] [DAYKIND] UNITS ;; loose ;; notBefore old
    [$ABOUT] $COUNT or so UNITS +MOD=APPROX
    [$ABOUT] ($COUNT | ART) (UNITS | UNIT) or (so +MOD=APPROX | more +MOD=EQUAL_OR_MORE | less +MOD=EQUAL_OR_LESS)
    [$ABOUT] ART [ORDER] UNIT ;; after LENGTHY ;; notBefore UNIT QTR of
    ($ABOUT | OVER) ART UNIT ;; notBefore of
    [$ABOUT] ART UNIT ;; before after before ;; notAfter once twice times
    [$ABOUT] ART UNIT and ART half +PLUS=half
    [$ABOUT] $COUNT UNITS and $COUNT UNITS
    [$ABOUT] half ART UNIT +ONLY=half ;; notBefore of
    UNITS long +VAGUE=X
    the first UNITS +VAGUE=X
    UNITS +VAGUE=X ;; after the ;; before before after that leading
    UNITS +VAGUE=X ;; after for in within of over take than took last ;; notBefore DAYKIND old
    the [fiscal] year +ART=1 +UNIT=year ;; notBefore UNIT YEAR before after earlier ago of that when in
    (ART | some | quite ART) (while | long time) +VAGUE=X +ANY=1
    `,
  ),
  ...rows(
    'run',
    `
    [$ABOUT] [the] (BACK | AHEAD) $COUNT [ORDER] [DAYKIND] UNITS [or so +MOD=APPROX]
    the $COUNT (BACK | AHEAD) UNITS
    the UNITS ahead +VAGUE=X +AHEAD=1
    the preceding UNIT +BACK=-1 +ART=1
    `,
  ),
];

const habits = rows(
  'habit',
  `
  EVERY [other +NUM=2 | NUM | ORD | few +NUM=X] (UNIT | UNITS | WEEKDAY | MONTH | SEASON | DAYPART)
  EVERY WEEKDAY DAYPART
  [the] (ORD | LASTORD) (WEEKDAY | UNIT=day | UNIT=week) of EVERY UNIT +WHICH=1
  (WEEKDAYS | WEEKDAY DAYPARTS)
  HABIT ;; notBefore newspaper paper magazine tabloid show briefing
  (TIMES | NUM times | several times +NUM=X | VAGUE times) (ART | per | every | each) UNIT
  `,
);

const vague = rows(
  'vague',
  `
  NOW +REF=PRESENT_REF
  (at present | these days | at the moment) +REF=PRESENT_REF
  current +REF=PRESENT_REF
  [more | most | very] recently +REF=PAST_REF
  (lately | the [recent | distant] past) +REF=PAST_REF ;; notBefore NUM VAGUE UNIT UNITS SEASON ART
  recent UNITS [and UNITS] +REF=PAST_REF
  past UNITS +REF=PAST_REF
  [the] (next | coming) UNITS +REF=FUTURE_REF
  future UNITS +REF=FUTURE_REF
  (the [near | immediate | foreseeable | distant] future | the (near | short | long) term | as soon as possible) +REF=FUTURE_REF ;; loose
  (one day | some day | ART later date) +REF=FUTURE_REF
  `,
);

/** Words that look like a time and are none. */
const voids = rows(
  'void',
  `
  (second | minute) [ORD] ;; after the a his her their its
  [the | ART] [NUM] (UNIT | UNITS) old
  WEEKDAY ;; after the ;; before CAPITAL
  as many UNITS
  ART WEEKDAY ;; before in of . , when that like or and
  DECADE ;; after his her their my your our its
  [$ABOUT] NUM UNITS=quarter ;; before of
  ART UNIT=quarter
  `,
);

/** The months that are no given names and no other words. */
const sureMonths = {
  SUREMONTH: new Map(
    [...(classes.MONTH ?? [])].filter(([form]) => !/^(may|march|april|june|august|jan|jun)$/.test(form)),
  ),
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

export const times: TimeLanguage = {
  classes: { ...classes, ...sureMonths, OPEN: new Map([['(', 1]]), CLOSE: new Map([[')', 1]]) },
  capitalised: new Set(['WEEKDAY', 'WEEKDAYS', 'MONTH', 'SUREMONTH', 'QUARTERNAME']),
  eitherCase: new Set(['ZONE', 'HALF', 'OTHERERA']),
  macros,
  patterns: [...voids, ...moments, ...sames, ...runs, ...parts, ...distances, ...lengths, ...habits, ...vague],
  holidays,
  ordinalSuffixes: words('st nd rd th'),
  decadeSuffixes: words("s 's"),
  numbers,
  scales,
  numberJoints: words('and'),
  slashOrder: null,
  fiscalPrefix: 'fy',
  rangeWords: words('to through until till and -'),
  futurePrepositions: new Map([
    ['until', 'always'],
    ['till', 'always'],
    ['by', 'unless-past'],
    ['to', 'deferred'],
  ]),
  deferVerbs: words('move postpone delay reschedule adjourn put push extend bring shift'),
  planVerbs: words('plan expect schedule set slate due forecast'),
  futureAuxiliaries: words("will shall wo 'll would 'd may might can ca could should must"),
  perfectAuxiliaries: words('have'),
  futureVerbs: words(
    `be plan expect schedule intend hope due set aim need promise propose agree seek prepare ask urge want vow pledge invite slate likely go
    ready`,
  ),
};

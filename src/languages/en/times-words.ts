/** English words of time, by class, as TIMEX3 and ISO 8601 write what they mean. */
import type { HolidayRule, TimeValue } from '../../types/index.ts';
import { months, weekdays } from './calendar.ts';

/** `a b=1, c=2`: words with the value they share. */
function table(lines: string): ReadonlyMap<string, TimeValue> {
  const words = new Map<string, TimeValue>();
  for (const line of lines.split(',')) {
    const [forms, value] = line.split('=').map((side) => side.trim());
    const read = /^-?\d+$/.test(value!) ? Number(value) : value!;
    for (const form of forms!.split(/\s+/)) words.set(form, read);
  }
  return words;
}

const singular = (forms: ReadonlyMap<string, number>) =>
  new Map([...forms].filter(([form]) => !(form.endsWith('s') && forms.has(form.slice(0, -1)))));
const plural = (forms: ReadonlyMap<string, number>) =>
  new Map([...forms].filter(([form]) => form.endsWith('s') && forms.has(form.slice(0, -1))));

const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth';
const ordinals: readonly (readonly [string, TimeValue])[] = ordinalWords
  .split(' ')
  .map((word, index) => [word, index + 1] as const);

/** Hours from UTC. */
const zones = `gmt utc=+00:00, bst=+01:00, cet=+01:00, cest=+02:00, eet=+02:00, eest=+03:00, msk=+03:00, est=-05:00, edt=-04:00, cst=-06:00,
  cdt=-05:00, mst=-07:00, mdt=-06:00, pst=-08:00, pdt=-07:00, akst=-09:00, akdt=-08:00, hst=-10:00, et ct mt pt=local, jst kst=+09:00,
  aest=+10:00, aedt=+11:00, nzst=+12:00, nzdt=+13:00, sgt hkt=+08:00, wat=+01:00, eat=+03:00, sast=+02:00`;

export const classes: Readonly<Record<string, ReadonlyMap<string, TimeValue>>> = {
  WEEKDAY: singular(weekdays),
  WEEKDAYS: plural(weekdays),
  MONTH: months,
  SEASON: table('spring springtime=SP, summer summertime=SU, fall autumn=FA, winter wintertime=WI'),
  SEASONS: table('summers=SU, autumns=FA, winters=WI'),
  UNIT: table(
    `second=second, minute=minute, hour=hour, day=day, week=week, weekend=weekend, fortnight=fortnight, month=month, quarter=quarter,
    year=year, decade=decade, century=century, millennium=millennium`,
  ),
  UNITS: table(
    `seconds=second, minutes=minute, hours=hour, days=day, nights=day, weeks=week, weekends=weekend, fortnights=fortnight, months=month,
    quarters=quarter, years=year, decades=decade, centuries=century, millennia=millennium`,
  ),
  /** What is counted as days of a working week. */
  DAYKIND: table('trading business working calendar school=1'),
  /** Between a count and its unit. */
  ORDER: table('consecutive straight successive full more additional whole long short=1'),
  /** Years of another calendar. */
  OTHERERA: table('ah a.h.=1'),
  QUARTERNAME: table('q1=1, q2=2, q3=3, q4=4'),
  QTR: table('quarter=Q, half=H'),
  DAYPART: table('morning=MO, midmorning=MO, afternoon=AF, evening=EV, night=NI, midafternoon=AF, lunchtime=12:00'),
  DAYPARTS: table('mornings=MO, afternoons=AF, evenings=EV, nights=NI'),
  DAWN: table('dawn daybreak sunrise=MO, dusk sunset nightfall=EV'),
  DAYWORD: table('today=0, yesterday=-1, tomorrow=1'),
  TONIGHT: table('tonight=NI'),
  STEP: table('last=-1, past=-1, this=0, current=0, next=1, coming=1, upcoming=1'),
  BACK: table('last past previous preceding=-1'),
  AHEAD: table('next coming following upcoming=1'),
  ORD: new Map(ordinals),
  LASTORD: table('last final=-1'),
  ART: table('a an one another=1'),
  VAGUE: table('few several many numerous some=X, couple=2, dozen=12, dozens=X, score=20'),
  NOON: table('noon midday=12:00, midnight=24:00'),
  HALF: table('a.m. am=0, p.m. pm=12'),
  ZONE: table(zones),
  EDGE: table('early=START, late=END, mid=MID'),
  EDGEOF: table('beginning start outset=START, middle=MID, end close=END'),
  SINCE: table('earlier=START, later=END'),
  ABOUT: table('about around approximately roughly circa=APPROX, nearly almost=LESS_THAN'),
  OVER: table('over=MORE_THAN, under=LESS_THAN'),
  AGO: table('ago=-1'),
  LATER: table('later afterward afterwards=1, earlier=-1'),
  /** The same, where nothing follows that they would be a preposition of. */
  LATERON: table('after=1, before=-1'),
  EVERY: table('every each=1'),
  HABIT: table(
    `daily=P1D, nightly=P1D, weekly=P1W, biweekly=P2W, fortnightly=P2W, monthly=P1M, yearly annually=P1Y, hourly=PT1H, weekdays=XXXX-WXX-WD,
    weekends=XXXX-WXX-WE, semiannually=P6M, biannually=P6M`,
  ),
  TIMES: table('once=1, twice=2'),
  NOW: table('now currently nowadays presently=PRESENT_REF'),
  /** Words of patterns without any class: a sentence that has one is read too. */
  ALONE: table('recently lately future past current term moment present=1'),
  DECADE: table('twenties=2, thirties=3, forties=4, fifties=5, sixties=6, seventies=7, eighties=8, nineties=9'),
  /** After one of these a number between 1900 and 2099 is a year, a month's name a month. */
  INTRO: table(
    `in since of by until till from during before after the around through between and early late mid to for throughout on for
    last next this circa entire all or into within 's ' versus vs. election fiscal each every=1`,
  ),
  /** After one of these a unit with an article is a length. */
  LENGTHY: table(
    'for in within than over after about nearly almost around under least most as take takes took taken lasting lasted last spent spend whole half=1',
  ),
};

const holidayRules: readonly (readonly [names: string, rule: HolidayRule])[] = [
  ["New Year 's Day|New Year 's|New Year", { month: 1, day: 1 }],
  ["New Year 's Eve", { month: 12, day: 31 }],
  ['Christmas|Christmas Day', { month: 12, day: 25 }],
  ['Christmas Eve', { month: 12, day: 24 }],
  ['Boxing Day', { month: 12, day: 26 }],
  ["Valentine 's Day", { month: 2, day: 14 }],
  ["St. Patrick 's Day", { month: 3, day: 17 }],
  ["April Fools Day|April Fools ' Day|April Fool 's Day", { month: 4, day: 1 }],
  ['Earth Day', { month: 4, day: 22 }],
  ['Anzac Day|ANZAC Day', { month: 4, day: 25 }],
  ['May Day', { month: 5, day: 1 }],
  ['Juneteenth', { month: 6, day: 19 }],
  ['Canada Day', { month: 7, day: 1 }],
  ['Independence Day|Fourth of July|July Fourth|the Fourth of July', { month: 7, day: 4 }],
  ['Bastille Day', { month: 7, day: 14 }],
  ['Halloween', { month: 10, day: 31 }],
  ['Veterans Day|Armistice Day|Remembrance Day', { month: 11, day: 11 }],
  ['Martin Luther King Jr. Day|Martin Luther King Day', { month: 1, weekday: 1, nth: 3 }],
  ["Presidents Day|Presidents ' Day", { month: 2, weekday: 1, nth: 3 }],
  ["Mother 's Day", { month: 5, weekday: 7, nth: 2 }],
  ["Father 's Day", { month: 6, weekday: 7, nth: 3 }],
  ['Memorial Day', { month: 5, weekday: 1, nth: -1 }],
  ['Labor Day', { month: 9, weekday: 1, nth: 1 }],
  ['Columbus Day', { month: 10, weekday: 1, nth: 2 }],
  ['Election Day', { month: 11, weekday: 1, nth: 1, plus: 1 }],
  ['Thanksgiving|Thanksgiving Day', { month: 11, weekday: 4, nth: 4 }],
  ['Black Friday', { month: 11, weekday: 4, nth: 4, plus: 1 }],
  ['Ash Wednesday', { easter: -46 }],
  ['Palm Sunday', { easter: -7 }],
  ['Good Friday', { easter: -2 }],
  ['Easter|Easter Sunday', { easter: 0 }],
  ['Easter Monday', { easter: 1 }],
  ['Ascension Day', { easter: 39 }],
  ['Pentecost|Whit Sunday', { easter: 49 }],
];

/** Of other calendars: named, not resolved. */
const otherFeasts =
  'Ramadan|Eid al-Fitr|Eid al-Adha|Passover|Rosh Hashana|Rosh Hashanah|Yom Kippur|Hanukkah|Diwali|Lunar New Year|Nowruz|Purim';

const idOf = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-');

export const holidays: ReadonlyMap<string, HolidayRule> = new Map(
  holidayRules.map(([names, rule]) => [idOf(names.split('|')[0]!), rule]),
);

export const holidayPattern: string = [
  ...holidayRules.flatMap(([names]) => {
    const all = names.split('|');
    return all.map((name) => `${name} +HOLIDAY=${idOf(all[0]!)}`);
  }),
  ...otherFeasts.split('|').map((name) => `${name} +HOLIDAY=other`),
].join(' | ');

const unitNumbers =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
export const numbers: ReadonlyMap<string, number> = new Map([
  ...unitNumbers.split(' ').map((word, index) => [word, index] as const),
  ...tens.split(' ').map((word, index) => [word, 10 * (index + 2)] as const),
]);
export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);

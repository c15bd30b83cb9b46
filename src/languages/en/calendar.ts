/** Calendar words. Weekdays as ISO 8601 counts them (Monday 1), months from 1. */
const shortForms = ['mon.', 'tue. tues.', 'wed.', 'thu. thur. thurs.', 'fri.', 'sat.', 'sun.'];
export const weekdays: ReadonlyMap<string, number> = new Map(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].flatMap((name, index) => [
    [name, index + 1] as const,
    [`${name}s`, index + 1] as const,
    ...(shortForms[index] ?? '').split(' ').map((form) => [form, index + 1] as const),
  ]),
);

const monthForms = [
  'january jan. jan',
  'february feb. feb',
  'march mar.',
  'april apr.',
  'may',
  'june jun.',
  'july jul.',
  'august aug. aug',
  'september sept. sep. sept sep',
  'october oct. oct',
  'november nov. nov',
  'december dec. dec',
];
export const months: ReadonlyMap<string, number> = new Map(
  monthForms.flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const)),
);

/** Days from the day of publication. */
export const dayWords: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

/** What may be counted: days each, or months and years. */
export const calendarUnits: ReadonlyMap<string, 'day' | 'week' | 'month' | 'year'> = new Map([
  ['day', 'day'],
  ['days', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['month', 'month'],
  ['months', 'month'],
  ['year', 'year'],
  ['years', 'year'],
]);

/** Words before a unit or a weekday, and which one they mean. */
export const relativeWords: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['previous', -1],
  ['past', -1],
  ['this', 0],
  ['next', 1],
  ['coming', 1],
]);

export const numberWords: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [word, index + 1] as const,
  ),
);

/** Parts of the day, as TIMEX3 writes them. */
export const dayParts: ReadonlyMap<string, string> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
]);

/** After a count: back from the day of publication. */
export const agoWords: ReadonlySet<string> = new Set(['ago']);

/** Halves of the day, in hours. */
export const clockHalves: ReadonlyMap<string, number> = new Map([
  ['a.m.', 0],
  ['am', 0],
  ['p.m.', 12],
  ['pm', 12],
]);

export const ordinalSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);

/** Words before a bare year: `in 2014`. */
export const yearIntroducers: ReadonlySet<string> = new Set(
  'in since of by until till from during before after the around through between and early late mid to for'.split(' '),
);

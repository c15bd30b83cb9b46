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

/** Words before a unit or a weekday, and which one they mean. */
export const relativeWords: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['previous', -1],
  ['past', -1],
  ['this', 0],
  ['next', 1],
  ['coming', 1],
]);

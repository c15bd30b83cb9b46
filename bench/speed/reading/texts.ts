/** Makes news articles of about 770 words, all people, places and events invented; the same ones for the same seed. */

/** A small generator of numbers (mulberry32): the same everywhere for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const given =
  'Ilse Anna Petra Carla Lena Bo Tom Juan Rolf Ivo Josef Omar Albin Yara Marta Dana Emil Vera Paul Nora'.split(' ');
const surnames =
  'Varga Holt Kern Dunn Mott Trask Biel Orlik Kralik Quill Sandor Ferrow Haldane Brask Tolliver Wexley Amsel Drury'.split(
    ' ',
  );
const towns = 'Midvale Port Anselm|Karsholm|Brennick|Tarnow Bay|Ostrava Point|Lower Hask|Velden'.split('|');
const bodies = [
  'Harbour Ministry',
  'Eastern Trade Forum',
  'Ministry of Fisheries',
  'Midvale City Council',
  'Dockers Union',
  'Karsholm University',
  'Institute for Sea Law',
  'Port Authority',
];
const roles = [
  'Harbour Minister',
  'Mayor',
  'Sen.',
  'Rep.',
  'Dr.',
  'union leader',
  'spokeswoman',
  'deputy director',
  'Gov.',
];
const matters = [
  'the northern breakwater',
  'a new tariff on dried fish',
  'the ferry contract',
  'the dredging of the inner basin',
  'night shifts at the grain terminal',
  'a plan to move the fish market',
  'the safety report on the old cranes',
  'the budget for the lighthouse service',
];
const effects = [
  'would cost about $3.5 million a year',
  'could delay more than 1,200 shipments',
  'had been agreed on in May',
  'was never put to a vote',
  'will not harm small boats',
  'leaves the council with few choices',
  'should be settled before the winter storms',
  'is supported by most residents',
];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'yesterday', 'last week', 'on May 12'];

/** `{P}` person with role, `{S}` surname, `{T}` town, `{B}` body, `{M}` matter, `{E}` effect, `{D}` day. */
const shapes = [
  '{P} said {D} that {M} {E}.',
  '“We have waited long enough for {M},” {S} said. “If nothing happens soon, people in {T} will ask why.”',
  'According to the {B}, {M} {E}, although officials in {T} declined to give figures.',
  'The {B} has not answered a letter about {M} that was sent {D}.',
  'He added that the town would not accept a decision made without it.',
  '“Nobody asked us,” she told reporters in {T}. “That is the whole story.”',
  'Speaking at the {B} in {T}, {S} warned that {M} {E}.',
  'The minister rejected the claim, saying that {M} {E}.',
  'A study by the {B} suggests that the work {E}, while critics of {M} call the figures “almost worthless.”',
  'On {D} the council met for the third time since 2029 to discuss {M}, and again it parted without a vote.',
  'Residents of {T} have long complained about the noise, the dust and the traffic that come with {M}.',
  '"It is not a question of money," said {P}. "It is a question of who decides."',
  '{P}, who has led the {B} since 2027, denied that {M} {E}.',
  'Ships from {T} carried grain, timber and machine parts worth 4.2 percent of the region’s trade last year.',
  'Asked whether the work would stop, {S} replied: “Why should it?”',
  'In a statement, the {B} confirmed that talks about {M} would go on next month.',
];

function fill(shape: string, next: () => number): string {
  const any = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  return shape.replace(/\{([PSTBMED])\}/g, (_, kind: string) => {
    if (kind === 'P') return `${any(roles)} ${any(given)} ${any(surnames)}`;
    const lists: Record<string, readonly string[]> = {
      S: surnames,
      T: towns,
      B: bodies,
      M: matters,
      E: effects,
      D: days,
    };
    return any(lists[kind]!);
  });
}

/** One article: headline, dateline, paragraphs with blank lines between. */
export function makeArticle(seed: number, words = 770): string {
  const next = numbersFrom(seed);
  const any = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const paragraphs = [`${any(surnames)} warns ${any(towns)}: ${any(matters)} cannot wait`];
  let count = 8;
  while (count < words) {
    const sentences = Array.from({ length: 1 + Math.floor(next() * 3) }, () => fill(any(shapes), next));
    const paragraph = sentences.map((sentence) => sentence[0]!.toUpperCase() + sentence.slice(1)).join(' ');
    count += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

export function makeArticles(count: number): string[] {
  return Array.from({ length: count }, (_, index) => makeArticle(index + 1));
}

/**
 * Which language a text is in, where the page itself is silent: by script, then by how many of its words are among the
 * commonest of each language. Word lists of function words only: no weights, no loading time.
 * Returns a BCP 47 primary subtag, or null when no language stands out.
 */
const commonWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with as by at from it he his they have has had be this which are not but were will said an or its their who been would more about after also than when up out if what',
  de: 'der die das und ist in den von zu mit sich des auf für nicht ein eine einen einer dem im auch es an werden aus er hat dass sie nach wird bei sind noch wie um am über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sagte',
  fr: 'le la les de des du et en un une est que dans qui pour par sur pas au plus avec ce il ne se sont a aux été son cette mais ou comme sa ses nous ont leur elle être deux aussi après selon entre fait je',
  es: 'de la el en y que los del se las por un con una su para es al lo como más o pero sus ha este sobre le entre fue ya son también era desde esta no hasta hay donde han según año dos',
  it: 'di e il la che in a per un è del della non con le si da una i al dei nel anche come sono più ha gli ma alla delle lo dal questo suo nella stato ai hanno dopo sul tra essere dalla',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também só pelo pela até isso ela entre depois sem foi são tem está segundo',
  nl: 'de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog uit wordt naar door heeft hij over ze worden was deze meer hebben tot kan werd zich geen wel',
  sv: 'och i att det som en på är av för med den till inte har de om ett han men var jag från så nu kan när efter vid också eller sin då under ska hon sig alla mot vara säger mer över',
  da: 'og i at det er en til på som af for med den der de ikke har et han om men var jeg fra så kan når efter ved også eller sin da under skal hun sig alle mod være siger mere blev hvor nu',
  no: 'og i at det er en til på som av for med den de ikke har et han om men var jeg fra så kan når etter ved også eller sin da under skal hun seg alle mot være sier mer ble hvor nå ikkje ein',
  is: 'og að í á er sem til við um en það með var af ekki fyrir hann því þetta eru frá hefur þá hún segir eftir þegar verið vera verður voru þess sér upp',
  fi: 'ja on ei että se oli hän ovat kun mutta niin kuin myös joka mukaan tai jos nyt olla sen hänen vain ole sekä vuoden voi jo kuitenkin mitä',
  pl: 'i w na z się że do nie jest o po to jak od za co przez dla ale są ma już tym tego czy może będzie tylko był także oraz jego które który przed',
  cs: 'a v se na že je s z do o to i ve za k pro jako by podle ale po od jsou který které také už jeho není roku při ze byl až nebo však která',
  sk: 'a v sa na že je s z do o to i vo za k pre ako by podľa ale po od sú ktorý ktoré tiež už jeho nie roku pri zo bol až alebo však ktorá',
  hu: 'a az és hogy nem is egy azt ez meg de volt csak már van még mint szerint el vagy ki kell pedig lehet után azonban ami',
  ro: 'de și în a la cu pe că din o un pentru este nu care au mai fost sunt după prin sau dar ca să se le lui fi acest între',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en ne o sonra kadar var olduğunu dedi ise ancak her değil oldu göre',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut ada bisa oleh telah sudah mereka atau saat kata menjadi',
  ms: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke kerana tersebut ada boleh oleh telah sudah mereka atau ketika kata menjadi beliau berkata',
  vi: 'và của là có trong được cho không các một những với người đã này khi để từ tại đó về đến cũng vào như ra',
  lb: 'an de déi vun dat net ass an der och fir op mat en eng hunn sinn huet sech ze bei wéi gëtt um vum zu dem ginn',
  xh: 'ukuba kwaye le ngokuba kunye nje ke ukuze uthi kodwa xa abantu kule',
  zu: 'ukuthi futhi uma kanye ngoba kodwa abantu lo le uthe wathi kule nge',
  sw: 'na ya wa kwa ni katika la za kuwa hiyo cha hii alisema pia kama huo huyo baada watu lakini',
  ca: 'de la el que i en a els les per un una amb del és no es al ha més com dels però ser van segons també',
  hr: 'i je u na da se za su od s koji a ne to kao će iz o što bi te nije po koja ali ili samo bio',
};
const cyrillic: Readonly<Record<string, string>> = {
  ru: 'и в не на что с по как это он из к у за от о но же для так его все был была были ы',
  uk: 'і в не на що з та до у як це за від про він його для але щодо які також є був була були',
  bg: 'и на да за се от в не с е че по са ще до като си това през ли след към има',
  sr: 'и у је на да се за су од са који а не то као ће из о што би није',
};

const tables = { latin: tableOf(commonWords), cyrillic: tableOf(cyrillic) };

function tableOf(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const [language, words] of Object.entries(lists)) {
    for (const word of new Set(words.split(' '))) {
      const languages = table.get(word);
      if (languages === undefined) table.set(word, [language]);
      else languages.push(language);
    }
  }
  return table;
}

const longestCommon = Math.max(...[...tables.latin.keys(), ...tables.cyrillic.keys()].map((word) => word.length));

/** How much of a text is looked at, in characters. */
const sample = 3000;

export function detectLanguage(text: string): string | null {
  const from = text.length > 2 * sample ? Math.floor(text.length / 5) : 0;
  const looked = text.slice(from, from + sample);
  const scripts = scriptsOf(looked);
  if (scripts.letters < 3) return null;
  const [script, share] = scripts.first;
  if (share < 0.4) return null;
  if (script === 'latin') return byWords(looked, tables.latin);
  if (script === 'cyrillic') {
    if (/[іїєґ]/i.test(looked) && !/[ыэъ]/i.test(looked)) return 'uk';
    return byWords(looked, tables.cyrillic) ?? (/[ыэ]/i.test(looked) ? 'ru' : null);
  }
  if (script === 'han') return scripts.kana > 0.05 ? 'ja' : 'zh';
  if (script === 'arabic') return /[پچژگ]/.test(looked) ? (/[ٹڈڑے]/.test(looked) ? 'ur' : 'fa') : 'ar';
  return script;
}

/** Small letters of Latin, Greek and Cyrillic; as ranges, since `\p{L}` costs milliseconds at its first use. */
function isSmallLetter(unit: number): boolean {
  if (unit < 0x80) return unit >= 97 && unit <= 122;
  if (unit < 0xdf) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
  return (unit <= 0x52f && unit !== 0xf7) || (unit >= 0x1e00 && unit <= 0x1fff);
}

/** The language whose common words make up the most of the text; null when two are level or none reaches one word in twelve. */
function byWords(text: string, table: ReadonlyMap<string, readonly string[]>): string | null {
  const scores = new Map<string, number>();
  let words = 0;
  const small = text.toLowerCase();
  for (let i = 0, from = 0; i <= small.length; i++) {
    if (i < small.length && isSmallLetter(small.charCodeAt(i))) continue;
    const start = from;
    from = i + 1;
    if (i === start) continue;
    words++;
    const languages = i - start > longestCommon ? undefined : table.get(small.slice(start, i));
    if (languages === undefined) continue;
    const weight = 1 / languages.length + 0.5;
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + weight);
  }
  let best: string | null = null;
  let top = 0;
  let second = 0;
  for (const [language, score] of scores) {
    if (score > top) {
      second = top;
      top = score;
      best = language;
    } else if (score > second) second = score;
  }
  return top >= Math.max(1, words / 12) && top > second ? best : null;
}

interface Scripts {
  readonly letters: number;
  readonly first: readonly [string, number];
  readonly kana: number;
}

/** The first code unit of each run of units of one script; for scripts of one language in the news, that language. */
const runs: readonly (readonly [from: number, script: string | null])[] = [
  [0x41, 'latin'],
  [0x5b, null],
  [0x61, 'latin'],
  [0x7b, null],
  [0xc0, 'latin'],
  [0x250, null],
  [0x370, 'el'],
  [0x400, 'cyrillic'],
  [0x530, 'hy'],
  [0x590, 'he'],
  [0x600, 'arabic'],
  [0x780, null],
  [0x900, 'hi'],
  [0x980, 'bn'],
  [0xa00, null],
  [0xb80, 'ta'],
  [0xc00, null],
  [0xe00, 'th'],
  [0xe80, null],
  [0x10a0, 'ka'],
  [0x1100, null],
  [0x1e00, 'latin'],
  [0x1f00, null],
  [0x3040, 'kana'],
  [0x3100, null],
  [0x4e00, 'han'],
  [0xa000, null],
  [0xac00, 'ko'],
  [0xd7b0, null],
];

function scriptsOf(text: string): Scripts {
  const perRun = new Int32Array(runs.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      const small = unit | 0x20;
      if (small >= 97 && small <= 122) perRun[0]!++;
    } else if (unit >= 0xc0) perRun[runOf(unit)]!++;
  }
  const counts = new Map<string, number>();
  let letters = 0;
  let kana = 0;
  runs.forEach(([, script], run) => {
    const count = perRun[run]!;
    if (script === null || count === 0) return;
    letters += count;
    if (script === 'kana') kana = count;
    const key = script === 'kana' ? 'han' : script;
    counts.set(key, (counts.get(key) ?? 0) + count);
  });
  let first: readonly [string, number] = ['latin', 0];
  for (const [script, count] of counts) {
    if (count / letters > first[1]) first = [script, count / letters];
  }
  return { letters, first, kana: letters === 0 ? 0 : kana / letters };
}

/** The last run that begins at or before a unit. */
function runOf(unit: number): number {
  let low = 0;
  let high = runs.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (unit >= runs[middle]![0]) low = middle;
    else high = middle;
  }
  return low;
}

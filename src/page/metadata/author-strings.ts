/** One string in which a witness names who wrote: divided into people, agencies, offices. */
import { displayName, readByline, unglued } from '../names.ts';
import { agencies, bylineStarts, plainWords } from '../words.ts';
import { wordsOf } from '../words-of.ts';

/** Who signs, as one string tells. */
export interface Signed {
  readonly people: readonly { readonly name: string; readonly jobTitle: string | null; readonly url: string | null }[];
  /** Agencies and outlets. */
  readonly organizations: readonly string[];
}

/** `All articles by Ilse Varga`: the link's words, not the name's. */
export const moreBy =
  /^(?:(?:show |view |see |read )?(?:all |more )?(?:articles|posts|stories|entries)?\s*(?:by|of|from)|(?:zeige )?(?:alle|mehr|weitere|alles) ?(?:artikel|beiträge|texte)? von|(?:voir )?tous les articles de|(?:todos los |ver )?artículos de|tutti gli articoli di)\s+(?=\p{Lu})/iu;

const officeWords =
  /(?:^|[\s-])(?:staff|desk|newsroom|news|team|editors?|editorial|redaktion|redaktionen|r[ée]daction|redacci[óo]n|redazione|redactie|redakcja|toimitus|magazine|media|press|times|tribune|gazette|herald|journal|daily|zeitung|verlag|nachrichten|online|web|admin|agency|agentur|tv|radio|gmbh|inc\.?|ltd\.?|llc|corp\.?|ag|group|network|university|institute|foundation|association|company|club|blog|channel|services?)(?:$|[\s-])|新聞|通信|뉴스|일보|新闻/iu;

/** An office, an outlet, a company: signs, but is no person. */
export function looksLikeOffice(text: string): boolean {
  return officeWords.test(text);
}

/** What templates write where an author should stand. */
const nobody =
  /^(?:no author|unknown|anonymous author|written by|full bio|(?:all|alle|weitere|zur) (?:articles|posts|artikel|beiträge|artikelübersicht)|about the authors?|über (?:den autor|die autorin)|(?:show|view) profile)$/iu;

/** One string that may hold several names. `trusted`: its witness is about authors and nothing else. */
export function whoIn(raw: string, own: ReadonlySet<string>, trusted: boolean): Signed {
  const text = unglued(
    raw
      .replace(/<[^<>]{0,200}>/g, ' ')
      .replace(/[^\S\n]+/gu, ' ')
      .trim()
      .replace(gluedDate, '$1\n'),
  ).replace(moreBy, '');
  if (text === '' || text.length > 300 || nobody.test(text) || /^https?:|^@/i.test(text) || !/\p{L}{2}/u.test(text))
    return { people: [], organizations: [] };
  if (own.has(wordsOf(text)) || agencies.has(plainWords(text)) || isOneOffice(text))
    return { people: [], organizations: [text] };
  const { people, agencies: wires } = readByline(text);
  const outlets = people.filter((person) => own.has(wordsOf(person.name))).map((person) => person.name);
  if (people.length > 0) {
    const others = people.filter((person) => !outlets.includes(person.name));
    return { people: others.map((person) => ({ ...person, url: null })), organizations: [...outlets, ...wires] };
  }
  if (wires.length > 0) return { people: [], organizations: wires };
  // Such a witness may name somebody with a single word, or an office.
  if (trusted && text.length <= 60 && text.split(' ').length <= 5 && !/[@/]|\.\w{2,3}$/.test(text)) {
    const name = text.replace(bylineStarts, '');
    return looksLikeOffice(name)
      ? { people: [], organizations: [name] }
      : { people: [{ name: displayName(name), jobTitle: null, url: null }], organizations: [] };
  }
  return trusted && text.length <= 60 ? { people: [], organizations: [text] } : { people: [], organizations: [] };
}

function isOneOffice(text: string): boolean {
  return text.length <= 60 && looksLikeOffice(text) && !several.test(text) && !bylineStarts.test(text);
}

const several = /[,;|\n]|\s(?:and|und|et|y|e|og|och|en|i|и)\s/u;

/** `By Ilse Varga5 March 2031`: a date that stands right behind a name, in an element of its own. */
const gluedDate = /(\p{Ll})(?=\d{1,2}[\s./-]|\d{4}-)/u;

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { agencies } from './words.ts';

const modules = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('-for-tests.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, code: withoutComments(readFileSync(join(import.meta.dirname, path), 'utf8')) }));

/** Examples in comments may name what they like. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/[^\n]*/g, ' ');
}

/** Platforms whose names stand beside authors' names (`Follow her on …`): they publish nothing themselves. */
const platforms = /\b(?:twitter|facebook|instagram|linkedin|mastodon|bluesky|threads|whatsapp|schema\.org)\b/gi;

/** Domain names of the kinds that publishers have, as a literal would write them: `gazette.example`, `gazette\.co\.uk`. */
const domain =
  /\b[a-z\d-]{3,}\\?\.(?:com|net|org|de|at|ch|fr|es|it|nl|be|se|no|dk|fi|pl|cz|sk|hu|ro|bg|gr|tr|ru|ua|jp|kr|cn|in|au|ca|nz|za|br|mx|ar|info|news|tv|co\\?\.\w\w)\b(?!\s*[([=?!:;,)]|\.|\w)/gi;

/** Outlets of the first rank in many countries: a rule written for one of them would name it. */
const outlets =
  /\b(?:bbc|cnn|nytimes|new york times|washington ?post|wsj|guardian|daily ?mail|telegraph|usatoday|fox ?news|politico|huffpost|buzzfeed|bloomberg|forbes|spiegel|zeit online|faz|sueddeutsche|süddeutsche|bild\.de|stern\.de|focus\.de|heise|tagesschau|n-tv|orf\.at|derstandard|krone|nzz|blick\.ch|le ?monde|le ?figaro|liberation|libération|el ?pa[ií]s|el ?mundo|corriere|la ?repubblica|publico\.pt|folha|globo|telegraaf|volkskrant|aftonbladet|expressen|dagens ?nyheter|verdens gang|politiken|helsingin sanomat|gazeta wyborcza|onet|wp\.pl|idnes|novinky|kommersant|lenta|hurriyet|habertürk|asahi|yomiuri|nikkei|mainichi|chosun|hankook|xinhuanet|times ?of ?india|the ?hindu|al ?jazeera|haaretz|techcrunch|wired|the ?verge)\b/gi;

test('should read all modules of the room', () => {
  assert.ok(modules.length > 25);
  assert.ok(agencies.has('reuters'));
});

test('should notice a domain and an outlet where they are planted', () => {
  assert.deepEqual('/gazette\\.co\\.uk/'.match(domain)?.length, 1);
  assert.deepEqual("'osthaven-courier.com'".match(domain), ['osthaven-courier.com']);
  assert.deepEqual('if (site === "The Guardian")'.match(outlets), ['Guardian']);
  assert.equal('page.text.length'.match(domain), null);
});

for (const { path, code } of modules) {
  test(`${path} should name no outlet and no domain`, () => {
    const bare = code.replace(platforms, ' ');
    assert.deepEqual(bare.match(outlets) ?? [], [], 'an outlet is named');
    const domains = (bare.match(/(['"`/])(?:(?!\1)[^\n])*\1/g) ?? []).flatMap((literal) => literal.match(domain) ?? []);
    assert.deepEqual(
      domains.filter((name) => !name.toLowerCase().startsWith('schema')),
      [],
      'a domain is named',
    );
  });
}

/**
 * The story of a page that shows nothing without its scripts: in `<noscript>`, as the `articleBody` of its JSON-LD, or in the
 * state that a script carries. Found by shape (a long string of prose or of paragraphs, under a name such as `body`), never by
 * site. Asked only when the page itself has no text. Linear in the source.
 */

/** Less is no story: a notice, a slogan, a description. In characters. */
const shortestStory = 300;
/** Script text that is looked at, in characters. */
const mostScript = 12_000_000;
/** A string in a string in a string: no page writes its state deeper. */
const deepest = 3;

/** The story as markup of its own, or null. */
export function lazyText(source: string): string | null {
  const noscript = elementsOf(source, 'noscript')
    .map(({ text }) => text)
    .filter((text) => proseOf(text) >= shortestStory)
    .join('\n');
  if (noscript !== '') return noscript;
  const found: Found = { markup: '', markupProse: 0, plain: '', strings: [] };
  let looked = 0;
  for (const { attributes, text } of elementsOf(source, 'script')) {
    if (/\bsrc\s*=/i.test(attributes) || looked + text.length > mostScript) continue;
    looked += text.length;
    found.strings.push('');
    lookInto(text, 0, found);
  }
  if (found.markupProse >= shortestStory) return found.markup;
  if (found.plain.length >= shortestStory) return paragraphsOf(found.plain.split(/\n+/u));
  const lists = found.strings.map((list) => list.split('\n').filter((text) => text !== ''));
  const longest = lists.reduce((best, list) => (lengthOf(list) > lengthOf(best) ? list : best), []);
  return lengthOf(longest) >= 2 * shortestStory ? paragraphsOf([...new Set(longest)]) : null;
}

interface Found {
  /** The markup with most prose, and how much that is. */
  markup: string;
  markupProse: number;
  /** The longest string without markup. */
  plain: string;
  /** Shorter strings of prose, one a line, for every script. */
  strings: string[];
}

interface RawElement {
  readonly attributes: string;
  readonly text: string;
}

function elementsOf(source: string, tag: string): RawElement[] {
  const found: RawElement[] = [];
  const open = new RegExp(`<${tag}\\b([^<>]{0,2000})>`, 'gi');
  const close = new RegExp(`</${tag}`, 'gi');
  for (let match = open.exec(source); match !== null; match = open.exec(source)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(source)?.index ?? source.length;
    found.push({ attributes: match[1]!, text: source.slice(open.lastIndex, end) });
    open.lastIndex = end;
  }
  return found;
}

/** Names under which a page's state keeps the words of a story. */
const storyName = /body|content|text|paragraph|html|story|value|article|copy|main|markup/i;

/** Goes through every string in double quotes: a name before a colon, or a value. */
function lookInto(script: string, depth: number, found: Found): void {
  let name = '';
  let at = script.indexOf('"');
  while (at >= 0) {
    const end = endOfString(script, at + 1);
    if (end < 0) return;
    if (/^\s*:/.test(script.slice(end + 1, end + 4))) name = end - at < 60 ? script.slice(at + 1, end) : '';
    else if (end - at > 60) take(unescaped(script.slice(at, end + 1)), name, depth, found);
    at = script.indexOf('"', end + 1);
  }
}

function endOfString(script: string, from: number): number {
  for (let i = from; i < script.length; i++) {
    const unit = script.charCodeAt(i);
    if (unit === 0x5c) i++;
    else if (unit === 0x22) return i;
  }
  return -1;
}

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return '';
  }
}

function take(value: string, name: string, depth: number, found: Found): void {
  const isMarkup = /^\s*</.test(value) || !value.includes('":');
  if (isMarkup && /<(?:p|div|br)\b/i.test(value)) {
    const prose = proseOf(value);
    if (prose > found.markupProse) {
      found.markup = value;
      found.markupProse = prose;
    }
  } else if (value.includes('":') && depth < deepest) lookInto(value, depth + 1, found);
  else if (storyName.test(name) && isProse(value)) {
    if (value.length > found.plain.length) found.plain = value;
    const last = found.strings.length - 1;
    if (last >= 0) found.strings[last] += `${value.replace(/\s+/gu, ' ').trim()}\n`;
  }
}

/** Sentences, not code and no address: it ends like one and has few signs that programs are made of. */
function isProse(value: string): boolean {
  const text = value.trim();
  if (text.length < 60 || !/[.!?。！？…"”»’)\]]$/u.test(text) || /^(?:https?:|\/|data:)/i.test(text)) return false;
  const code = text.slice(0, 2000).match(/[{}<>;=\\|_]/g)?.length ?? 0;
  const dense = /[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]/.test(text);
  return code * 60 < Math.min(2000, text.length) && (dense || (text.match(/\s/g)?.length ?? 0) * 14 > text.length);
}

/** How many characters of a markup are text in sentences. */
function proseOf(markup: string): number {
  const text = markup
    .slice(0, 2_000_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return /[.!?。！？](?:\s|["”»’]|$)/u.test(text) ? text.length : 0;
}

function lengthOf(list: readonly string[]): number {
  return list.reduce((sum, text) => sum + text.length, 0);
}

function paragraphsOf(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('\n');
}

/** `"publishedAt":"2031-05-16T14:05:00Z"`, `"publish_date":1936879500` within a state, its quotation marks escaped or not. */
const stateDate =
  /"(?:date_?)?(?:first_?)?(?:publish|published|publication|issued?|deploy|release)_?(?:at|date|time|on|dt|ts|timestamp)?\\{0,3}"\s?:\s?(?:\\{0,3}"(\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d)?)?)\\{0,3}"|(\d{10}(?:\d{3})?)(?=[,}\s]))/i;

/** The page with its lazy text in the place of its body: what stands in the head goes on speaking for it. */
export function withLazyText(source: string, story: string): string {
  const body = /<body\b[^<>]{0,2000}>/i.exec(source);
  const head = body === null ? source : source.slice(0, body.index);
  const linked = elementsOf(body === null ? '' : source.slice(body.index), 'script')
    .filter(({ attributes }) => /ld\+json/i.test(attributes))
    .map(({ text }) => `<script type="application/ld+json">${text}</script>`)
    .join('\n');
  const found = stateDate.exec(source);
  const date = found?.[1] ?? found?.[2];
  const published = date === undefined ? '' : `<meta name="date" content="${date}">`;
  return `${head}${published}<body>${linked}<main><article>${story}</article></main></body>`;
}

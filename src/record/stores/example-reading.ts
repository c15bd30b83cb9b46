/**
 * Hand-made captures and readings for the record's tests: no page is parsed, no language known. A story is written as
 * lines `Name, role: content`; the text, the spans and the ids follow from them.
 */
import { deriveId, digest } from '../../lib/ids.ts';
import type { Article, Capture, Mode, Part, Reading, SourceKind, Span, Statement } from '../../types/index.ts';

export interface ExampleStatement {
  readonly name: string | null;
  readonly content: string;
  readonly role?: string;
  readonly kind?: SourceKind;
  /** As written beside the cue; default: the name. */
  readonly beside?: string;
  readonly act?: string;
  readonly mode?: Mode;
  readonly time?: string;
  readonly place?: string;
  readonly addressee?: string;
}

export interface ExampleStory {
  readonly url: string;
  readonly headline: string;
  readonly publisher: string | null;
  readonly datePublished: string | null;
  readonly statements: readonly ExampleStatement[];
}

export function exampleCapture(story: ExampleStory, capturedAt: string): Capture {
  const body = new TextEncoder().encode(JSON.stringify(story));
  const bodyDigest = digest(body);
  return {
    id: deriveId('capture', story.url, capturedAt, '200', bodyDigest),
    uri: story.url,
    capturedAt,
    status: 200,
    mediaType: 'text/html; charset=utf-8',
    body,
    bodyDigest,
    via: { kind: 'url', uri: null },
    listing: null,
  };
}

/** A text that grows, and knows where each addition stands. */
class Text {
  text = '';
  /** Adds `words` after `between`; the span is that of the words. */
  addAfter(between: string, words: string): Span {
    this.text += between;
    return this.add(words);
  }
  add(words: string): Span {
    const start = this.text.length;
    this.text += words;
    return { start, end: this.text.length };
  }
}

export function exampleReading(story: ExampleStory, capture: Capture): Reading {
  const id = deriveId('article', story.url);
  const text = new Text();
  const parts: Part[] = [{ kind: 'headline', span: text.add(story.headline), sourceSpan: null }];
  const statements = story.statements.map((example, i) => {
    text.add('\n\n');
    const start = text.text.length;
    const statement = exampleStatement(example, id, i, text);
    parts.push({ kind: 'paragraph', span: { start, end: text.text.length }, sourceSpan: null });
    return statement;
  });
  const article: Article = {
    id,
    captureId: capture.id,
    url: story.url,
    publisher: story.publisher,
    inLanguage: 'en',
    headline: story.headline,
    authors: [],
    datePublished: story.datePublished,
    dateModified: null,
    dateline: null,
    section: null,
    text: text.text,
    textDigest: digest(text.text),
    wordsDigest: digest(text.text.toLowerCase()),
    parts,
    related: [],
    witnesses: [],
  };
  return { engine: 'example/1', article, statements, notes: [] };
}

/** `Ilse Varga, harbour minister, told reporters on Friday in Oststad: “…”` */
function exampleStatement(example: ExampleStatement, articleId: string, occurrence: number, text: Text): Statement {
  const { name, role } = example;
  const span = text.add(example.beside ?? name ?? 'officials');
  const roleSpan = role === undefined ? null : text.addAfter(', ', role);
  text.add(' ');
  const cue = text.add('told');
  const written = (words: string | undefined): Span | null => (words === undefined ? null : text.addAfter(' ', words));
  const addressee = written(example.addressee);
  const time = written(example.time === undefined ? undefined : 'that day');
  const place = written(example.place);
  text.add(': ');
  const mode = example.mode ?? 'indirect';
  const content = text.add(mode === 'direct' ? `“${example.content}”` : example.content);
  return {
    id: deriveId('statement', articleId, example.content.toLowerCase(), String(occurrence)),
    articleId,
    mode,
    source: {
      span,
      name,
      nameSpan: null,
      role: role ?? null,
      roleSpan,
      kind: example.kind ?? (name === null ? 'unnamed' : 'person'),
      rule: 'example',
    },
    cue: { span: cue, lemma: 'tell', negated: false },
    act: example.act ?? 'assert',
    content: [{ span: content, quoted: mode === 'direct' }],
    stance: 'said',
    parent: null,
    addressee: addressee === null ? null : { span: addressee },
    time: time === null ? null : { span: time, value: example.time ?? null, basis: 'stated' },
    place: place === null ? null : { span: place, basis: 'stated' },
    venue: null,
    condition: null,
    hedge: null,
    confidence: 0.9,
    doubts: [],
  };
}

/** Two stories of one quarrel, and one that has nothing to do with it. */
export const tollStory: ExampleStory = {
  url: 'https://courier.example/harbour-toll',
  headline: 'Varga Warns of Harbour Toll',
  publisher: 'The Oststad Courier',
  datePublished: '2031-05-16T14:05:00+02:00',
  statements: [
    {
      name: 'Ilse Varga',
      role: 'harbour minister',
      content: 'the toll would empty the quays',
      act: 'warn',
      place: 'Oststad',
    },
    {
      name: 'Ilse Varga',
      beside: 'Varga',
      content: 'No ferry will pay it',
      mode: 'direct',
      time: '2031-05-12',
      addressee: 'the ferry guild',
    },
    { name: 'Aldo Brenn', role: 'mayor', content: 'Ilse Varga had never read the plan', act: 'accuse' },
    { name: 'Port Authority', kind: 'organization', content: 'the plan stands', act: 'confirm' },
    { name: 'Tarn', content: 'the harbour pilots were not asked', act: 'complain' },
    { name: null, content: 'a vote may be put off', act: 'report' },
  ],
};

export const replyStory: ExampleStory = {
  url: 'https://lantern.example/reply',
  headline: 'Mayor Answers',
  publisher: 'The Evening Lantern',
  datePublished: '2031-05-18',
  statements: [
    {
      name: 'Áldo Brenn',
      role: 'mayor of Oststad',
      content: 'He would read every page',
      mode: 'direct',
      act: 'promise',
    },
    { name: 'Ilse Varga', role: 'minister', content: 'the café at the pier stays open', act: 'assert' },
  ],
};

export const weatherStory: ExampleStory = {
  url: 'https://lantern.example/weather',
  headline: 'Fog on the Sound',
  publisher: null,
  datePublished: null,
  statements: [{ name: 'Tarn', content: 'the fog will not lift', act: 'predict' }],
};

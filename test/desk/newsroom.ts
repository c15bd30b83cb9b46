/** Hand-made readings for the desk's tests: invented people, places and outlets, every kind of part and statement. */
import { deriveId, digest } from '../../src/lib/ids.ts';
import type { Article, Mode, Part, PartKind, RecordEntry, Span, Stance, Statement } from '../../src/types/index.ts';

export interface SaidBy {
  /** The content, piece by piece, as it stands in the text; quoted pieces begin with a quotation mark. */
  readonly pieces: readonly string[];
  readonly source?: string;
  readonly name?: string | null;
  readonly role?: string | null;
  readonly cue?: string;
  readonly negated?: boolean;
  readonly act?: string;
  readonly stance?: Stance;
  readonly addressee?: string;
  readonly time?: string;
  readonly date?: string | null;
  readonly place?: string;
  readonly venue?: string;
  readonly condition?: string;
  readonly hedge?: string;
  readonly confidence?: number;
  readonly doubts?: readonly string[];
  /** Index of the statement that this one is reported within. */
  readonly parent?: number;
}

export interface Written {
  readonly parts: readonly (readonly [PartKind, string])[];
  readonly said: readonly SaidBy[];
  readonly article?: Partial<Article>;
}

export interface WrittenArticle {
  readonly article: Article;
  readonly entries: readonly RecordEntry[];
}

/** Puts the parts together and finds every phrase in the text, from where the statement before began. */
export function write({ parts, said, article: fields }: Written): WrittenArticle {
  let text = '';
  const placed: Part[] = [];
  for (const [kind, words] of parts) {
    const span = { start: text.length, end: text.length + words.length };
    placed.push({ kind, span, sourceSpan: null });
    text += `${words}\n\n`;
  }
  const article: Article = {
    id: deriveId('article', text),
    captureId: deriveId('capture', text),
    url: null,
    publisher: null,
    inLanguage: 'en',
    headline: parts.find(([kind]) => kind === 'headline')?.[1] ?? null,
    authors: [],
    datePublished: null,
    dateModified: null,
    dateline: null,
    section: null,
    text,
    textDigest: digest(text),
    wordsDigest: digest(text),
    parts: placed,
    related: [],
    witnesses: [],
    ...fields,
  };
  const ids = said.map((one, i) => deriveId('statement', article.id, one.pieces.join(' '), String(i)));
  const entries: RecordEntry[] = [];
  let from = 0;
  said.forEach((one, i) => {
    const entry = enter(article, one, ids[i]!, one.parent === undefined ? null : ids[one.parent]!, from);
    from = Math.max(0, entry.statement.content[0]!.span.start - 200);
    entries.push(entry);
  });
  return { article, entries };
}

function enter(article: Article, one: SaidBy, id: string, parent: string | null, from: number): RecordEntry {
  let at = from;
  const content = one.pieces.map((piece) => {
    const span = find(article.text, piece, at);
    at = span.end;
    return { span, quoted: /^[“"]/u.test(piece) };
  });
  const near = Math.max(0, content[0]!.span.start - 160);
  const at1 = (words: string | undefined) => (words === undefined ? null : { span: find(article.text, words, near) });
  const quoted = content.filter((piece) => piece.quoted).length;
  const mode: Mode = quoted === content.length ? 'direct' : quoted === 0 ? 'indirect' : 'mixed';
  const sourceSpan = at1(one.source)?.span;
  const name = one.name === undefined ? (one.source ?? null) : one.name;
  const statement: Statement = {
    id,
    articleId: article.id,
    mode,
    source:
      sourceSpan === undefined
        ? null
        : {
            span: sourceSpan,
            name,
            nameSpan: null,
            role: one.role ?? null,
            roleSpan: null,
            kind: name === null ? 'unnamed' : 'person',
            rule: 'subject',
          },
    cue:
      one.cue === undefined
        ? null
        : { span: find(article.text, one.cue, near), lemma: one.cue, negated: one.negated ?? false },
    act: one.act ?? 'assert',
    content,
    stance: one.stance ?? 'said',
    parent,
    addressee: at1(one.addressee),
    time: one.time === undefined ? null : { ...at1(one.time)!, value: one.date ?? null, basis: 'stated' },
    place: one.place === undefined ? null : { ...at1(one.place)!, basis: 'stated' },
    venue: one.venue === undefined ? null : { ...at1(one.venue)!, basis: 'stated' },
    condition: at1(one.condition),
    hedge: at1(one.hedge),
    confidence: one.confidence ?? 0.92,
    doubts: one.doubts ?? [],
  };
  return {
    id,
    person: name === null ? null : { id: deriveId('person', name), name, role: one.role ?? null },
    statement,
    asRead: null,
    check: null,
    repeats: [],
    repeatOf: null,
    wording: wordingOf(article, statement),
    carriedBy: [
      {
        articleId: article.id,
        statementId: id,
        publisher: article.publisher,
        url: article.url,
        headline: article.headline,
        datePublished: article.datePublished,
        sharedWith: null,
      },
    ],
    story: null,
    firstSeenAt: '2031-05-16T12:06:00Z',
  };
}

function wordingOf(article: Article, statement: Statement): RecordEntry['wording'] {
  const words = (held: { readonly span: Span } | null) =>
    held === null ? null : article.text.slice(held.span.start, held.span.end);
  const first = statement.content[0]!.span.start;
  const part = article.parts.find(({ span }) => span.start <= first && first < span.end);
  return {
    content: statement.content.map((piece) => ({ text: words(piece)!, quoted: piece.quoted })),
    source: words(statement.source),
    cue: words(statement.cue),
    addressee: words(statement.addressee),
    time: words(statement.time),
    place: words(statement.place),
    venue: words(statement.venue),
    condition: words(statement.condition),
    hedge: words(statement.hedge),
    paragraph: part === undefined ? '' : article.text.slice(part.span.start, part.span.end),
  };
}

function find(text: string, words: string, from: number): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new RangeError(`"${words}" does not stand in the text after ${from}`);
  return { start, end: start + words.length };
}

/** An article with everything that a page can have. */
export function saltmarsh(): WrittenArticle {
  return write({
    article: {
      url: 'https://gazette.example/harbour/fog-horns',
      publisher: 'Saltmarsh Gazette',
      datePublished: '2031-05-16T14:05:00+02:00',
      dateModified: '2031-05-16T15:30:00+02:00',
      authors: [
        {
          name: 'Petra Lunn',
          jobTitle: 'harbour correspondent',
          biography: null,
          knowsAbout: ['harbours', 'fog'],
          url: null,
        },
      ],
      related: [
        {
          title: 'Guild counts its barges again',
          excerpt: 'The winter fleet is smaller than the …',
          url: 'https://gazette.example/barges',
        },
        { title: 'A lamp for Gannet Rock', excerpt: null, url: null },
      ],
      witnesses: [{ field: 'headline', witness: 'json-ld', value: 'Osei warns night barges: no horn, no harbour' }],
    },
    parts: [
      ['headline', 'Osei warns night barges: no horn, no harbour'],
      ['standfirst', 'The guild will not come to the table before the lamps are lit'],
      ['byline', 'By Petra Lunn'],
      [
        'paragraph',
        'Harbour Commissioner Marit Osei warned Friday that any barge that enters the sound after dark without a horn would be “sent back the way it came, cargo and all” if the fog watch is on duty.',
      ],
      [
        'paragraph',
        'Speaking at the Saltmarsh Shipping Days in Great Ebb, Osei emphasised that exemptions would be weighed only after an inspection by the pilots.',
      ],
      [
        'paragraph',
        '“The lamps were never about the money — they are about getting people home,” she said. “Anyone who wants to argue can find me on the quay.”',
      ],
      ['subheading', 'What the guild says'],
      [
        'paragraph',
        'Dunstan Vale, who leads the Bargemen’s Guild, told reporters that Osei had promised “a bell for every boat” in the spring. He has already turned down the idea of a meeting in Great Ebb.',
      ],
      ['list-item', 'The guild plans to sound every horn in the sound at noon on Sunday.'],
      ['list-item', 'Two people close to the talks said the price of a horn “is the only thing left on the table.”'],
      ['blockquote', '“I will not sign a thing I cannot hear,” Vale wrote.'],
      ['caption', 'Barges off Gannet Rock in April.'],
      ['author-box', 'Petra Lunn has covered the sound for the Gazette since 2027. Before that she kept bees.'],
      ['teaser', 'Guild counts its barges again'],
      ['furniture', 'Share this page'],
    ],
    said: [
      {
        pieces: ['no horn, no harbour'],
        source: 'Osei',
        name: 'Marit Osei',
        role: 'Harbour Commissioner',
        cue: 'warns',
        act: 'warn',
        confidence: 0.88,
      },
      {
        pieces: [
          'that any barge that enters the sound after dark without a horn would be',
          '“sent back the way it came, cargo and all”',
          'if the fog watch is on duty',
        ],
        source: 'Harbour Commissioner Marit Osei',
        name: 'Marit Osei',
        role: 'Harbour Commissioner',
        cue: 'warned',
        act: 'warn',
        time: 'Friday',
        date: '2031-05-16',
        condition: 'if the fog watch is on duty',
        confidence: 0.934,
      },
      {
        pieces: ['that exemptions would be weighed only after an inspection by the pilots'],
        source: 'Osei',
        name: 'Marit Osei',
        role: 'Harbour Commissioner',
        cue: 'emphasised',
        place: 'Great Ebb',
        venue: 'Saltmarsh Shipping Days',
        condition: 'only after an inspection by the pilots',
      },
      {
        pieces: [
          '“The lamps were never about the money — they are about getting people home,”',
          '“Anyone who wants to argue can find me on the quay.”',
        ],
        source: 'she',
        name: 'Marit Osei',
        role: 'Harbour Commissioner',
        cue: 'said',
        act: 'say',
        confidence: 0.97,
      },
      {
        pieces: ['that Osei had promised “a bell for every boat” in the spring'],
        source: 'Dunstan Vale, who leads the Bargemen’s Guild',
        name: 'Dunstan Vale',
        role: 'leads the Bargemen’s Guild',
        cue: 'told',
        addressee: 'reporters',
      },
      {
        pieces: ['“a bell for every boat”'],
        source: 'Osei',
        name: 'Marit Osei',
        cue: 'promised',
        act: 'promise',
        parent: 4,
        time: 'in the spring',
        confidence: 0.74,
      },
      {
        pieces: ['the idea of a meeting in Great Ebb'],
        source: 'He',
        name: 'Dunstan Vale',
        cue: 'turned down',
        act: 'reject',
        confidence: 0.91,
      },
      {
        pieces: ['to sound every horn in the sound at noon on Sunday'],
        source: 'The guild',
        name: 'The guild',
        cue: 'plans',
        act: 'plan',
        stance: 'intended',
      },
      {
        pieces: ['the price of a horn', '“is the only thing left on the table.”'],
        source: 'Two people close to the talks',
        name: null,
        cue: 'said',
        act: 'say',
        confidence: 0.58,
        doubts: ['who spoke is unclear', 'two candidates'],
      },
      {
        pieces: ['“I will not sign a thing I cannot hear,”'],
        source: 'Vale',
        name: 'Dunstan Vale',
        cue: 'wrote',
        act: 'write',
        confidence: 0.99,
      },
    ],
  });
}

/** A page of a made-up outlet without most of what one would like to know. */
export function bareNote(): WrittenArticle {
  return write({
    parts: [['paragraph', 'The ferry did not sail, the harbour office confirmed.']],
    said: [
      {
        pieces: ['The ferry did not sail'],
        source: 'the harbour office',
        name: null,
        cue: 'confirmed',
        act: 'confirm',
      },
    ],
  });
}

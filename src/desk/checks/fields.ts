/** The fields of the form that puts a statement right: what stands in them, and what was changed of it. */
import type {
  Correction,
  RecordEntry,
  SourceGiven,
  SourceKind,
  StatementGiven,
  WordsGiven,
} from '../../types/index.ts';
import type { ChangeRequest } from '../change.ts';

export const sourceKinds: readonly (readonly [SourceKind, string])[] = [
  ['person', 'a person'],
  ['organization', 'an organisation'],
  ['group', 'a group'],
  ['document', 'a document'],
  ['unnamed', 'nobody by name'],
];

/** What stands in the form, as text. */
export interface CheckFields {
  /** One piece a line. */
  readonly words: string;
  readonly name: string;
  readonly role: string;
  readonly kind: string;
  /** The words of the text that name the source. */
  readonly beside: string;
  readonly cue: string;
  readonly act: string;
  readonly saidOn: string;
}

export const fieldNames: Readonly<Record<keyof CheckFields, string>> = {
  words: 'words',
  name: 'who',
  role: 'role',
  kind: 'that is',
  beside: 'named as',
  cue: 'cue',
  act: 'act',
  saidOn: 'said on',
};

export const noFields: CheckFields = {
  words: '',
  name: '',
  role: '',
  kind: 'person',
  beside: '',
  cue: '',
  act: 'assert',
  saidOn: '',
};

const oneLine = (words: string | null | undefined): string => (words ?? '').replace(/\s+/gu, ' ').trim();

/** Pieces that touch differ only in whose words they are: they are one line. */
export function fieldsOf({ statement, wording }: RecordEntry): CheckFields {
  const lines: string[] = [];
  wording.content.forEach(({ text }, i) => {
    const gap = i === 0 ? 99 : statement.content[i]!.span.start - statement.content[i - 1]!.span.end;
    if (gap <= 1) lines[lines.length - 1] += `${gap === 1 ? ' ' : ''}${text}`;
    else lines.push(text);
  });
  const { source } = statement;
  return {
    words: lines.map(oneLine).join('\n'),
    name: oneLine(source?.name),
    role: oneLine(source?.role),
    kind: source?.kind ?? 'unnamed',
    beside: oneLine(wording.source),
    cue: oneLine(wording.cue),
    act: statement.act,
    saidOn: statement.time?.value ?? '',
  };
}

/** As somebody sent them; a field that was not sent is as it was shown. */
export function sentFields(request: Pick<ChangeRequest, 'list'>, shown: CheckFields): CheckFields {
  const field = (name: keyof CheckFields): string => request.list(name).at(-1) ?? shown[name];
  const words = field('words').split('\n').map(oneLine);
  return {
    words: words.filter((line) => line !== '').join('\n'),
    name: oneLine(field('name')),
    role: oneLine(field('role')),
    kind: field('kind'),
    beside: oneLine(field('beside')),
    cue: oneLine(field('cue')),
    act: field('act'),
    saidOn: field('saidOn'),
  };
}

const given = (words: string): WordsGiven => ({ words, near: null });
const pieces = (words: string): readonly WordsGiven[] => words.split('\n').map(given);

/** What was changed; nothing of it where nothing was. */
export function correctionOf(shown: CheckFields, sent: CheckFields): Correction {
  const isChanged = (...names: readonly (keyof CheckFields)[]): boolean =>
    names.some((name) => sent[name] !== shown[name]);
  return {
    ...(isChanged('words') ? { content: pieces(sent.words) } : {}),
    ...(isChanged('name', 'role', 'kind', 'beside') ? { source: sourceOf(sent, isChanged('beside')) } : {}),
    ...(isChanged('cue') ? { cue: sent.cue === '' ? null : given(sent.cue) } : {}),
    ...(isChanged('act') ? { act: sent.act } : {}),
    ...(isChanged('saidOn') ? { saidOn: sent.saidOn === '' ? null : sent.saidOn } : {}),
  };
}

export function givenStatement(sent: CheckFields): StatementGiven {
  const { content: _, ...rest } = correctionOf(noFields, sent);
  return { ...rest, content: pieces(sent.words) };
}

/** Without name and words there is nobody. Words that were not changed are found by the name again. */
function sourceOf({ name, role, kind, beside }: CheckFields, isBesideChanged: boolean): SourceGiven | null {
  if (name === '' && beside === '') return null;
  return {
    name: name === '' ? null : name,
    role: role === '' ? null : role,
    kind: sourceKinds.find(([one]) => one === kind)?.[0] ?? 'person',
    words: beside !== '' && isBesideChanged ? given(beside) : null,
  };
}

/** `onrecord person`: who somebody on record is, what they said, and what people say of who they are: merge, split, rename, other names. */
import { Command } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import { rowOfEntry } from '../../lib/rows.ts';
import type { PersonChange, PersonEdit, PersonPage, PersonSummary, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { byFlag, byHelp, dataFlag, dataHelp, signature, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';
import { printJson, withRecord } from '../with-record.ts';

interface Shared {
  readonly data?: string;
  readonly json?: boolean;
}
interface Showing extends Shared {
  readonly limit: number;
}
interface Signing extends Shared {
  readonly by?: string;
}
interface Splitting extends Signing {
  readonly role?: readonly string[];
  readonly name?: readonly string[];
  readonly article?: readonly string[];
  readonly to?: string;
  readonly called?: string;
}

/** People listed when a name is not one person's. */
const mostListed = 20;

export const personCommand: DefineCommand = (surroundings, end) => {
  const part = (name: string, does: string): Command =>
    new Command(name).description(does).option('--json', 'print JSON').option(dataFlag, dataHelp).exitOverride();
  const signing = (name: string, does: string): Command =>
    part(name, does).argument('<person>', 'a name, or an id').option(byFlag, byHelp);
  const change = (make: (person: string, store: Store) => Promise<PersonChange>, person: string, options: Signing) =>
    changeOne(make, person, options, surroundings).then(end);

  const show = part('show', 'show one, or all who are called so (this is the default)')
    .argument('<person...>', 'a name or the beginning of its words, or an id')
    .option('-n, --limit <number>', 'at most this many statements', wholeNumber(1, 500), 10)
    .action(async (words: string[], options: Showing) => end(await showOne(words.join(' '), options, surroundings)));
  const merge = signing('merge', 'say that the second is the first')
    .argument('<other>', 'a name, or an id')
    .action((person: string, other: string, options: Signing) =>
      change(async (id, store) => ({ kind: 'merge', person: id, other: await idOf(store, other) }), person, options),
    );
  const apart = signing('apart', 'say that two are two, whatever their names')
    .argument('<other>', 'a name, or an id')
    .action((person: string, other: string, options: Signing) =>
      change(async (id, store) => ({ kind: 'apart', person: id, other: await idOf(store, other) }), person, options),
    );
  const rename = signing('rename', 'show a person by this name')
    .argument('<name>', 'the name')
    .action((person: string, name: string, options: Signing) =>
      change(async (id) => ({ kind: 'rename', person: id, name }), person, options),
    );
  const alias = signing('alias', 'add a name or a spelling; whoever is called just so is this person')
    .argument('<name>', 'the name')
    .action((person: string, name: string, options: Signing) =>
      change(async (id) => ({ kind: 'alias', person: id, name }), person, options),
    );
  const split = signing('split', 'say that some of the statements are by somebody else')
    .option('--role <roles...>', 'those in these roles')
    .option('--name <names...>', 'those under these spellings')
    .option('--article <ids...>', 'those in these articles')
    .option('--to <person>', 'by whom they are; without it by somebody new')
    .option('--called <name>', 'the name of somebody new, if it is another')
    .action((person: string, options: Splitting) =>
      change(async (id, store) => splitOf(id, options, store), person, options),
    );
  const undo = signing('undo', 'take a change back')
    .argument('[change]', 'its id; without it the latest that holds')
    .action(async (person: string, edit: string | undefined, options: Signing) =>
      end(await undoOne(person, edit ?? null, options, surroundings)),
    );
  const history = part('history', 'list what was changed by hand')
    .argument('<person>', 'a name, or an id')
    .action(async (person: string, options: Shared) => end(await listHistory(person, options, surroundings)));

  const command = new Command('person')
    .description('See who somebody on record is and what they said; merge, split, rename, add names.')
    .addCommand(show, { isDefault: true })
    .addHelpText(
      'after',
      `
Every change is signed (--by), dated and can be taken back; it holds for articles to come and when articles are read again.
split takes --role, --name, --article, --to and --called. Every part prints JSON with --json and has --help.

Examples:
  onrecord person "Ilse Varga"
  onrecord person alias "Ilse Varga" "Elza Warga" --by Kim
  onrecord person split "Ilse Varga" --role "marathon runner" --by Kim
  onrecord person undo "Ilse Varga"

Exit codes: 0 done, 2 wrong use, 3 nobody or more than one is called so, it cannot be done, or there is no record.`,
    );
  for (const one of [merge, split, rename, alias, apart, undo, history]) command.addCommand(one);
  return command;
};

const onePage = { limit: 1, cursor: null };

/** All whom this may mean: the one of this id; else the one of this very name; else all whose name begins so. */
async function meant(store: Store, given: string): Promise<readonly PersonSummary[]> {
  const byId = await store.person(given, onePage);
  if (byId !== null) return [byId.person];
  const { people } = await store.peoplePage({ limit: 500, cursor: null }, given);
  const exact = people.filter(({ name }) => name.toLowerCase() === given.trim().toLowerCase());
  return exact.length === 1 ? exact : people;
}

async function idOf(store: Store, given: string): Promise<string> {
  const people = await meant(store, given);
  const [only] = people;
  if (only === undefined) throw new OnrecordError('record/no-person', given, `Nobody on record is called “${given}”.`);
  if (people.length === 1) return only.id;
  const some = people
    .slice(0, mostListed)
    .map(({ id, name, role }) => `${id} (${[name, role].filter(Boolean).join(', ')})`);
  throw new OnrecordError('cli/several-people', given, `${people.length} on record are called so: ${some.join('; ')}.`);
}

function showOne(given: string, options: Showing, around: Surroundings): Promise<number> {
  return withRecord(options.data, around, 'look', async (store) => {
    const people = await meant(store, given);
    if (people.length !== 1) return listSome(people, given, options, around);
    const page = await store.person(people[0]!.id, { limit: options.limit, cursor: null });
    if (page === null) return exitCodes.nothing;
    if (options.json === true) await printJson(around, { ...page });
    else await writePage(page, around);
    return exitCodes.done;
  });
}

async function listSome(
  people: readonly PersonSummary[],
  given: string,
  { json }: Shared,
  around: Surroundings,
): Promise<number> {
  if (people.length === 0) throw new OnrecordError('record/no-person', given, `Nobody on record is called “${given}”.`);
  if (json === true) await printJson(around, { people });
  for (const { id, name, role, statements } of json === true ? [] : people.slice(0, mostListed)) {
    const about = [role === null ? '' : `, ${visible(role)}`, `  ${counted(statements, 'statement')}`].join('');
    await around.out.write(`${id}  ${visible(name)}${about}\n`);
  }
  const more = people.length > mostListed ? `, of whom ${mostListed} are shown` : '';
  await around.err.write(`${people.length} are called so${more}; give an id for all of one.\n`);
  return exitCodes.done;
}

async function writePage(page: PersonPage, around: Surroundings): Promise<void> {
  const { statementBlock } = await import('../formats/text.ts');
  const paint = palette(around.out.colour);
  const { person, roleTimes, alsoWritten, said, counts, isUnclear } = page;
  const lines = [
    paint.strong(visible(person.name)),
    `  ${person.id}`,
    `  ${counted(person.statements, 'statement')} in ${counted(person.articles, 'article')}, ${counted(person.publishers, 'outlet')}`,
    ...(isUnclear ? ['  one of several of this name; the articles do not say which'] : []),
    ...(alsoWritten.length === 0 ? [] : [`  also ${alsoWritten.slice(0, 8).map(visible).join(', ')}`]),
    ...roleTimes
      .slice(0, 8)
      .map(({ value, from, to }) => `  ${from.slice(0, 10)} – ${to.slice(0, 10)}  ${visible(value)}`),
    `  ${paint.faint(counts.modes.map(({ value, statements }) => `${value} ${statements}`).join(' · '))}`,
    `  ${paint.faint(
      counts.acts
        .slice(0, 8)
        .map(({ value, statements }) => `${value} ${statements}`)
        .join(' · '),
    )}`,
    ...page.namesakes.map(({ id, role }) => `  of the same name: ${id}${role === null ? '' : `, ${visible(role)}`}`),
    ...page.edits.slice(0, 5).map((edit) => `  ${editText(edit)}`),
  ];
  await around.out.write(`${lines.join('\n')}\n\n`);
  for (const [place, entry] of said.entries.entries()) {
    await around.out.write(`${statementBlock(rowOfEntry(entry), place + 1, paint, around.out.width)}\n`);
  }
  if (said.total > said.entries.length)
    await around.err.write(`${said.total} statements; the latest ${said.entries.length} are shown.\n`);
}

async function splitOf(person: string, options: Splitting, store: Store): Promise<PersonChange> {
  const other = options.to === undefined ? null : await idOf(store, options.to);
  const { role = [], name = [], article = [] } = options;
  return {
    kind: 'split',
    person,
    other,
    name: options.called ?? null,
    moved: { articles: article, roles: role, names: name },
  };
}

function changeOne(
  make: (person: string, store: Store) => Promise<PersonChange>,
  person: string,
  options: Signing,
  around: Surroundings,
): Promise<number> {
  return withRecord(options.data, around, 'change', async (store) => {
    const change = await make(await idOf(store, person), store);
    const { done } = await store.changePerson(change, signature(options.by, around), null);
    return tell(done, options, around);
  });
}

function undoOne(person: string, edit: string | null, options: Signing, around: Surroundings): Promise<number> {
  return withRecord(options.data, around, 'change', async (store) => {
    const page = await store.person(await idOf(store, person), onePage);
    const id = edit ?? page?.edits.find(({ undone }) => undone === null)?.id;
    if (page === null || id === undefined) {
      throw new OnrecordError('record/bad-person-change', person, 'There is no change that could be taken back.');
    }
    const { done } = await store.undoPersonEdit(id, page.person.id, signature(options.by, around), null);
    return tell(done, options, around);
  });
}

async function tell(edit: PersonEdit | null, { json }: Shared, around: Surroundings): Promise<number> {
  if (edit === null) return exitCodes.nothing;
  if (json === true) await printJson(around, { edit });
  else await around.err.write(`${editText(edit)}\n`);
  return exitCodes.done;
}

function listHistory(person: string, options: Shared, around: Surroundings): Promise<number> {
  return withRecord(options.data, around, 'look', async (store) => {
    const page = await store.person(await idOf(store, person), onePage);
    const edits = page?.edits ?? [];
    if (options.json === true) await printJson(around, { person: page?.person, edits });
    for (const edit of options.json === true ? [] : edits) await around.out.write(`${edit.id}  ${editText(edit)}\n`);
    if (edits.length === 0) await around.err.write('Nobody has changed anything.\n');
    return exitCodes.done;
  });
}

/** `2031-06-01 Kim: merge Elza Warga into Ilse Varga (taken back by Ana)` */
function editText({ kind, at, by, person, other, name, moved, undone }: PersonEdit): string {
  const called = visible(person.name);
  const second = other === null ? '' : visible(other.name);
  const what = {
    merge: `merge ${second} into ${called}`,
    apart: `${called} is not ${second}`,
    rename: `call ${called} ${visible(name ?? '')}`,
    alias: `${called} is also ${visible(name ?? '')}`,
    split: `split ${[...(moved?.roles ?? []), ...(moved?.names ?? []), ...(moved?.articles ?? [])].map(visible).join(', ')} from ${called} to ${second}`,
  }[kind];
  return `${at.slice(0, 10)} ${visible(by)}: ${what}${undone === null ? '' : ` (taken back by ${visible(undone.by)})`}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** `onrecord dossier`: statements pinned to a claim or a topic: list, show, make, pin, unpin, export. */
import { Command, Option } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import { rowOfEntry } from '../../lib/rows.ts';
import type { Dossier, DossierChange, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { byFlag, byHelp, dataFlag, dataHelp, signature, webAddress } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';
import { printJson, withRecord } from '../with-record.ts';

interface Shared {
  readonly data?: string;
  readonly json?: boolean;
}
interface Signing extends Shared {
  readonly by?: string;
}
interface Making extends Signing {
  readonly about: string;
}
interface Pinning extends Signing {
  readonly note: string;
}
interface Exporting extends Shared {
  readonly format: (typeof formats)[number];
  readonly desk: string;
}

const formats = ['markdown', 'html', 'csv', 'jsonl', 'plain', 'bibtex', 'ris', 'csl', 'annotation'] as const;

export const dossierCommand: DefineCommand = (surroundings, end) => {
  const part = (name: string, does: string): Command =>
    new Command(name).description(does).option('--json', 'print JSON').option(dataFlag, dataHelp).exitOverride();
  const signing = (command: Command): Command => command.option(byFlag, byHelp);

  const list = part('list', 'list the dossiers, last changed first (this is the default)')
    .option('--removed', 'those that were put away')
    .action(async (options: Shared & { removed?: boolean }) => end(await listAll(options, surroundings)));
  const show = part('show', 'show one with its statements and notes')
    .argument('<dossier>', 'its id')
    .action(async (id: string, options: Shared) => end(await showOne(id, options, surroundings)));
  const make = signing(part('new', 'make one'))
    .argument('<title...>', 'the claim or the topic')
    .option('--about <text>', 'more about it', '')
    .action(async (title: string[], options: Making) => end(await makeOne(title.join(' '), options, surroundings)));
  const pin = signing(part('pin', 'pin statements to one'))
    .argument('<dossier>', 'its id')
    .argument('<statement...>', "statements' ids")
    .option('--note <text>', 'a note for each', '')
    .action(async (id: string, statements: string[], options: Pinning) =>
      end(
        await changeAll(
          id,
          statements.map((statementId) => ({ kind: 'pin', statementId, note: options.note })),
          options,
          surroundings,
        ),
      ),
    );
  const unpin = signing(part('unpin', 'take statements out of one'))
    .argument('<dossier>', 'its id')
    .argument('<statement...>', "statements' ids")
    .action(async (id: string, statements: string[], options: Signing) =>
      end(
        await changeAll(
          id,
          statements.map((statementId) => ({ kind: 'unpin', statementId })),
          options,
          surroundings,
        ),
      ),
    );
  const remove = signing(part('remove', 'put one away; nothing of it is lost'))
    .argument('<dossier>', 'its id')
    .action(async (id: string, options: Signing) =>
      end(await changeAll(id, [{ kind: 'remove' }], options, surroundings)),
    );
  const restore = signing(part('restore', 'take one out again that was put away'))
    .argument('<dossier>', 'its id')
    .action(async (id: string, options: Signing) =>
      end(await changeAll(id, [{ kind: 'restore' }], options, surroundings)),
    );
  const exporting = part('export', 'write one to standard output')
    .argument('<dossier>', 'its id')
    .addOption(new Option('-f, --format <format>', 'how to write it').choices([...formats]).default('markdown'))
    .option('--desk <address>', 'what permalinks begin with', webAddress, 'http://127.0.0.1:4180')
    .action(async (id: string, options: Exporting) => end(await exportOne(id, options, surroundings)));

  const command = new Command('dossier')
    .description('Keep dossiers: statements pinned to a claim or a topic, with notes, in an order.')
    .addCommand(list, { isDefault: true })
    .addHelpText(
      'after',
      `
Every change is signed and dated; the desk shows them all and can go back to any.

Examples:
  onrecord dossier new "The harbour toll" --about "Who wanted it, and since when?"
  onrecord dossier pin DOSSIER STATEMENT --note "first mention"
  onrecord dossier export DOSSIER --format html > toll.html

Exit codes: 0 done, 2 wrong use, 3 there is no such dossier or statement, or no record.`,
    );
  for (const one of [show, make, pin, unpin, remove, restore, exporting]) command.addCommand(one);
  return command;
};

async function withDossiers(
  { data }: Shared,
  around: Surroundings,
  mode: 'look' | 'change',
  work: (store: Store) => Promise<number>,
): Promise<number> {
  try {
    return await withRecord(data, around, mode, work);
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/bad-dossier') throw error;
    await around.err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.nothing;
  }
}

function found(dossier: Dossier | null, id: string): Dossier {
  if (dossier === null) throw new OnrecordError('cli/no-dossier', id, 'There is no such dossier.');
  return dossier;
}

function listAll(options: Shared & { readonly removed?: boolean }, around: Surroundings): Promise<number> {
  return withDossiers(options, around, 'look', async (store) => {
    const dossiers = await store.dossiers(options.removed === true ? 'removed' : 'kept');
    if (options.json === true) await printJson(around, { dossiers });
    for (const { id, title, statements, changed } of options.json === true ? [] : dossiers) {
      const last = `last changed by ${visible(changed.by)} on ${changed.at.slice(0, 10)}`;
      await around.out.write(
        `${id}  ${visible(title)}\n  ${statements} statement${statements === 1 ? '' : 's'}, ${last}\n`,
      );
    }
    if (dossiers.length === 0)
      await around.err.write('There is no dossier. Make one with "onrecord dossier new TITLE".\n');
    return exitCodes.done;
  });
}

function showOne(id: string, options: Shared, around: Surroundings): Promise<number> {
  return withDossiers(options, around, 'look', async (store) => {
    const dossier = found(await store.dossier(id), id);
    if (options.json === true) {
      await printJson(around, { dossier, edits: await store.dossierEdits(id, 100) });
      return exitCodes.done;
    }
    const { statementBlock } = await import('../formats/text.ts');
    const paint = palette(around.out.colour);
    await around.out.write(
      `${paint.strong(visible(dossier.title))}\n${dossier.about === '' ? '' : `${visible(dossier.about)}\n`}\n`,
    );
    for (const [place, { entry, asPinned, note }] of dossier.pinned.entries()) {
      const block = statementBlock(rowOfEntry(entry ?? asPinned), place + 1, paint, around.out.width);
      const gone = entry === null ? `     ${paint.bad('no longer on record as it was pinned')}\n` : '';
      await around.out.write(`${block}${gone}${note === '' ? '' : `     Note: ${visible(note)}\n`}\n`);
    }
    return exitCodes.done;
  });
}

function makeOne(title: string, options: Making, around: Surroundings): Promise<number> {
  return withDossiers(options, around, 'change', async (store) => {
    const dossier = await store.makeDossier(title, options.about, signature(options.by, around));
    if (options.json === true) await printJson(around, { dossier });
    else await around.out.write(`${dossier.id}\n`);
    return exitCodes.done;
  });
}

/** One after the other; what was done before one that cannot be stays. */
function changeAll(
  id: string,
  changes: readonly DossierChange[],
  options: Signing,
  around: Surroundings,
): Promise<number> {
  return withDossiers(options, around, 'change', async (store) => {
    for (const change of changes) {
      const outcome = await store.changeDossier(id, change, signature(options.by, around), null);
      if (outcome === null) throw new OnrecordError('cli/no-dossier', id, 'There is no such dossier.');
    }
    const dossier = found(await store.dossier(id), id);
    if (options.json === true) await printJson(around, { dossier });
    else await around.err.write(`${visible(dossier.title)}: ${dossier.statements} pinned.\n`);
    return exitCodes.done;
  });
}

function exportOne(id: string, { format, desk, ...options }: Exporting, around: Surroundings): Promise<number> {
  return withDossiers(options, around, 'look', async (store) => {
    const { dossierFormats, exportedDossier } = await import('../../desk/index.ts');
    const dossier = found(await store.dossier(id), id);
    const exported = await exportedDossier(dossier, (articleId) => store.article(articleId), desk);
    await around.out.write(dossierFormats.find(({ name }) => name === format)!.write(exported));
    return exitCodes.done;
  });
}

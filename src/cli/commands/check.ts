/** `onrecord check`: says of a statement that it is right or wrong, puts it right, takes that back, or shows what was done. */
import { Command, Option } from 'commander';
import { stanceOfAct } from '../../lib/acts.ts';
import { OnrecordError, problem } from '../../lib/problems.ts';
import type {
  CheckAction,
  CheckEdit,
  Correction,
  EditOutcome,
  RecordEntry,
  SignedChange,
  SourceKind,
  Store,
} from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { byFlag, byHelp, dataFlag, dataFolder, dataHelp, signature } from '../options.ts';
import type { Output, Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

const actions = ['confirm', 'reject', 'correct', 'undo', 'history', 'attach'] as const;
const kinds: readonly SourceKind[] = ['person', 'organization', 'group', 'document', 'unnamed'];

interface CheckOptions {
  readonly words?: readonly string[];
  readonly source?: string;
  readonly role?: string;
  readonly kind?: SourceKind;
  readonly named?: string;
  readonly cue?: string;
  readonly act?: string;
  readonly saidOn?: string;
  readonly to?: string;
  readonly seen?: string;
  readonly note?: string;
  readonly by?: string;
  readonly json?: boolean;
  readonly data?: string;
}

export const checkCommand: DefineCommand = (surroundings, end) =>
  new Command('check')
    .description('Confirm, reject or correct a statement of the record.')
    .argument('<id>', 'the statement’s id; with attach the check’s, as review shows it')
    .argument('<action>', actions.join(', '), oneOfThem)
    .option('--words <words...>', 'correct: its words, one value a piece, as they stand in the article')
    .option('--source <name>', 'correct: who said it, by full name; empty for nobody')
    .option('--role <role>', 'correct: what they are')
    .addOption(new Option('--kind <kind>', 'correct: what the source is').choices([...kinds]))
    .option('--named <words>', 'correct: the words that name the source there')
    .option('--cue <words>', 'correct: the cue; empty for none')
    .addOption(new Option('--act <act>', 'correct: what is done by saying it').choices([...stanceOfAct.keys()]))
    .option('--said-on <date>', 'correct: when it was said, 2031-05 or 2031-05-16; empty for not known')
    .option('--to <id>', 'attach: the statement that the check is to be on')
    .option('--seen <id>', 'the check that you have seen ("none" for none): nothing is done if there is another by now')
    .option('--note <words>', 'why')
    .option(byFlag, byHelp)
    .option('--json', 'print one JSON object: {"version", "edit", "entry"}, or with history {"version", "history"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
What was read is never altered: a check is laid over it, signed and dated, and every step can be taken back with undo.

Examples:
  onrecord check 5dhl3m2kq7vwxyzabcdefghij2 confirm
  onrecord check ID correct --source "Ilse Varga" --role "harbour minister" --act deny
  onrecord check ID correct --words "the toll would empty the quays" --note "ends before the aside"
  onrecord check ID history

Exit codes: 0 done, 1 somebody was first (with --seen), 2 wrong use, 3 there is no such statement, or no record.`,
    )
    .action(async (id: string, action: (typeof actions)[number], options: CheckOptions) =>
      end(await check(id, action, options, surroundings)),
    );

function oneOfThem(action: string): (typeof actions)[number] {
  const known = actions.find((one) => one === action);
  if (known === undefined) throw new OnrecordError('cli/bad-option', '', `An action is one of ${actions.join(', ')}.`);
  return known;
}

async function check(
  id: string,
  action: (typeof actions)[number],
  options: CheckOptions,
  around: Surroundings,
): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const readOnly = action === 'history';
  const dataDir = dataFolder(options.data, around);
  const store = await openRecord({ dataDir, now: around.now, existing: true, readOnly });
  try {
    if (action === 'history') return await history(store, id, options, around);
    const change = changeOf(options, around);
    const outcome =
      action === 'attach'
        ? await store.attachCheck(id, options.to ?? '', change)
        : await checkOne(store, id, action, options, change);
    if (outcome === null) return await missing(id, around.err);
    return await tell(store, action === 'attach' ? (options.to ?? '') : id, outcome, options, around);
  } catch (error) {
    if (!(error instanceof OnrecordError) || !refusals.has(error.code)) throw error;
    await around.err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.wrongUse;
  } finally {
    await store.close();
  }
}

const refusals: ReadonlySet<string> = new Set(['record/bad-check', 'record/words-not-found', 'record/unknown-act']);

function changeOf({ by, note, seen }: CheckOptions, around: Surroundings): SignedChange {
  const shown = seen === undefined ? {} : { seen: seen === 'none' ? null : seen };
  return { by: signature(by, around), note: note ?? '', ...shown };
}

async function checkOne(
  store: Store,
  id: string,
  kind: 'confirm' | 'reject' | 'correct' | 'undo',
  options: CheckOptions,
  change: SignedChange,
): Promise<EditOutcome<CheckEdit> | null> {
  const entry = await store.statement(id);
  if (entry === null) return null;
  const action: CheckAction = kind === 'correct' ? { kind, correction: correctionOf(options, entry) } : { kind };
  return store.checkStatement(id, action, change);
}

const given = (words: string) => ({ words, near: null });

/** What is not given of a source stays as it is. */
function correctionOf(options: CheckOptions, { statement }: RecordEntry): Correction {
  const { words, source, role, kind, named, cue, act, saidOn } = options;
  const { source: shown } = statement;
  const isSource = source !== undefined || role !== undefined || kind !== undefined || named !== undefined;
  return {
    ...(words === undefined ? {} : { content: words.map(given) }),
    ...(isSource
      ? {
          source:
            source === ''
              ? null
              : {
                  name: source ?? shown?.name ?? null,
                  role: role ?? (source === undefined ? (shown?.role ?? null) : null),
                  kind: kind ?? shown?.kind ?? 'person',
                  words: named === undefined ? null : given(named),
                },
        }
      : {}),
    ...(cue === undefined ? {} : { cue: cue === '' ? null : given(cue) }),
    ...(act === undefined ? {} : { act }),
    ...(saidOn === undefined ? {} : { saidOn: saidOn === '' ? null : saidOn }),
  };
}

async function tell(
  store: Store,
  id: string,
  outcome: EditOutcome<CheckEdit>,
  { json }: CheckOptions,
  { out, err }: Surroundings,
): Promise<number> {
  const entry = await store.statement(id);
  if (outcome.done === null) {
    const { by, at, kind, undone } = outcome.latest;
    const last =
      undone === null ? `${by} was first (${kind}, ${at})` : `${undone.by} took the ${kind} back, ${undone.at}`;
    const { code, detail } = problem('desk/overtaken', id, `Nothing was done: ${last}.`);
    if (json === true)
      await out.write(`${JSON.stringify({ version: 1, edit: null, latest: outcome.latest, entry }, null, 2)}\n`);
    await err.write(`onrecord: ${visible(detail)} (${code})\n`);
    return exitCodes.partly;
  }
  if (json === true) {
    await out.write(`${JSON.stringify({ version: 1, edit: outcome.done, entry }, null, 2)}\n`);
    return exitCodes.done;
  }
  const { standingText } = await import('../../lib/standing.ts');
  await out.write(`${visible(id)}\t${entry === null ? 'not on record' : visible(standingText(entry))}\n`);
  return exitCodes.done;
}

async function history(store: Store, id: string, { json }: CheckOptions, { out, err }: Surroundings): Promise<number> {
  const found = await store.checksOf(id);
  if (json === true) {
    await out.write(`${JSON.stringify({ version: 1, history: found }, null, 2)}\n`);
    return exitCodes.done;
  }
  if (found === null) {
    if ((await store.statement(id)) === null) return missing(id, err);
    await err.write('Nobody has checked it.\n');
    return exitCodes.done;
  }
  for (const { at, by, kind, note, undone } of found.edits) {
    const back = undone === null ? '' : `\ttaken back by ${undone.by}, ${undone.at}`;
    await out.write(`${at}\t${visible(by)}\t${kind}\t${visible(note ?? '')}${visible(back)}\n`);
  }
  return exitCodes.done;
}

async function missing(id: string, err: Output): Promise<number> {
  const { code, detail } = problem('cli/no-statement', id, 'There is no such statement.');
  await err.write(`onrecord: ${visible(id)}: ${visible(detail)} (${code})\n`);
  return exitCodes.nothing;
}

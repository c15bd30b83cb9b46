/** The commands, and how what goes wrong in them becomes a message and an exit code. */
import { Command, CommanderError } from 'commander';
import { engine } from '../lib/engine.ts';
import { OnrecordError } from '../lib/problems.ts';
import { addCommand } from './commands/add.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { citeCommand } from './commands/cite.ts';
import { compareCommand } from './commands/compare.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dossierCommand } from './commands/dossier.ts';
import { exportCommand } from './commands/export.ts';
import { gatherCommand } from './commands/gather.ts';
import { importCommand } from './commands/import.ts';
import { jobsCommand } from './commands/jobs.ts';
import { parseCommand } from './commands/parse.ts';
import { personCommand } from './commands/person.ts';
import { readCommand } from './commands/read.ts';
import { rereadCommand } from './commands/reread.ts';
import { reviewCommand } from './commands/review.ts';
import { sampleCommand } from './commands/sample.ts';
import { scoreCommand } from './commands/score.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { sourcesCommand } from './commands/sources.ts';
import { verifyCommand } from './commands/verify.ts';
import type { DefineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';
import { visible } from './terminal.ts';

const commands: readonly DefineCommand[] = [
  readCommand,
  parseCommand,
  serveCommand,
  searchCommand,
  exportCommand,
  personCommand,
  reviewCommand,
  checkCommand,
  citeCommand,
  compareCommand,
  dossierCommand,
  sampleCommand,
  scoreCommand,
  addCommand,
  sourcesCommand,
  gatherCommand,
  importCommand,
  jobsCommand,
  rereadCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  demoCommand,
  doctorCommand,
  configCommand,
];

/** Runs `argv` (without the program's own name); the exit code. Throws only for errors of Onrecord itself. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode: number = exitCodes.done;
  const written: Promise<void>[] = [];
  const program = new Command('onrecord')
    .description('Reads news reporting and keeps a searchable, dated, sourced record of who said what.')
    .version(engine.split('/')[1] ?? engine, '-V, --version')
    .addHelpText(
      'after',
      `
Examples:
  onrecord serve                 start the desk on this machine (in a clone: npm start)
  onrecord read story.html       who said what in one article
  onrecord demo                  try it with a small invented newsroom

Every command has --help. Exit codes: 0 done, 1 partly, 2 wrong use, 3 nothing worked.
In a clone, "npm start -- read story.html" is the same as "onrecord read story.html".`,
    );
  const speak = {
    writeOut: (text: string) => void written.push(surroundings.out.write(text)),
    writeErr: (text: string) => void written.push(surroundings.err.write(text)),
    outputError: (text: string, write: (text: string) => void) =>
      write(text.replace(/^error: (.*)/, 'onrecord: $1 (cli/bad-option)')),
  };
  for (const define of commands) {
    program.addCommand(
      define(surroundings, (code) => {
        exitCode = code;
      }),
    );
  }
  const parts = program.commands.flatMap((command) => command.commands);
  for (const command of [program, ...program.commands, ...parts]) command.exitOverride().configureOutput(speak);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    exitCode = await explained(error, surroundings);
  }
  await Promise.all(written);
  return exitCode;
}

async function explained(error: unknown, { err, env }: Surroundings): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  if (env.DEBUG !== undefined && env.DEBUG !== '') throw error;
  if (!(error instanceof OnrecordError)) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await err.write(`onrecord: something failed that should not: ${visible(what)}\n`);
    await err.write('Please report it, with what DEBUG=1 prints before the same command.\n');
    return exitCodes.nothing;
  }
  await err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
  return error.code === 'cli/bad-option' || error.code === 'cli/bad-config' ? exitCodes.wrongUse : exitCodes.nothing;
}

/** The command `onrecord`: runs what the arguments ask for. Everything heavy is loaded by the command that needs it. */
import { exitCodes } from './exit-codes.ts';
import { run } from './program.ts';
import { processSurroundings } from './surroundings.ts';

process.exitCode = await run(process.argv.slice(2), processSurroundings());
// Who stops does not wait for a slow server or for the end of standard input.
if (process.exitCode === exitCodes.stopped) process.exit();

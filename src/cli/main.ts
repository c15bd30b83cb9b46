/** The command `onrecord`: runs what the arguments ask for. Everything heavy is loaded by the command that needs it. */
import { enableCompileCache } from 'node:module';

// Halves the time to start, from the second start on: compiled code is kept in the system's folder for temporary files.
enableCompileCache();
const { run } = await import('./program.ts');
const { processSurroundings } = await import('./surroundings.ts');
const { exitCodes } = await import('./exit-codes.ts');

process.exitCode = await run(process.argv.slice(2), processSurroundings());
// Who stops does not wait for a slow server or for the end of standard input.
if (process.exitCode === exitCodes.stopped) process.exit();

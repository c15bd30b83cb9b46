/** What a command is to the program. */
import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

/** Defines one command; its action sets the exit code. Loads nothing heavy before the action runs. */
export type DefineCommand = (surroundings: Surroundings, end: (exitCode: number) => void) => Command;

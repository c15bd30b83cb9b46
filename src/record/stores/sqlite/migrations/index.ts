/** All schemas in order; the last one's version is the newest this program knows. Never edited once released: add one. */
import { first } from './001-first.ts';
import { jobs } from './002-jobs.ts';
import { sources } from './003-sources.ts';
import { imports } from './004-imports.ts';
import { care } from './005-care.ts';
import { retention } from './006-retention.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [first, jobs, sources, imports, care, retention];

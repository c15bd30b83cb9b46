/** All schemas in order; the last one's version is the newest this program knows. Never edited once released: add one. */
import { first } from './001-first.ts';
import { jobs } from './002-jobs.ts';
import { sources } from './003-sources.ts';
import { imports } from './004-imports.ts';
import { care } from './005-care.ts';
import { retention } from './006-retention.ts';
import { work } from './007-work.ts';
import { people } from './008-people.ts';
import { checks } from './009-checks.ts';
import { searches } from './010-searches.ts';
import { dossiers } from './011-dossiers.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  first,
  jobs,
  sources,
  imports,
  care,
  retention,
  work,
  people,
  checks,
  searches,
  dossiers,
];

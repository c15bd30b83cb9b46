/**
 * What is set, and where it was said: by a variable, a file that a variable names, `onrecord.yaml`, or nobody. Flags go
 * before all of these; the commands see to that.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { OnrecordError } from '../../lib/problems.ts';
import type { Surroundings } from '../surroundings.ts';
import { type SettingName, type SettingRow, type SettingValues, settingRows } from './table.ts';

type Value = string | number | boolean | null;

export interface Setting {
  readonly name: SettingName;
  readonly value: Value;
  readonly origin: 'environment' | 'file' | 'default';
  /** The variable or the file that says so; empty for a default. */
  readonly where: string;
  readonly meaning: string;
}

export interface Settings {
  readonly values: SettingValues;
  /** In the order of the table. */
  readonly all: readonly Setting[];
  /** The settings' file that was read, or null where there is none. */
  readonly file: string | null;
}

const known = new WeakMap<object, Settings>();

/** Throws OnrecordError `cli/bad-config` for a value that makes no sense, naming where it is said. */
export function settingsOf(around: Pick<Surroundings, 'env' | 'base'>): Settings {
  const before = known.get(around);
  if (before !== undefined) return before;
  const file = settingsFile(around);
  const inFile = file === null ? new Map<string, unknown>() : readSettingsFile(file);
  const all = settingRows.map((row) => settingOf(row, around, file, inFile));
  const values = Object.fromEntries(all.map(({ name, value }) => [name, value])) as unknown as SettingValues;
  const settings = { values, all, file };
  known.set(around, settings);
  return settings;
}

/** `ONRECORD_CONFIG`, which must be there, else `onrecord.yaml` in the folder the person is in, if it is there. */
function settingsFile({ env, base }: Pick<Surroundings, 'env' | 'base'>): string | null {
  const named = env.ONRECORD_CONFIG;
  if (named !== undefined && named !== '') {
    const path = resolve(base, named);
    if (!existsSync(path)) throw badConfig(path, `ONRECORD_CONFIG names ${path}, and there is no such file.`);
    return path;
  }
  const path = resolve(base, 'onrecord.yaml');
  return existsSync(path) ? path : null;
}

function settingOf(
  row: SettingRow & { readonly name: SettingName },
  { env, base }: Pick<Surroundings, 'env' | 'base'>,
  file: string | null,
  inFile: ReadonlyMap<string, unknown>,
): Setting {
  const { name, variable, meaning } = row;
  const said = env[variable];
  if (said !== undefined && said !== '') {
    return { name, value: readValue(row, said, variable, base), origin: 'environment', where: variable, meaning };
  }
  const kept = env[`${variable}_FILE`];
  if (kept !== undefined && kept !== '') {
    const where = `${variable}_FILE`;
    const text = contentOf(resolve(base, kept), where);
    return { name, value: readValue(row, text, where, base), origin: 'environment', where, meaning };
  }
  const written = inFile.get(name);
  if (file !== null && written !== undefined && written !== null) {
    const value = readValue(row, written, `${file}, ${name}`, dirname(file));
    return { name, value, origin: 'file', where: file, meaning };
  }
  const fallback = row.kind === 'path' && row.fallback !== null ? resolve(base, String(row.fallback)) : row.fallback;
  return { name, value: fallback, origin: 'default', where: '', meaning };
}

function contentOf(path: string, where: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw badConfig(path, `${where} names ${path}, which cannot be read.`, error);
  }
}

/** The value in its own type; what comes from a variable is text. */
function readValue(row: SettingRow, given: unknown, where: string, base: string): Value {
  const wrong = (what: string): OnrecordError => badConfig(where, `${where}: ${JSON.stringify(given)} is not ${what}.`);
  const { kind, range, choices } = row;
  if (kind === 'number') {
    const number = typeof given === 'string' && /^\d+$/.test(given.trim()) ? Number(given) : given;
    const [least, most] = range ?? [0, Number.MAX_SAFE_INTEGER];
    if (Number.isInteger(number) && (number as number) >= least && (number as number) <= most) return number as number;
    throw wrong(`a whole number from ${least} to ${most}`);
  }
  if (kind === 'switch') {
    if (typeof given === 'boolean') return given;
    if (/^(?:true|yes|on|1)$/i.test(String(given))) return true;
    if (/^(?:false|no|off|0)$/i.test(String(given))) return false;
    throw wrong('true or false');
  }
  if (typeof given !== 'string' || given === '') throw wrong('a text');
  if (kind === 'choice' && !(choices ?? []).includes(given)) throw wrong(`one of ${(choices ?? []).join(', ')}`);
  return kind === 'path' ? resolve(base, given) : given;
}

/** Names with dots → what the file says. Throws for a file that is no YAML, and for names that are no settings. */
function readSettingsFile(path: string): ReadonlyMap<string, unknown> {
  // Loaded only where there is a file: every command asks for settings.
  const { parseDocument } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const document = parseDocument(contentOf(path, 'The settings'));
  const [fault] = document.errors;
  if (fault !== undefined) throw badConfig(path, `${path}: ${fault.message.split('\n')[0]}.`, fault);
  const found = new Map<string, unknown>();
  const walk = (value: unknown, before: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      if (before === '') {
        if (value !== null) throw badConfig(path, `${path}: it must be names with values.`);
      } else found.set(before, value);
      return;
    }
    for (const [name, inner] of Object.entries(value)) walk(inner, before === '' ? name : `${before}.${name}`);
  };
  walk(plainValue(document, path), '');
  const names: ReadonlySet<string> = new Set(settingRows.map(({ name }) => name));
  for (const name of found.keys()) {
    if (!names.has(name)) throw badConfig(path, `${path}: there is no setting "${name}".`);
  }
  return found;
}

/** Without aliases, which could make a small file a huge value. */
function plainValue(document: import('yaml').Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw badConfig(path, `${path}: it must have no aliases.`, error);
  }
}

function badConfig(where: string, what: string, cause?: unknown): OnrecordError {
  return new OnrecordError('cli/bad-config', where, what, cause);
}

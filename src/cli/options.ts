/** Options that several commands share, and how their values are read. */
import { availableParallelism, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { settingsOf } from './settings/settings.ts';
import type { Surroundings } from './surroundings.ts';

export const dataFlag = '--data <folder>';
export const dataHelp = 'the folder of the record (default: $ONRECORD_DATA, else onrecord-data)';

/** The record's folder, absolute: by the flag, else by the setting. Throws OnrecordError `cli/bad-config`. */
export function dataFolder(given: string | undefined, around: Surroundings): string {
  return given === undefined ? settingsOf(around).values.data : resolve(around.base, given);
}

/** Where the setting says that the models are, absolute; null for those that came along. Throws OnrecordError `cli/bad-config`. */
export function modelFolder(around: Surroundings): string | null {
  return settingsOf(around).values.model;
}

export const byFlag = '--by <name>';
export const byHelp = 'who signs it (default: $ONRECORD_EDITOR, else your name on this machine)';

/** Who signs what is changed: by the flag, else by the setting, else as the system knows the person. */
export function signature(given: string | undefined, around: Surroundings): string {
  const name = given ?? settingsOf(around).values.editor ?? systemName();
  return (
    name
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'editor'
  );
}

/** Some systems know no name for whoever runs this. */
function systemName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'editor';
  }
}

/** A parser for a whole number within bounds, both inclusive. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

/** A share or probability: a decimal from 0 to 1. */
export function share(value: string): number {
  if (!/^(?:0?\.\d+|[01](?:\.\d*)?)$/.test(value) || Number(value) > 1) {
    throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.6.');
  }
  return Number(value);
}

/** ISO 8601: a date, or a date and time with offset. */
export function dateValue(value: string): string {
  const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;
  if (!form.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError('Give a date such as 2031-05-16, or with a time: 2031-05-16T14:05:00+02:00.');
  }
  // The calendar's own check: `Date` takes 31 February for 3 March.
  const day = value.slice(0, 10);
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
    throw new InvalidArgumentError(`There is no ${day} in the calendar.`);
  }
  return value;
}

/** An http or https address. */
export function webAddress(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InvalidArgumentError('Give a whole web address, such as https://example.org/story.');
  }
  return new URL(value).href;
}

/** As many threads as there are processors, at most 8. */
export function defaultJobs(): number {
  return Math.min(8, availableParallelism());
}

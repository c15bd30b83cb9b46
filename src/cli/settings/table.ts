/** Every setting there is: its name in `onrecord.yaml`, its variable, what it is when nobody says anything. */

/** `path`: relative ones start from where they are written; `choice`: one of `choices`. */
export type SettingKind = 'path' | 'text' | 'number' | 'switch' | 'choice';

export interface SettingRow {
  /** Dots are levels in the file. */
  readonly name: string;
  /** Of the environment; the same with `_FILE` names a file that has the value. */
  readonly variable: string;
  readonly kind: SettingKind;
  readonly choices?: readonly string[];
  /** Of a number, both inclusive. */
  readonly range?: readonly [least: number, most: number];
  /** Null: none. */
  readonly fallback: string | number | boolean | null;
  readonly meaning: string;
}

export const settingRows = [
  {
    name: 'data',
    variable: 'ONRECORD_DATA',
    kind: 'path',
    fallback: 'onrecord-data',
    meaning: "the record's folder",
  },
  {
    name: 'model',
    variable: 'ONRECORD_MODEL',
    kind: 'path',
    fallback: null,
    meaning: 'the folder of other English models than those that came along',
  },
  {
    name: 'host',
    variable: 'ONRECORD_HOST',
    kind: 'text',
    fallback: '127.0.0.1',
    meaning: 'where the desk is served: a name or address of this machine itself',
  },
  {
    name: 'port',
    variable: 'ONRECORD_PORT',
    kind: 'number',
    range: [0, 65_535],
    fallback: null,
    meaning: "the desk's port; none: 4180, or the next free one",
  },
  {
    name: 'allow-private',
    variable: 'ONRECORD_ALLOW_PRIVATE',
    kind: 'switch',
    fallback: false,
    meaning: 'whether the desk also fetches from this machine and from private networks',
  },
  {
    name: 'editor',
    variable: 'ONRECORD_EDITOR',
    kind: 'text',
    fallback: null,
    meaning: 'the name under what you check, pin or change; none: your name on this machine',
  },
  {
    name: 'contact',
    variable: 'ONRECORD_CONTACT',
    kind: 'text',
    fallback: null,
    meaning: 'a web or mail address that gathering names itself with, so that whoever runs a server can ask',
  },
  {
    name: 'log',
    variable: 'ONRECORD_LOG',
    kind: 'choice',
    choices: ['text', 'json'],
    fallback: 'text',
    meaning: 'how serve writes what happens: for people, or one JSON object a line',
  },
  {
    name: 'backup.every',
    variable: 'ONRECORD_BACKUP_EVERY',
    kind: 'number',
    range: [1, 8760],
    fallback: null,
    meaning: 'hours between the copies that serve and gather make of the record; none: they make none',
  },
  {
    name: 'backup.keep',
    variable: 'ONRECORD_BACKUP_KEEP',
    kind: 'number',
    range: [1, 1000],
    fallback: 7,
    meaning: 'how many of these copies are kept',
  },
] as const satisfies readonly SettingRow[];

type Row = (typeof settingRows)[number];
export type SettingName = Row['name'];

type ValueOf<R extends Row> =
  | (R['kind'] extends 'number' ? number : never)
  | (R['kind'] extends 'switch' ? boolean : never)
  | (R['kind'] extends 'path' | 'text' ? string : never)
  | (R extends { readonly choices: readonly (infer C)[] } ? C : never)
  | (R['fallback'] extends null ? null : never);

/** What each setting is, by its name. */
export type SettingValues = { readonly [R in Row as R['name']]: ValueOf<R> };

/** The output formats of `read`, by name. */
import type { Format } from './format.ts';

export type { Format, Look } from './format.ts';

export const formatNames = ['text', 'json', 'jsonl', 'html', 'csv'] as const;
export type FormatName = (typeof formatNames)[number];

const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./json.ts')).jsonl,
  html: async () => (await import('./html.ts')).html,
  csv: async () => (await import('./csv.ts')).csv,
};

export function formatNamed(name: FormatName): Promise<Format> {
  return formats[name]();
}

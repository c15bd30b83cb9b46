/** The desk's own static files and the fonts of the fontsource packages: read once, served with long caching. Nothing is remote. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { digest } from '../lib/ids.ts';

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** What is served → the files it is put together from, in this order. */
const sources = {
  'style.css': [
    'fonts.css',
    'frame.css',
    'statement.css',
    'reader.css',
    'changes.css',
    'dossiers.css',
    'people.css',
    'checks.css',
    'search.css',
    'screens.css',
  ],
  'desk.js': ['desk.js', 'checks.js'],
  'favicon.svg': ['favicon.svg'],
} as const;
export type AssetName = keyof typeof sources;

const mediaTypes: Readonly<Record<AssetName, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
};

const subsets = ['latin', 'latin-ext', 'cyrillic'] as const;

/** Name as in the style sheet → file inside an installed package. */
const fontFiles: ReadonlyMap<string, string> = new Map(
  subsets.flatMap((subset) => [
    [`serif-${subset}.woff2`, `@fontsource-variable/source-serif-4/files/source-serif-4-${subset}-opsz-normal.woff2`],
    [
      `serif-italic-${subset}.woff2`,
      `@fontsource-variable/source-serif-4/files/source-serif-4-${subset}-opsz-italic.woff2`,
    ],
    [`sans-${subset}.woff2`, `@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`],
  ]),
);

export interface Assets {
  /** `/static/style.css?v=…`: the digest in it changes with the file, so that it may be kept for ever. */
  href(name: AssetName): string;
  /** Null when there is no such file. */
  file(name: string): Asset | null;
  font(name: string): Promise<Asset | null>;
}

/** Reads the few static files at once (some 30 kB); a font when it is first asked for. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const hrefs = new Map<string, string>();
  for (const name of Object.keys(sources) as AssetName[]) {
    const text = sources[name]
      .map((file) => readFileSync(new URL(`./static/${file}`, import.meta.url), 'utf8'))
      .join('\n');
    files.set(name, { body: new TextEncoder().encode(text), mediaType: mediaTypes[name] });
    hrefs.set(name, `/static/${name}?v=${digest(text).slice(0, 12)}`);
  }
  const fonts = new Map<string, Asset>();
  return {
    href: (name) => hrefs.get(name)!,
    file: (name) => files.get(name) ?? null,
    font: async (name) => {
      const path = fontFiles.get(name);
      if (path === undefined) return null;
      const known = fonts.get(name);
      if (known !== undefined) return known;
      const body = new Uint8Array(await readFile(new URL(import.meta.resolve(path))));
      const font = { body, mediaType: 'font/woff2' };
      fonts.set(name, font);
      return font;
    },
  };
}

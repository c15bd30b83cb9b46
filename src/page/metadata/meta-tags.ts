/** What a page's meta tags and marked-up elements say, field by field; and a list of who said what. */
import type { Witness } from '../../types/index.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { decodeEntities } from './entities.ts';

/** The first content of a meta tag, entities decoded once more where a template escaped twice. */
export function metaOf(page: ScannedPage, name: string): string | null {
  const value = page.meta.get(name)?.find((content) => content.trim() !== '');
  return value === undefined ? null : decodeEntities(value).replace(/\s+/gu, ' ').trim();
}

/** The first of several tags that says anything. */
export function firstMeta(page: ScannedPage, names: readonly string[]): string | null {
  for (const name of names) {
    const value = metaOf(page, name);
    if (value !== null) return value;
  }
  return null;
}

/** The first value of a microdata property; `name` in lower case. */
export function propertyOf(page: ScannedPage, name: string): string | null {
  return page.properties.find((property) => property.name === name)?.value ?? null;
}

/** Notes what a witness says of a field and gives it back; nothing is noted for one that is silent. */
export type Say = (field: string, witness: string, value: string | null) => string | null;

export function sayInto(witnesses: Witness[]): Say {
  return (field, witness, value) => {
    if (value !== null && value.trim() !== '') witnesses.push({ field, witness, value });
    return value;
  };
}

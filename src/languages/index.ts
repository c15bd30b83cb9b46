/** The languages there are: one line each. */
import type { LanguagePack } from '../types/index.ts';
import { english } from './en/index.ts';

export const languages: readonly LanguagePack[] = [english];

/** The pack for a BCP 47 tag (`en-GB` → English), or null. */
export function packFor(tag: string | null): LanguagePack | null {
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find((pack) => pack.code === primary) ?? null;
}

/** What a common noun may stand for, and the gender it tells. */
import type { LanguagePack } from '../../types/index.ts';
import type { Being, Gender } from './candidate.ts';

export interface NounMeaning {
  readonly being: Being;
  readonly gender: Gender;
}

const thing: NounMeaning = { being: 'unknown', gender: 'unknown' };

/** `lower` is the form, `lemma` its lemma, both lower case. */
export function meaningOf(pack: LanguagePack, lower: string, lemma: string): NounMeaning {
  const { people, roleNouns, titles, genderedWords, attribution, organizationWords, fields } = pack;
  const told = people.nouns.get(lemma) ?? people.nouns.get(lower);
  const gendered = genderedWords.get(lemma) ?? genderedWords.get(lower);
  if (gendered !== undefined) return { being: 'person', gender: gendered };
  if (told !== undefined && told !== 'unknown') return { being: 'person', gender: told };
  const isGroup =
    people.groups.has(lemma) ||
    organizationWords.has(lemma) ||
    fields.organizationNouns.has(lemma) ||
    fields.groupNouns.has(lemma);
  if (isGroup) return { being: 'group', gender: 'unknown' };
  const isPerson =
    told !== undefined ||
    roleNouns.has(lemma) ||
    roleNouns.has(lower) ||
    titles.has(lower) ||
    attribution.speakerNouns.has(lemma) ||
    attribution.speakerNouns.has(lower);
  return isPerson ? { being: 'person', gender: 'unknown' } : thing;
}

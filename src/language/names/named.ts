/** Names of people, organisations and places, over words and trees: exact spans, titles, roles and affiliations. */
import type { WordRange } from '../../lib/trees.ts';
import type { Analysis, Article, LanguagePack, Quotation, Words } from '../../types/index.ts';
import { FormLexicon } from './form-facts.ts';
import type { Found } from './found.ts';
import { genderOf } from './gender.ts';
import { type NamesModel, openedModel } from './model.ts';
import { NameView } from './name-view.ts';
import { phraseOf } from './phrases.ts';
import { plainNames } from './plain-names.ts';
import { tagNames } from './tagger.ts';

export type { WordRange };

export interface NamedPhrase {
  /** The exact name, no title: `Ilse Varga`. Names do not overlap and never cross a sentence. */
  readonly name: WordRange;
  readonly type: 'PER' | 'ORG' | 'LOC';
  /**
   * With the title or role before it and the apposition, age or parenthesis after: `Harbour Minister Ilse Varga`. Of an organisation
   * or a place the name itself. A phrase may hold other names (`the mayor of Midvale, Ilse Varga`).
   */
  readonly phrase: WordRange;
  /**
   * Titles that tell an office, roles, affiliations, fullest first, without article and courtesy titles: `Harbour Minister`,
   * `White House press secretary`, `R-Ohio`. Only people have any.
   */
  readonly roles: readonly WordRange[];
  /** From titles and roles, then from the given name; `unknown` for what is no person. */
  readonly gender: 'female' | 'male' | 'unknown';
  /** 0 to 1: how likely the name has this span and type. */
  readonly sure: number;
}

/** In text order. Never throws for what a text contains; time is linear in the words. `model` null: plain rules alone. */
export function findNames(
  article: Article,
  words: Words,
  tree: Analysis,
  _quotations: readonly Quotation[],
  pack: LanguagePack,
  model: NamesModel | null,
): readonly NamedPhrase[] {
  const opened = model === null ? null : openedModel(model, pack);
  const view = new NameView(article, words, tree, pack, opened?.lexicon ?? new FormLexicon(pack));
  const names = opened === null ? plainNames(view) : tagNames(view, opened);
  return names.filter(isOfType).map(({ name, type, sure }) => {
    if (type !== 'PER') return { name, type, phrase: name, roles: [], gender: 'unknown', sure };
    const { phrase, roles, titles } = phraseOf(view, name);
    return { name, type, phrase, roles, gender: genderOf(view, name, titles), sure };
  });
}

/** What is named but is no person, organisation or place is left out. */
function isOfType(found: Found): found is Found & { readonly type: NamedPhrase['type'] } {
  return found.type !== 'MISC';
}

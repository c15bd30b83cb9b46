/** People across articles: who they are, what they said and in which roles, and what people of the newsroom made of them. */
import type { CheckState, EditOutcome, Signed } from './editing.ts';
import type { EntryPage, PageRequest } from './entry-page.ts';
import type { PersonRef, RecordEntry } from './record-entry.ts';
import type { Mode } from './statement.ts';

export interface PersonSummary extends PersonRef {
  readonly kind: 'person' | 'organization';
  readonly statements: number;
  readonly articles: number;
  readonly publishers: number;
}

/** A value of one field among a person's statements, and how many have it. */
export interface PersonCount {
  readonly value: string;
  readonly statements: number;
}

export interface PersonRole extends PersonCount {
  /** When the first and the last statement in this role were made, as far as known; ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/** A name beside the one that a person is shown by. */
export interface PersonName {
  readonly name: string;
  /** `read`: written so in articles; `short`: letters that an article explains; `alias`, `given`: by hand. */
  readonly origin: 'read' | 'short' | 'alias' | 'given';
}

/** Which of a person's statements are meant; all that are given must hold. */
export interface PersonFilter {
  readonly act?: string;
  readonly mode?: Mode;
  readonly checked?: CheckState | 'no';
  readonly outlet?: string;
  readonly role?: string;
  /** Words of whom it was said to. */
  readonly to?: string;
  /** Words of where or at what it was said. */
  readonly venue?: string;
}

export interface PersonPage {
  readonly person: PersonSummary;
  /** As written in articles, most frequent first. */
  readonly alsoWritten: readonly string[];
  /** Latest first. */
  readonly roles: readonly string[];
  /** The same, with when. */
  readonly roleTimes: readonly PersonRole[];
  /** Names that articles or people gave beside the first; at most 200. */
  readonly names: readonly PersonName[];
  /** How many names there are. */
  readonly nameCount: number;
  /** What all the statements add up to, whatever the filter; most frequent first. */
  readonly counts: {
    readonly acts: readonly PersonCount[];
    readonly modes: readonly PersonCount[];
    readonly checks: readonly PersonCount[];
    readonly outlets: readonly PersonCount[];
    /** Of the latest few hundred statements only. */
    readonly addressees: readonly PersonCount[];
    readonly venues: readonly PersonCount[];
  };
  /** Latest first, those that the filter lets through. */
  readonly said: EntryPage;
  /** By others, naming this person in their content; the latest. */
  readonly about: readonly RecordEntry[];
  /** People merged into this one by hand; at most 200. */
  readonly merged: readonly PersonRef[];
  /** Others of the same name, most statements first. */
  readonly namesakes: readonly PersonSummary[];
  /** It holds what cannot be told to be of one of several namesakes. */
  readonly isUnclear: boolean;
  /** What was done by hand, latest first; at most 200. */
  readonly edits: readonly PersonEdit[];
  /** Where the history stands: what a change is based on. */
  readonly revision: number;
}

export interface PeoplePage {
  readonly people: readonly PersonSummary[];
  readonly cursor: string | null;
  readonly total: number;
}

/** Which of a person's statements go to another: those of these articles, in these roles, or under these names. */
export interface SplitChoice {
  /** Ids. */
  readonly articles: readonly string[];
  readonly roles: readonly string[];
  readonly names: readonly string[];
}

/** What somebody does to people; ids throughout. */
export type PersonChange =
  /** `other` is this person. */
  | { readonly kind: 'merge'; readonly person: string; readonly other: string }
  /** To another person of the record, or, with null, to a new one, called `name` where that is not null. */
  | {
      readonly kind: 'split';
      readonly person: string;
      readonly other: string | null;
      readonly name: string | null;
      readonly moved: SplitChoice;
    }
  | { readonly kind: 'rename'; readonly person: string; readonly name: string }
  /** One more name; whoever is called just so is this person. */
  | { readonly kind: 'alias'; readonly person: string; readonly name: string }
  /** They are two, whatever names say. */
  | { readonly kind: 'apart'; readonly person: string; readonly other: string };

export interface PersonEdit extends Signed {
  readonly id: string;
  readonly kind: PersonChange['kind'];
  readonly person: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string } | null;
  readonly name: string | null;
  readonly moved: SplitChoice | null;
  /** Who took it back; null: it holds. */
  readonly undone: Signed | null;
}

export interface PeopleStore {
  /** Of a person that was merged: the page of the one it was merged into. */
  person(id: string, page: PageRequest, filter?: PersonFilter): Promise<PersonPage | null>;
  /** Most statements first; `startsWith` filters by any words of any name. */
  people(limit: number, startsWith?: string): Promise<readonly PersonSummary[]>;
  /** The same, page by page. */
  peoplePage(page: PageRequest, startsWith?: string): Promise<PeoplePage>;
  /**
   * Changes a person by hand. `seen`: the revision of the person that the asker looked at; null: whatever it is. When somebody else was
   * first nothing is done, and their change is what comes back. Throws OnrecordError: record/no-person, /bad-person-change, /people-apart,
   * /several-people.
   */
  changePerson(change: PersonChange, by: string, seen: number | null): Promise<EditOutcome<PersonEdit>>;
  /** Takes an edit back. `person`: whose page was looked at. Throws OnrecordError: record/no-person, /bad-person-change. */
  undoPersonEdit(id: string, person: string, by: string, seen: number | null): Promise<EditOutcome<PersonEdit>>;
}

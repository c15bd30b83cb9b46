/** What people do to a record: every change is signed, dated and can be taken back; none alters evidence. */

export interface Signed {
  /** The name that somebody works under here; there are no accounts. */
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** `confirmed`: right as read. `added`: read by nobody but a person. */
export type CheckState = 'confirmed' | 'corrected' | 'rejected' | 'added';

/** What a person made of a statement. */
export interface Check extends Signed {
  readonly id: string;
  readonly state: CheckState;
  readonly note: string | null;
}

/** A change that was refused, because somebody else was first: `latest` is what they did since the asker looked. */
export interface Overtaken<Edit> {
  readonly done: null;
  readonly latest: Edit;
}

export type EditOutcome<Edit> = { readonly done: Edit; readonly latest: null } | Overtaken<Edit>;

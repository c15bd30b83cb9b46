/** What the desk's thread and the thread beside it say to each other. Plain values only: they are sent. */
import type { BackupSchedule } from '../../record/index.ts';
import type { Capture, ComparisonOutcome, Problem, SourceTest } from '../../types/index.ts';
import type { Facts } from '../log.ts';
import type { ReadInto } from '../record-reader.ts';

/** What the thread is started with. */
export interface BackgroundSettings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly base: string;
  /** Milliseconds by which the clock of whoever starts it differs from the system's. */
  readonly clockOffset: number;
  readonly modelFolder: string | null;
}

export interface BackgroundWork {
  readonly dataDir: string;
  /** Look at the record's sources. */
  readonly gather: boolean;
  readonly allowPrivate: boolean | undefined;
  /** Null: no copies are made. */
  readonly schedule: BackupSchedule | null;
}

export type BackgroundQuestion =
  /** Keep and read this. */
  | { readonly kind: 'read'; readonly uri: string; readonly capture: Capture }
  /** What does this address list now? With `visited`, less what was visited before. */
  | {
      readonly kind: 'test';
      readonly uri: string;
      readonly visited: boolean;
      readonly allowPrivate: boolean | undefined;
    }
  /** What changed from one capture to another? */
  | { readonly kind: 'compare'; readonly uri: string; readonly before: Capture; readonly after: Capture };

export type BackgroundAnswer = ReadInto | SourceTest | ComparisonOutcome;

export type ToBackground =
  /** The record is there: begin. */
  | { readonly kind: 'work'; readonly work: BackgroundWork }
  | { readonly kind: 'ask'; readonly number: number; readonly question: BackgroundQuestion }
  | { readonly kind: 'stop' };

export type FromBackground =
  /** The models are loaded. */
  | { readonly kind: 'ready' }
  /** It cannot begin: models are missing, or the record cannot be opened. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: BackgroundAnswer }
  | { readonly kind: 'no-answer'; readonly number: number; readonly problem: Problem }
  | { readonly kind: 'log'; readonly how: 'note' | 'tell' | 'warn'; readonly what: string; readonly facts: Facts };

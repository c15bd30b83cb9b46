/**
 * Jobs: work that outlives the process that was doing it. Every capture has one, to be read; the gatherer plans others
 * for a later time. Whoever takes a job has it on a lease; what fails is tried again later, then kept as a dead letter.
 */
import type { Capture } from './capture.ts';
import type { Problem } from './problem.ts';

/** `read`: a capture into the record. `recheck`: look at an article's page again. */
export type JobKind = 'read' | 'recheck';

/** `failed`: a dead letter; nobody takes it up until somebody asks for it. `dropped`: somebody asked for the contrary. */
export type JobState = 'waiting' | 'leased' | 'done' | 'failed' | 'dropped';

/** A capture waiting to be read. `lease` must be handed back with the result. */
export interface ReadJob {
  readonly id: string;
  readonly lease: string;
  readonly capture: Capture;
  /** 1 for the first time. */
  readonly attempt: number;
}

/** What may be planned for later: of one kind, a `key` has one job at a time. */
export interface PlannedJob {
  readonly kind: Exclude<JobKind, 'read'>;
  readonly key: string;
  /** What it is about, for people. */
  readonly uri: string;
  /** ISO 8601: not before. */
  readonly dueAt: string;
  /** What whoever takes it needs to know. */
  readonly task: Readonly<Record<string, string | number | boolean | null>>;
}

/** A planned job that has come due. `lease` must be handed back with the result. */
export interface DueJob extends PlannedJob {
  readonly id: string;
  readonly lease: string;
  /** 1 for the first time. */
  readonly attempt: number;
}

export interface JobSummary {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly uri: string;
  /** How often it was begun. */
  readonly attempt: number;
  /** ISO 8601: not taken up before; null where it waits for nothing. */
  readonly dueAt: string | null;
  /** What was wrong the last time. */
  readonly problem: Problem | null;
  /** ISO 8601: when it ended, whichever way. */
  readonly endedAt: string | null;
}

export interface FailedJob {
  readonly captureId: string;
  readonly uri: string;
  readonly problem: Problem;
  readonly at: string;
}

export interface JobStore {
  /** The oldest waiting job whose lease is free, or null. With `captureId`: that capture's job, if it waits. */
  claimJob(worker: string, captureId?: string): Promise<ReadJob | null>;
  /** Ends the job with what was wrong; it is kept and can be seen. */
  failJob(job: Claim, problem: Problem): Promise<void>;
  /**
   * Something that may be over the next time: the job waits, longer after each attempt (1, 5, 25 minutes …), and is a dead
   * letter after its last. `dueAt` (ISO 8601) where it is known better, from `Retry-After` say. True when it is tried again.
   */
  putOffJob(job: Claim, problem: Problem, dueAt?: string): Promise<boolean>;
  /** Gives the job to whoever comes next, as if it had not been taken. */
  handBackJob(job: Claim): Promise<void>;
  failedJobs(limit: number): Promise<readonly FailedJob[]>;

  /** Plans a job, or moves the one of this kind and key that is there; one under way stays as it is. */
  planJob(job: PlannedJob): Promise<void>;
  /** Takes the job of this kind that has been due longest, or null. */
  claimDueJob(kind: PlannedJob['kind'], worker: string): Promise<DueJob | null>;
  /** Ends a planned job, and plans the next one of its key in the same transaction where `again` says so. */
  endDueJob(job: DueJob, again?: PlannedJob): Promise<void>;

  job(id: string): Promise<JobSummary | null>;
  /** Those in one of these states: failed ones latest first, others by when they come due. */
  jobs(filter: JobFilter): Promise<readonly JobSummary[]>;
  /** Dead letters are tried once more, from the first attempt on; `null` means all. How many. */
  retryJobs(ids: readonly string[] | null): Promise<number>;
  /** Dead letters are put away: never taken up again, but their captures stay; `null` means all. How many. */
  dropJobs(ids: readonly string[] | null): Promise<number>;
}

/** What proves that a job is held. */
export interface Claim {
  readonly id: string;
  readonly lease: string;
}

export interface JobFilter {
  readonly states: readonly JobState[];
  /** 1 to 500. */
  readonly limit: number;
}

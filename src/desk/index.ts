/** The desk room: the record on web pages, each with its data twin, for this machine's own browser. */
export { writeCitations } from './citations/index.ts';
export { createDesk } from './desk.ts';
export { type DossierFormat, dossierFormats, exportedDossier } from './dossiers/exports.ts';
export { exportFormats } from './feeds/exports.ts';
export { writeSearchFeed } from './feeds/index.ts';
export { type DeskAddress, type ServedDesk, startDesk } from './server.ts';
export type {
  DeskOptions,
  DeskServices,
  Submission,
  SubmissionOutcome,
  SuppliedPage,
  SupplyKey,
} from './services.ts';
export { originalAt } from './text-fragment.ts';

/** What a page is: one function from a question to a view, which can be shown as HTML or as its data twin. */
import type { html } from 'hono/html';
import type { DeskServices } from './services.ts';

export type Html = ReturnType<typeof html>;

/** What a page may ask of the request. */
export interface Question {
  /** A part of the path, `:id`. */
  param(name: string): string;
  /** A query value, trimmed; empty when not given. */
  query(name: string): string;
  /** `http://127.0.0.1:4180`: what permalinks start with. */
  readonly origin: string;
  /** For the forms on the page. */
  readonly formToken: string;
  /** The name that this browser signs with. */
  readonly editor: string;
}

export interface View {
  readonly title: string;
  /** Default 200. */
  readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 500;
  /** Which item of the main navigation this is, if any. */
  readonly nav?: '/' | '/articles' | '/people' | '/dossiers' | '/review' | '/sources';
  /** The address of the data twin, if it has one. */
  readonly twin?: string;
  /** Stands in the search box. */
  readonly searched?: string;
  /** The data twin, without its version. */
  readonly json: Readonly<Record<string, unknown>>;
  html(): Html;
}

/** Null where there is nothing at this address. */
export type Page = (question: Question, services: DeskServices) => Promise<View | null>;

/** Of every data twin. Fields may be added within a version, none changed or dropped. */
export const twinVersion = 1;

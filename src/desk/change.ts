/**
 * What somebody changes by a form or by JSON: which address takes it, who signs it, and where they are led next. Nothing is looked at
 * before the request is known to come from this desk.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { problem } from '../lib/problems.ts';
import type { Problem } from '../types/index.ts';
import { ours } from './receive.ts';
import type { DeskOptions, DeskServices } from './services.ts';
import { twinVersion, type View } from './view.ts';

/** What a change may ask of the request. */
export interface ChangeRequest {
  /** A part of the path, `:id`. */
  param(name: string): string;
  /** Trimmed; empty when not given. */
  field(name: string): string;
  /** All values given under a name, each trimmed. */
  list(name: string): readonly string[];
  /** Who signs. */
  readonly by: string;
}

export type ChangeOutcome =
  | { readonly problem: null; readonly href: string; readonly json?: Readonly<Record<string, unknown>> }
  /** `view`: the page with what was typed still in it; without one a page that tells the problem. */
  | { readonly problem: Problem; readonly status: 400 | 404 | 409 | 422; readonly view?: View };

/** Null where there is nothing at this address. */
export type Change = (request: ChangeRequest, services: DeskServices) => Promise<ChangeOutcome | null>;

const editorCookie = 'onrecord-editor';
const longestName = 80;
const year = 365 * 86_400;

/** The name that this browser signs with: the one it signed with last, else the desk's. */
export function editorOf(c: Context, options: DeskOptions): string {
  return nameIn(decoded(getCookie(c, editorCookie))) ?? options.editor ?? 'editor';
}

/** A name as it is kept, or null for one that is none. */
function nameIn(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const name = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return name === '' ? null : name.slice(0, longestName).trim();
}

function decoded(cookie: string | undefined): string | undefined {
  try {
    return cookie === undefined ? undefined : decodeURIComponent(cookie);
  } catch {
    return undefined;
  }
}

export type Changed =
  | { readonly refused: null; readonly href: string; readonly json: Readonly<Record<string, unknown>> }
  | { readonly refused: Problem; readonly status: 400 | 403 | 404 | 409 | 413 | 422; readonly view: View | null };

export async function takeChange(
  c: Context,
  change: Change,
  services: DeskServices,
  options: DeskOptions,
): Promise<Changed | null> {
  const { fields, refused } = await ours(c, options.secret);
  if (refused !== null) return { refused: refused.problem, status: refused.status, view: null };
  const given = nameIn(fields?.by);
  if (given !== null) {
    setCookie(c, editorCookie, encodeURIComponent(given), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: year,
    });
  }
  const outcome = await change(requestOf(c, fields ?? {}, given ?? editorOf(c, options)), services);
  if (outcome === null) return null;
  if (outcome.problem !== null) {
    return { refused: outcome.problem, status: outcome.status, view: outcome.view ?? null };
  }
  return { refused: null, href: outcome.href, json: { version: twinVersion, href: outcome.href, ...outcome.json } };
}

function requestOf(c: Context, fields: Readonly<Record<string, unknown>>, by: string): ChangeRequest {
  const list = (name: string): readonly string[] => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
      .map((one) => String(one).replaceAll('\r\n', '\n').trim());
  };
  return { param: (name) => c.req.param(name) ?? '', field: (name) => list(name).at(-1) ?? '', list, by };
}

/** For a change that named something that is not there, or not so. */
export function refusedChange(detail: string, status: 404 | 422 = 422): ChangeOutcome {
  return { problem: problem('desk/bad-change', '', detail), status };
}

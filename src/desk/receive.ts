/** What comes in: the form of the first page and the demo's button. Checked, understood, handed on. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { problem } from '../lib/problems.ts';
import type { Problem } from '../types/index.ts';
import { emptyForm, type Filled, sentFields, understand } from './form.ts';
import { formCookie, isFormToken, isSameOrigin } from './security.ts';
import type { DeskServices } from './services.ts';
import { twinVersion } from './view.ts';

/** What went wrong with a form that was sent, and what was in it. */
export interface Refused {
  readonly problem: Problem;
  readonly filled: Filled | null;
  readonly status: 400 | 403 | 413 | 422;
}

export type Received =
  | { readonly refused: Refused }
  | { readonly refused: null; readonly href: string; readonly json: Readonly<Record<string, unknown>> };

type Fields = Readonly<Record<string, unknown>>;

/** Reads an article that somebody gave. Nothing is read before the request is known to be ours. */
export async function read(c: Context, services: DeskServices, secret: Uint8Array): Promise<Received> {
  const { fields, refused } = await ours(c, secret);
  const sent = sentFields(fields ?? {});
  if (refused !== null) return { refused: { ...refused, filled: sent } };

  const understood = await understand(sent);
  if (understood.problem !== null) {
    const status = understood.problem.code === 'desk/too-large' ? 413 : 422;
    return { refused: { problem: understood.problem, filled: sent, status } };
  }
  const outcome = await services.submit(understood.submission);
  if (outcome.problem !== null) return { refused: { problem: outcome.problem, filled: sent, status: 422 } };
  const href = `/articles/${encodeURIComponent(outcome.articleId)}`;
  return { refused: null, href, json: { version: twinVersion, articleId: outcome.articleId, href } };
}

/** Loads the demo newsroom. */
export async function demo(c: Context, services: DeskServices, secret: Uint8Array): Promise<Received> {
  const { refused } = await ours(c, secret);
  if (refused !== null) return { refused: { ...refused, filled: emptyForm } };
  const articles = await services.loadDemo();
  return { refused: null, href: '/', json: { version: twinVersion, articles, href: '/' } };
}

/** The fields of a form or a JSON object; null for anything else. */
async function fieldsOf(c: Context): Promise<Fields | null> {
  try {
    if (isJson(c)) {
      const sent: unknown = await c.req.json();
      return typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? (sent as Fields) : null;
    }
    if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/iu.test(contentType(c))) return null;
    return await c.req.parseBody({ all: true });
  } catch {
    return null;
  }
}

type Checked = { readonly fields: Fields | null; readonly refused: Omit<Refused, 'filled'> | null };

/**
 * The fields, and why this request is not one of ours, or null. A form carries a token; a browser sends JSON to another site only
 * after asking that site, which we never permit, so JSON needs none.
 */
export async function ours(c: Context, secret: Uint8Array): Promise<Checked> {
  if (!isSameOrigin(c.req.raw.headers, c.req.header('host') ?? '')) {
    const foreign = problem('desk/cross-origin', '', 'This came from another site.');
    return { fields: null, refused: { problem: foreign, status: 403 } };
  }
  const fields = await fieldsOf(c);
  if (fields === null) {
    const broken = problem('desk/bad-form', '', 'What was sent is not a whole form.');
    return { fields, refused: { problem: broken, status: 400 } };
  }
  if (isJson(c) || isFormToken(fields.token, getCookie(c, formCookie), secret)) return { fields, refused: null };
  const stale = problem('desk/bad-token', '', 'This form is from an earlier start of the desk.');
  return { fields, refused: { problem: stale, status: 403 } };
}

const contentType = (c: Context) => c.req.header('content-type') ?? '';
const isJson = (c: Context) => /^application\/json\b/iu.test(contentType(c));

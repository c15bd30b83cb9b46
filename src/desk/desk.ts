/** The web desk: which page answers at which address, and the checks that stand before all of them. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { OnrecordError, problem } from '../lib/problems.ts';
import { type Asset, type Assets, loadAssets } from './assets.ts';
import { type Change, editorOf, takeChange } from './change.ts';
import { addStatement, changeCheck, changeStatement, reviewMany } from './checks/changes.ts';
import { addCitations } from './citations/routes.ts';
import { changeDossier, makeDossier, pinStatement } from './dossiers/changes.ts';
import { dossier, dossiers, pin, sharedDossier } from './dossiers/pages.ts';
import { addDossierExports } from './dossiers/routes.ts';
import { addFeeds } from './feeds/routes.ts';
import { largestBody, tooLarge } from './form.ts';
import { layout } from './layout.ts';
import { addHealth } from './metrics.ts';
import { article } from './pages/article.ts';
import { articles } from './pages/articles.ts';
import { articleChanges } from './pages/changes.ts';
import { home } from './pages/home.ts';
import { people } from './pages/people.ts';
import { person } from './pages/person.ts';
import { changePerson } from './pages/person-changes.ts';
import { personEdit } from './pages/person-edit.ts';
import { problems } from './pages/problems.ts';
import { review } from './pages/review.ts';
import { longestQuery, search } from './pages/search.ts';
import { changeSearch, keepSearch, searches } from './pages/searches.ts';
import { sourceTest } from './pages/source-test.ts';
import { pauseSource, sources } from './pages/sources.ts';
import { statement } from './pages/statement.ts';
import { bookmarkletPage, keepSupplied, renewBookmarklet, supply } from './pages/supply.ts';
import { problemPage } from './problem-view.ts';
import { demo, read } from './receive.ts';
import { formCookie, formToken, isAllowedHost, isFormSeed, newFormSeed, securityHeaders } from './security.ts';
import type { DeskOptions, DeskServices } from './services.ts';
import { type Page, type Question, twinVersion, type View } from './view.ts';

/** Every page and its data twin. */
const pages: readonly { readonly path: string; readonly twin: string; readonly show: Page }[] = [
  { path: '/', twin: '/index.json', show: home },
  { path: '/articles', twin: '/articles.json', show: articles },
  { path: '/articles/:id', twin: '/articles/:id{[^/]+\\.json}', show: article },
  { path: '/articles/:id/changes', twin: '/articles/:id/changes.json', show: articleChanges },
  { path: '/people', twin: '/people.json', show: people },
  { path: '/people/:id', twin: '/people/:id{[^/]+\\.json}', show: person },
  { path: '/people/:id/edit', twin: '/people/:id/edit.json', show: personEdit },
  { path: '/statements/:id', twin: '/statements/:id{[^/]+\\.json}', show: statement },
  { path: '/review', twin: '/review.json', show: review },
  { path: '/dossiers', twin: '/dossiers.json', show: dossiers },
  { path: '/dossiers/:id', twin: '/dossiers/:id{[^/]+\\.json}', show: dossier },
  { path: '/pin', twin: '/pin.json', show: pin },
  { path: '/shared/:key', twin: '/shared/:key{[^/]+\\.json}', show: sharedDossier },
  { path: '/search', twin: '/search.json', show: search },
  { path: '/searches', twin: '/searches.json', show: searches },
  { path: '/sources', twin: '/sources.json', show: sources },
  { path: '/bookmarklet', twin: '/bookmarklet.json', show: bookmarkletPage },
  { path: '/problems', twin: '/problems.json', show: problems },
];

/** Every address that takes a change, by POST. */
const changes: readonly { readonly path: string; readonly make: Change }[] = [
  { path: '/statements/:id', make: changeStatement },
  { path: '/articles/:id/statements', make: addStatement },
  { path: '/review', make: reviewMany },
  { path: '/checks/:id', make: changeCheck },
  { path: '/dossiers', make: makeDossier },
  { path: '/dossiers/:id', make: changeDossier },
  { path: '/people/:id', make: changePerson },
  { path: '/pin', make: pinStatement },
  { path: '/searches', make: keepSearch },
  { path: '/searches/:id', make: changeSearch },
  { path: '/sources/:id', make: pauseSource },
  { path: '/bookmarklet', make: renewBookmarklet },
  { path: '/supply/keep', make: keepSupplied },
];

/** The desk as a Hono app; it holds no state but the form secret and the static files. */
export function createDesk(services: DeskServices, options: DeskOptions): Hono {
  const assets = loadAssets();
  const app = new Hono();
  const refuse = (c: Context, title: string, error: unknown, status: 403 | 404 | 500) =>
    answer(c, problemPage(title, faultOf(error), status), assets);

  app.use(async (c, next) => {
    if (isAllowedHost(c.req.header('host'), options.allowedHosts)) return next();
    const { detail } = problem('desk/bad-host', '', 'This desk does not answer under that name.');
    return c.text(`${detail} (desk/bad-host)\n`, 403, securityHeaders as Record<string, string>);
  });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });

  addHealth(app, services.store, options);
  addCitations(app, services.store);
  addDossierExports(app, services.store);
  app.get('/static/fonts/:name', async (c) => sendAsset(c, await assets.font(c.req.param('name'))));
  app.get('/static/:name', (c) => sendAsset(c, assets.file(c.req.param('name'))));
  addFeeds(app, services.store, longestQuery);

  for (const { path, twin, show } of pages) {
    const shown = async (c: Context) => {
      const view = await show(questionOf(c, options), services);
      return view === null ? c.notFound() : answer(c, view, assets);
    };
    app.get(twin, shown);
    app.get(path, shown);
  }

  const limited = bodyLimit({
    maxSize: largestBody,
    onError: async (c) => {
      const refused = { problem: tooLarge('What was sent', null), filled: null, status: 413 } as const;
      return answer(c, await home(questionOf(c, options), services, refused), assets);
    },
  });
  app.post('/read', limited, async (c) => {
    const outcome = await read(c, services, options.secret);
    if (outcome.refused === null) return wantsJson(c) ? c.json(outcome.json, 201) : c.redirect(outcome.href, 303);
    return answer(c, await home(questionOf(c, options), services, outcome.refused), assets);
  });
  app.post('/demo', limited, async (c) => {
    const outcome = await demo(c, services, options.secret);
    if (outcome.refused === null) return wantsJson(c) ? c.json(outcome.json, 201) : c.redirect(outcome.href, 303);
    return answer(c, await home(questionOf(c, options), services, outcome.refused), assets);
  });

  // From any site that a bookmark is used on: it changes nothing, and asks.
  app.post('/supply', limited, async (c) =>
    answer(c, await supply(await sentBody(c), questionOf(c, options), services), assets),
  );
  app.post('/sources/:id/test', limited, async (c) => {
    const view = await sourceTest(c, services, options.secret);
    return view === null ? c.notFound() : answer(c, view, assets);
  });

  for (const { path, make } of changes) {
    app.post(path, limited, async (c) => {
      const changed = await takeChange(c, make, services, options);
      if (changed === null) return c.notFound();
      if (changed.refused === null) return wantsJson(c) ? c.json(changed.json) : c.redirect(changed.href, 303);
      const { refused, status, view } = changed;
      return answer(c, view ?? problemPage('Nothing was changed', refused, status), assets);
    });
  }

  app.notFound((c) =>
    refuse(c, 'Not on record', problem('desk/not-found', c.req.path, 'There is nothing at this address.'), 404),
  );
  app.onError((error, c) => {
    report(options, error, c.req.path);
    return refuse(c, 'Something failed here', error, 500);
  });
  return app;
}

/** Nothing where what was sent is no form. */
async function sentBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await c.req.parseBody();
  } catch {
    return {};
  }
}

function report({ reportFault }: DeskOptions, fault: unknown, path: string): void {
  if (reportFault === undefined) console.error(`desk: ${path} failed:`, fault);
  else reportFault(fault, path);
}

/** A problem stays as it is; of a fault that nobody foresaw only the code is shown, not its inside. */
function faultOf(error: unknown) {
  if (error instanceof OnrecordError) return error.toProblem();
  if (error instanceof Error) return problem('desk/failed', '', 'Something failed while this page was made.');
  return error as ReturnType<typeof problem>;
}

/** The part of the path without the twin's ending; a fresh form token, whose cookie is set when it is first asked for. */
function questionOf(c: Context, options: DeskOptions): Question {
  const url = new URL(c.req.url);
  let token: string | null = null;
  return {
    param: (name) => (c.req.param(name) ?? '').replace(/\.json$/, ''),
    query: (name) => (c.req.query(name) ?? '').trim(),
    origin: url.origin,
    editor: editorOf(c, options),
    get formToken() {
      token ??= formToken(formSeed(c), options.secret);
      return token;
    },
  };
}

function formSeed(c: Context): string {
  const known = getCookie(c, formCookie);
  if (isFormSeed(known)) return known;
  const seed = newFormSeed();
  setCookie(c, formCookie, seed, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return seed;
}

async function answer(c: Context, view: View, assets: Assets): Promise<Response> {
  const status = view.status ?? 200;
  if (wantsJson(c)) return c.json({ version: twinVersion, ...view.json }, status);
  return c.html(await layout(view, assets), status);
}

/** A twin's address always; elsewhere only a program that asks for JSON and for no HTML. */
function wantsJson(c: Context): boolean {
  if (c.req.path.endsWith('.json')) return true;
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** The address holds a digest or the package's version stands still: kept for a year. */
function sendAsset(c: Context, asset: Asset | null): Response | Promise<Response> {
  if (asset === null) return c.notFound();
  return c.body(asset.body, 200, {
    'content-type': asset.mediaType,
    'cache-control': 'public, max-age=31536000, immutable',
  });
}

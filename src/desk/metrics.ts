/** What a monitor may ask of a running desk: is it there, can it answer, and its figures in Prometheus' format. */
import type { Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { OnrecordError, problem } from '../lib/problems.ts';
import type { Store } from '../types/index.ts';
import type { DeskOptions } from './services.ts';
import { healthOf, type SourceHealth } from './source-words.ts';
import { twinVersion } from './view.ts';

/** Adds `/healthz`, `/readyz` and `/metrics`, and counts every request; before any route that is to be counted. */
export function addHealth(app: Hono, store: Store, { onRequest }: Pick<DeskOptions, 'onRequest'>): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addRecordFigures(registry, store);
  const requests = new Histogram({
    name: 'onrecord_http_request_seconds',
    help: 'Time to answer a request, by page and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });

  app.use(async (c, next) => {
    const begun = performance.now();
    await next();
    const ms = performance.now() - begun;
    const { method, path } = c.req;
    const { status } = c.res;
    requests.observe({ method: knownMethod(method), route: routeOf(c), status: String(status) }, ms / 1000);
    onRequest?.({ method, path, status, ms });
  });
  app.get('/healthz', (c) => c.json({ version: twinVersion, status: 'ok' }));
  app.get('/readyz', (c) => ready(c, store));
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }));
}

/** Whether the record answers; it does not while its disk is away, say. */
async function ready(c: Context, store: Store): Promise<Response> {
  try {
    await store.latestArticles(1);
    return c.json({ version: twinVersion, status: 'ready' });
  } catch (error) {
    const what =
      error instanceof OnrecordError ? error.toProblem() : problem('desk/failed', '', 'The record does not answer.');
    return c.json({ version: twinVersion, status: 'not ready', problem: what }, 503);
  }
}

/** The pattern of the page, not the address: an address can be anything, and each would be a figure of its own. */
function routeOf(c: Context): string {
  const route = routePath(c, -1);
  return route === '' || route === '*' || route === '/*' ? 'none' : route;
}

function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other';
}

/** Asked of the record when they are asked for. */
function addRecordFigures(registry: Registry, store: Store): void {
  const registers = [registry];
  new Gauge({
    name: 'onrecord_record_items',
    help: 'What the record holds, by kind.',
    labelNames: ['kind'],
    registers,
    async collect() {
      const { captures, articles, statements, people, publishers } = await store.counts();
      const items = { captures, articles, statements, people, publishers };
      for (const [kind, count] of Object.entries(items)) this.set({ kind }, count);
    },
  });
  new Gauge({
    name: 'onrecord_jobs',
    help: 'Captures that wait to be read, and those that were given up.',
    labelNames: ['state'],
    registers,
    async collect() {
      const { jobsWaiting, jobsFailed } = await store.counts();
      this.set({ state: 'waiting' }, jobsWaiting);
      this.set({ state: 'failed' }, jobsFailed);
    },
  });
  new Gauge({
    name: 'onrecord_sources',
    help: 'Sources, by how they are doing.',
    labelNames: ['state'],
    registers,
    async collect() {
      const count: Record<SourceHealth, number> = { new: 0, good: 0, failing: 0, resting: 0, paused: 0 };
      for (const status of await store.sources()) count[healthOf(status)]++;
      for (const [state, sources] of Object.entries(count)) this.set({ state }, sources);
    },
  });
}

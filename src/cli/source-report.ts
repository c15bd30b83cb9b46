/** How sources, and tests of them, are written for people at a terminal. */
import type { SourceState, SourceStatus, SourceTest, SourceYield } from '../types/index.ts';
import { nameOf } from './gathering.ts';
import type { Output } from './surroundings.ts';
import { palette, visible } from './terminal.ts';

/** One source: what it is, how it is doing, what was set for it. */
export function sourceReport({ source, state }: SourceStatus, brought: SourceYield | null, out: Output): string {
  const paint = palette(out.colour);
  const facts = [source.kind, ...(source.tags.length === 0 ? [] : [source.tags.join(' ')]), ...stateFacts(state)];
  if (brought !== null) facts.push(`${(brought.statements / brought.articles).toFixed(1)} statements an article`);
  if (source.paused) facts.push('paused');
  const set = setFacts(source);
  const problem = state.problem === null ? [] : [`${paint.bad(visible(state.problem.detail))} (${state.problem.code})`];
  const lines = [
    visible(source.uri),
    paint.faint(facts.join(' · ')),
    ...(set.length === 0 ? [] : [paint.faint(`set: ${set.join(', ')}`)]),
    ...(source.formerly ?? [])
      .slice(0, 1)
      .map(({ uri, until }) => paint.faint(`at ${visible(uri)} until ${until.slice(0, 10)}`)),
    ...problem,
  ];
  return `${paint.strong(nameOf(source))}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** What differs from what a source is without a word from anybody. */
function setFacts({ every, retention }: SourceStatus['source']): readonly string[] {
  const dropped = { 'drop-bytes': 'bytes dropped', 'drop-all': 'all dropped' };
  return [
    ...(every === null ? [] : [`every ${every} minutes`]),
    ...(retention === null ? [] : [`${dropped[retention.action]} after ${retention.days} days`]),
  ];
}

function stateFacts(state: SourceState): readonly string[] {
  if (state.lastFetchAt === null) return ['not looked at yet'];
  const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
  return [
    `looked at ${minute(state.lastFetchAt)}`,
    ...(state.lastStatus === null ? [] : [`status ${state.lastStatus}`]),
    `${state.listed} listed, ${state.fresh} new`,
    ...((state.leftOut ?? 0) === 0 ? [] : [`${state.leftOut} left out`]),
    ...(state.articlesPerDay === null ? [] : [`${state.articlesPerDay} a day`]),
    ...(state.failures === 0 ? [] : [`failed ${state.failures} times in a row`]),
    ...(state.restingUntil === null ? [] : [`at rest until ${minute(state.restingUntil)}`]),
    ...(state.nextFetchAt === null ? [] : [`next ${minute(state.nextFetchAt)}`]),
  ];
}

/** What a test found. */
export function testReport(test: SourceTest, out: Output): string {
  const paint = palette(out.colour);
  const { uri, status, robots, problem: found, movedTo, kind, title, listed, leftOut, wouldRead } = test;
  const facts = [
    ...(status === null ? [] : [`status ${status}`]),
    ...(robots === null ? [] : [`robots.txt: ${robots}`]),
    ...(movedTo === null ? [] : [`for good at ${visible(movedTo)}`]),
  ];
  if (kind === null)
    return `${visible(uri)}\n  ${paint.bad(visible(found?.detail ?? ''))} (${found?.code ?? ''})\n  ${paint.faint(facts.join(' · '))}\n`;
  const head = [kind, ...facts, `${listed} listed`, `${wouldRead.length} would be read`];
  if (leftOut > 0) head.push(`${leftOut} without a usable address`);
  const lines = wouldRead.map(
    (item) =>
      `  ${(item.publishedAt ?? 'no date').slice(0, 16).replace('T', ' ').padEnd(16)}  ${visible(item.title ?? item.uri)}\n                    ${paint.faint(visible(item.uri))}\n`,
  );
  return `${paint.strong(visible(title ?? uri))}\n  ${paint.faint(head.join(' · '))}\n${lines.join('')}`;
}

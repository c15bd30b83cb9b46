/** The frame of every page: head, masthead, main, footer, the help for keys. */
import { html } from 'hono/html';
import type { Assets } from './assets.ts';
import type { Html, View } from './view.ts';

const navigation = [
  { href: '/', name: 'Latest' },
  { href: '/articles', name: 'Articles' },
  { href: '/people', name: 'People' },
  { href: '/dossiers', name: 'Dossiers' },
  { href: '/review', name: 'Review' },
  { href: '/sources', name: 'Sources' },
] as const;

const keys = [
  ['j', 'next statement'],
  ['k', 'statement before'],
  ['o', 'open the statement'],
  ['c', 'copy its citation'],
  ['y n', 'confirm, reject (in the review)'],
  ['e u x', 'correct, take back, tick (in the review)'],
  ['/', 'search'],
  ['?', 'this help'],
] as const;

export function layout(view: View, assets: Assets): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${view.title} · Onrecord</title>
<link rel="stylesheet" href="${assets.href('style.css')}">
<link rel="preload" href="/static/fonts/serif-latin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="icon" href="${assets.href('favicon.svg')}" type="image/svg+xml">
${view.twin === undefined ? '' : html`<link rel="alternate" type="application/json" href="${view.twin}">`}
<script src="${assets.href('desk.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${masthead(view)}
<main id="main" tabindex="-1">
${view.html()}
</main>
${footer(view)}
</body>
</html>
`;
}

function masthead(view: View): Html {
  return html`<header class="mast">
<a class="name" href="/" aria-label="Onrecord, first page">on<i>record</i></a>
<nav aria-label="Main">${navigation.map(
    ({ href, name }) => html`<a href="${href}"${view.nav === href ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
<form role="search" action="/search" method="get"><input type="search" name="q" aria-label="Search the record" placeholder="who:Varga about:pilots when:2031-05" value="${view.searched ?? ''}" maxlength="1000" autocomplete="off" spellcheck="false"></form>
</header>`;
}

function footer(view: View): Html {
  return html`<footer>
<p>Evidence kept as received. Words in quotation marks are the source’s own; all others are the named outlet’s.</p>
<p>${view.twin === undefined ? '' : html`<a href="${view.twin}">This page as data</a>`}<span class="needs-script" hidden>${view.twin === undefined ? '' : ' · '}<button type="button" class="link" data-keys>j k to move, o to open, c to cite, ? for keys</button></span></p>
</footer>
<dialog class="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>${keys.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
<form method="dialog"><button>Close</button></form>
</dialog>
<p class="status" role="status" aria-live="polite"></p>`;
}

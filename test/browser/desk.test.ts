/** The desk in a real browser, served as a user serves it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type OpenBrowser, openBrowser } from './chromium.ts';
import { loadDemo, type Served, serve } from './served.ts';
import { violations, visitDesk } from './visit.ts';

/** Invented, with a direct, a reported and a mixed statement. */
const story = `Marit Osei warns the night barges

Harbour Commissioner Marit Osei said on Friday that every barge in the sound must carry a horn.

“The lamps were never about the money,” Osei said. “They are about getting people home.”

Dunstan Vale, who leads the guild, said the rule was “a bell without a clapper” and asked for another meeting.
`;

let chromium: OpenBrowser;
let desk: Served;

before(async () => {
  [chromium, desk] = await Promise.all([openBrowser(), serve()]);
});

after(async () => {
  await Promise.all([chromium?.close(), desk?.close()]);
});

const visit = (options: BrowserContextOptions, look: (page: Page) => Promise<void>) =>
  visitDesk(chromium, desk, options, look);

async function readStory(page: Page): Promise<void> {
  await page.goto(desk.url);
  await page.getByLabel('Link or text').fill(story);
  await page.getByLabel('Published').fill('2031-05-16');
  await page.getByLabel('Outlet').fill('Saltmarsh Gazette');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForURL('**/articles/*');
}

test('an empty record explains itself and offers the demo newsroom', async () => {
  const fresh = await serve();
  const context = await chromium.browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(fresh.url);
    await page.getByRole('heading', { name: 'Nothing is on record yet' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Open the demo newsroom' }).click();
    await page.getByRole('heading', { name: 'On record, latest first' }).waitFor();
    assert.ok((await page.locator('article.statement').count()) >= 20);
  } finally {
    await context.close();
    await fresh.close();
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`a pasted text is read ${javaScriptEnabled ? 'with' : 'without'} script, down to one statement and back`, async () => {
    await visit({ javaScriptEnabled }, async (page) => {
      await readStory(page);
      assert.match((await page.locator('h1').textContent()) ?? '', /Marit Osei warns the night barges/);
      const notes = page.locator('.notes li');
      assert.ok((await notes.count()) >= 3);
      await page.locator('.u', { hasText: 'The lamps were never about the money' }).first().waitFor();
      const article = page.url();
      const lamps = notes.filter({ hasText: 'their own words' }).first();
      await lamps.getByRole('link', { name: 'open' }).click();
      await page.waitForURL('**/statements/*');
      await page.locator('mark', { hasText: 'The lamps were never about the money' }).first().waitFor();
      assert.match((await page.locator('#cite + p').textContent()) ?? '', /Marit Osei .*Saltmarsh Gazette/s);
      await page.getByRole('link', { name: 'in its article' }).click();
      assert.equal(page.url(), article);
    });
  });
}

test('a chosen and a dropped file are read', async () => {
  await visit({}, async (page) => {
    const html = `<!doctype html><html lang="en"><title>Barges wait</title><article><h1>Barges wait</h1>${'<p>Dunstan Vale said that the barges would wait for the lamps until the morning, and nobody answered him from the quay.</p>'.repeat(3)}</article></html>`;
    await page.goto(desk.url);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'barges.html', mimeType: 'text/html', buffer: Buffer.from(html) });
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL('**/articles/*');
    assert.match((await page.locator('h1').textContent()) ?? '', /Barges wait/);

    await page.goto(desk.url);
    await page.locator('form.box').evaluate(
      (box, text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
        box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      story.replace('night barges', 'day barges'),
    );
    await page.getByRole('status').filter({ hasText: 'dropped.txt is chosen' }).waitFor();
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL('**/articles/*');
    assert.match((await page.locator('h1').textContent()) ?? '', /day barges/);
  });
});

test('what cannot be read comes back with what to do, and nothing typed is lost', async () => {
  await visit({}, async (page) => {
    await page.goto(desk.url);
    await page.getByLabel('Link or text').fill(story);
    await page.getByLabel('Published').fill('last Friday');
    await page.getByRole('button', { name: 'Read it' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /“last Friday” is not a date.*desk\/bad-date/s);
    assert.equal(await page.getByLabel('Link or text').inputValue(), story);
    assert.deepEqual(await violations(page), []);
  });
});

test('a form on another site cannot have something read', async () => {
  const context = await chromium.browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(desk.url);
    const counted = async () =>
      (await (await fetch(`${desk.url}/index.json`)).json()) as { counts: { articles: number } };
    const { counts } = await counted();
    await page.goto('about:blank');
    await page.setContent(
      `<form action="${desk.url}/read" method="post"><textarea name="text">${story}</textarea><button>Go</button></form>`,
    );
    await page.getByRole('button').click();
    await page.getByRole('alert').filter({ hasText: 'desk/cross-origin' }).waitFor();
    assert.deepEqual((await counted()).counts, counts);
  } finally {
    await context.close();
  }
});

test('the demo newsroom can be searched, and a wrong query is marked', async () => {
  await loadDemo(desk.url);
  await visit({}, async (page) => {
    await page.goto(desk.url);
    const name = (await page.locator('.rail li a').first().textContent()) ?? '';
    const box = page.getByRole('searchbox', { name: 'Search the record' });
    await box.fill(`who:"${name}" mode:direct`);
    await box.press('Enter');
    await page.waitForURL('**/search?q=*');
    assert.ok((await page.locator('article.statement').count()) > 0);
    assert.deepEqual(
      await page
        .locator('article.statement .who')
        .evaluateAll((all, who) => all.filter((one) => one.textContent !== who).length, name),
      0,
    );
    await page.goto(`${desk.url}/search?q=fog+whom:x`);
    assert.equal(await page.locator('.wrong mark').textContent(), 'whom:x');
  });
});

test('the keys do what the help says', async () => {
  await visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.goto(desk.url);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-href') ?? null);
    const hrefs = await page
      .locator('[data-step]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-href')));
    await page.keyboard.press('j');
    assert.equal(await focused(), hrefs[0]);
    await page.keyboard.press('j');
    assert.equal(await focused(), hrefs[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(), hrefs[0]);
    await page.keyboard.press('c');
    await page.getByRole('status').filter({ hasText: 'Citation copied' }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Onrecord http:\/\/127/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.type('jock');
    assert.equal(await page.getByRole('searchbox', { name: 'Search the record' }).inputValue(), 'jock');
    await page.getByRole('searchbox', { name: 'Search the record' }).blur();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.waitForURL(`**${hrefs[0]}`);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test(`a statement is pinned, noted and printed ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    await visit({ javaScriptEnabled }, async (page) => {
      await page.goto(desk.url);
      await page.locator('article.statement .words a').first().click();
      await page.waitForURL('**/statements/*');
      const words = (await page.locator('h1 .words').textContent()) ?? '';
      await page.getByRole('link', { name: 'pin to a dossier' }).click();
      await page.getByLabel('Claim or topic').fill('What was promised');
      await page.getByRole('button', { name: 'Make it and pin the statement' }).click();
      await page.waitForURL('**/dossiers/*');
      assert.ok(((await page.locator('.pins .words').textContent()) ?? '').includes(words.trim().slice(0, 20)));
      await page.getByText('Note, order').click();
      await page.getByLabel('Note', { exact: true }).fill('Ask again in June.');
      await page.getByRole('button', { name: 'Keep the note' }).click();
      await page.locator('.note', { hasText: 'Ask again in June.' }).waitFor();
      await page.getByRole('button', { name: 'go back to this' }).last().click();
      await page.getByText('No statement is pinned yet').waitFor();
    });
  });
}

test('with the tabulator alone one gets past the masthead, and sees where one is', async () => {
  await visit({}, async (page) => {
    await page.goto(desk.url);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    assert.ok(
      await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().height > 10),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'text');
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), 'none');
  });
});

/** Has something made by JSON; the path it leads to. */
async function posted(path: string, fields: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await fetch(desk.url + path, {
    method: 'POST',
    body: JSON.stringify(fields),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  });
  const { href } = (await answer.json()) as { href: string };
  assert.ok(answer.ok, href);
  return href;
}

/** One address of every kind of page, in the demo newsroom. */
async function everyPage(): Promise<readonly string[]> {
  const { latest, people } = (await (await fetch(`${desk.url}/index.json`)).json()) as {
    latest: { entries: { id: string; statement: { articleId: string } }[] };
    people: { id: string }[];
  };
  const entry = latest.entries[0]!;
  const dossier = await posted('/dossiers', {
    title: 'Tolls',
    about: 'Who wants them?',
    statement: entry.id,
    note: 'See',
  });
  return [
    '/dossiers',
    '/dossiers?removed=yes',
    dossier,
    `/pin?statement=${entry.id}`,
    '/sources',
    '/bookmarklet',
    '/review',
    '/searches',
    `/articles/${entry.statement.articleId}/changes`,
    '/',
    '/articles',
    `/articles/${entry.statement.articleId}`,
    '/people',
    `/people/${people[0]!.id}`,
    `/people/${people[0]!.id}/edit`,
    `/statements/${entry.id}`,
    '/search',
    '/search?q=the',
    '/search?q=fog+whom:x',
    '/search?q=nothingatallisfound',
    '/problems',
    '/no-such-page',
  ];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has a fault that axe finds, in ${colorScheme}`, async () => {
    await visit({ colorScheme }, async (page) => {
      for (const path of await everyPage()) {
        await page.goto(desk.url + path);
        assert.deepEqual(await violations(page), [], path);
      }
      const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(paper, colorScheme === 'light' ? 'rgb(251, 250, 246)' : 'rgb(21, 20, 15)');
    });
  });
}

test('every page fits a window of 320 pixels, and one of 2000', async () => {
  for (const width of [320, 2000]) {
    await visit({ viewport: { width, height: 800 } }, async (page) => {
      for (const path of await everyPage()) {
        await page.goto(desk.url + path);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${path}: ${scroll} in ${client}`);
      }
    });
  }
});

test('the notes stand beside the text where there is room, and below it where there is none', async () => {
  await visit({}, async (page) => {
    await readStory(page);
    const boxes = async () => {
      const note = (await page.locator('.notes').last().boundingBox())!;
      const text = (await page.locator('.written:has(+ .notes)').last().boundingBox())!;
      return { note, text };
    };
    const wide = await boxes();
    assert.ok(wide.note.x > wide.text.x + wide.text.width);
    assert.ok(wide.note.y < wide.text.y + wide.text.height);
    await page.setViewportSize({ width: 360, height: 800 });
    const narrow = await boxes();
    assert.ok(narrow.note.y >= narrow.text.y + narrow.text.height - 1);
  });
});

test('on paper there is the text with its statements and nothing to press', async () => {
  await visit({}, async (page) => {
    await readStory(page);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.mast nav', '.mast form', 'button']) {
      for (const element of await page.locator(gone).all()) assert.equal(await element.isVisible(), false, gone);
    }
    assert.ok(await page.locator('.notes').first().isVisible());
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)');
    assert.ok((await page.pdf({ format: 'A4' })).length > 1000);
  });
});

test('the fonts come from the desk', async () => {
  await visit({}, async (page) => {
    await page.goto(desk.url);
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''));
    });
    assert.ok(loaded.includes('Source Serif 4') && loaded.includes('Inter'), loaded.join());
  });
});

/** Checking statements in a real browser: the queue by keys, words by selecting them, two editors at once, and the same without script. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type OpenBrowser, openBrowser } from './chromium.ts';
import { type Served, serve } from './served.ts';
import { violations, visitDesk } from './visit.ts';

/** Invented. */
const story = `Marit Osei warns the night barges

Harbour Commissioner Marit Osei said on Friday that every barge in the sound must carry a horn.

“The lamps were never about the money,” Osei said. “They are about getting people home.”

Dunstan Vale, who leads the guild, said the rule was “a bell without a clapper” and asked for another meeting.
`;

let chromium: OpenBrowser;
let desk: Served;
let article: string;

before(async () => {
  [chromium, desk] = await Promise.all([openBrowser(), serve()]);
  const answer = await fetch(`${desk.url}/read`, {
    method: 'POST',
    body: JSON.stringify({ text: story, published: '2031-05-16', outlet: 'Saltmarsh Gazette' }),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  });
  article = ((await answer.json()) as { href: string }).href;
});
after(async () => {
  await Promise.all([chromium?.close(), desk?.close()]);
});

const visit = (options: BrowserContextOptions, look: (page: Page) => Promise<void>) =>
  visitDesk(chromium, desk, options, look);

const checked = (page: Page) => page.locator('.progress b').textContent();

test('the queue is worked through by keys, and what was done is taken back', async () => {
  await visit({}, async (page) => {
    await page.goto(`${desk.url}/review`);
    const rows = page.locator('.queue .statement');
    const first = await rows.first().getAttribute('data-check');
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await page.locator('.statement.settled').waitFor();
    assert.equal(await checked(page), '1');
    await page.keyboard.press('n');
    await page.locator('.sure.rejected').waitFor();
    assert.equal(await checked(page), '2');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('u');
    await page.locator('.sure.rejected').waitFor({ state: 'detached' });
    assert.equal(await checked(page), '1');
    await page.goto(desk.url + first);
    await page.getByText(/^Checked by/).waitFor();
    await page.getByRole('button', { name: 'Take back what was done last' }).click();
    await page.getByText('Nobody has checked this').waitFor();
  });
});

test('a statement is corrected with words that are selected, and shows what the engine had read', async () => {
  await visit({}, async (page) => {
    await page.goto(`${desk.url}/review`);
    await page
      .getByRole('article')
      .filter({ hasText: 'a bell without a clapper' })
      .first()
      .getByRole('link', { name: 'Correct' })
      .click();
    const form = page.locator('details#correct');
    assert.equal(await form.getAttribute('open'), '', 'the link opens the form');
    await form.getByLabel('Words').fill('');
    await page.evaluate(() => {
      const words = 'a bell without a clapper';
      const walker = document.createTreeWalker(document.querySelector('.context')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(words);
        if (at < 0) continue;
        getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
      }
    });
    await form.getByRole('button', { name: 'Add the selected words' }).click();
    assert.equal(await form.getByLabel('Words').inputValue(), 'a bell without a clapper');
    await form.getByLabel('Act').selectOption('criticize');
    await form.getByLabel('Signed').fill('Ada Quill');
    assert.deepEqual(await violations(page), []);
    await form.getByRole('button', { name: 'Save the correction' }).click();
    await page
      .getByText('Corrected by Ada Quill')
      .or(page.getByText(/corrected$/))
      .first()
      .waitFor();
    await page.getByText('As the engine read it').waitFor();
    assert.deepEqual(await violations(page), []);
  });
});

test('a missed statement is picked out in the article, and stands among the others', async () => {
  await visit({}, async (page) => {
    await page.goto(desk.url + article);
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('.reader')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent!.indexOf('leads the guild');
        if (at >= 0) getSelection()!.setBaseAndExtent(node, at, node, at + 'leads the guild'.length);
      }
    });
    await page.getByRole('button', { name: 'Add as a statement' }).click();
    const form = page.locator('details#add');
    assert.equal(await form.getByLabel('Words').inputValue(), 'leads the guild');
    await form.getByLabel('Who').fill('Dunstan Vale');
    await form.getByRole('button', { name: 'Add it' }).click();
    await page.waitForURL('**/statements/*');
    await page.goto(desk.url + article);
    await page.locator('.side', { hasText: /added by/ }).waitFor();
    assert.deepEqual(await violations(page), []);
  });
});

test('two editors at once: the second sees what the first did and can send theirs again', async () => {
  await visit({}, async (page) => {
    const twin = (await (await fetch(`${desk.url}/review.json`)).json()) as { entries: { id: string }[] };
    await page.goto(`${desk.url}/statements/${twin.entries[0]!.id}`);
    await fetch(`${desk.url}/statements/${twin.entries[0]!.id}`, {
      method: 'POST',
      body: JSON.stringify({ do: 'confirm', by: 'Ben Osei', seen: '' }),
      headers: { 'content-type': 'application/json' },
    });
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Ben Osei confirmed it').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Send my rejection' }).click();
    await page
      .getByText(/Checked by .*rejected|Rejected by/)
      .first()
      .waitFor();
  });
});

test('without script the queue has buttons and ticks, in light and dark and in a narrow window', async () => {
  await visit(
    { javaScriptEnabled: false, colorScheme: 'dark', viewport: { width: 360, height: 800 } },
    async (page) => {
      await page.goto(`${desk.url}/review`);
      const before = Number(await checked(page));
      const row = page.locator('.queue .statement').first();
      await row.getByRole('button', { name: 'Confirm' }).click();
      await page.waitForURL('**/review');
      assert.equal(Number(await checked(page)), before + 1);
      await page.locator('.queue input[type=checkbox]').first().check();
      await page.getByRole('button', { name: 'Reject them' }).click();
      await page.waitForURL('**/review');
      assert.equal(Number(await checked(page)), before + 2);
    },
  );
});

/**
 * A real Chromium for the tests, from the npm package alone: nothing from the system is needed.
 * The package unpacks into the temporary folder and takes a stale binary it finds there, so each run has a folder of its own.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

export interface OpenBrowser {
  readonly browser: Browser;
  /** Ends the browser and removes all that it unpacked. */
  close(): Promise<void>;
}

/** The package's own configuration looks for its fonts in /tmp only; a Chromium that finds no font at all ends itself. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

/** The browser's children may still be writing when it has ended. */
const removing = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

export async function openBrowser(): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-browser-'));
  const before = { ...process.env };
  process.env.TMPDIR = folder;
  // Without it the package does not unpack its system libraries; it sets LD_LIBRARY_PATH and FONTCONFIG_PATH when imported.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  // Else playwright has node keep its compiled code in the temporary folder.
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  delete process.env.FONTCONFIG_PATH;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    const executablePath = await chromium.executablePath();
    await writeFile(join(folder, 'fonts', 'fonts.conf'), fontsIn(folder));
    const { chromium: playwright } = await import('playwright-core');
    const browser = await playwright.launch({
      executablePath,
      headless: true,
      // Not the package's own `args`: its `--single-process` ends the browser with the first page that is closed.
      args: [
        '--no-sandbox',
        '--headless',
        '--disable-background-networking',
        '--no-first-run',
        '--disable-gpu',
        '--font-render-hinting=none',
      ],
      env: { ...process.env, TMPDIR: folder } as Record<string, string>,
    });
    return {
      browser,
      close: async () => {
        await browser.close();
        await rm(folder, removing);
      },
    };
  } catch (cause) {
    await rm(folder, removing);
    throw cause;
  } finally {
    for (const name of [
      'TMPDIR',
      'AWS_EXECUTION_ENV',
      'FONTCONFIG_PATH',
      'NODE_DISABLE_COMPILE_CACHE',
      'LD_LIBRARY_PATH',
    ]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const found = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', chromium.executablePath()].find(
  (path) => path && existsSync(path),
);

/** Where there is no Chromium, browser tests are skipped and say so; in CI that is a failure. */
export const hasBrowser = found !== undefined;
if (!hasBrowser) {
  const told = 'Chromium was not found: browser tests need /usr/bin/chromium or CHROMIUM_PATH';
  if (process.env['CI'] === 'true') throw new Error(told);
  console.warn(told);
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A browser for a test file, and pages of it that fail the test when anything on them fails. */
export async function openBrowser(): Promise<{
  page(options?: BrowserContextOptions): Promise<Page>;
}> {
  const browser: Browser = await chromium.launch({ executablePath: found!, args: flags });
  afterAll(() => browser.close());
  return {
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (cause) => {
        throw cause;
      });
      return page;
    },
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How pages are looked at: each language once narrow and once wide, once light and once dark. */
export const LOOKS = [
  ['', 360, 'light'],
  ['/en', 360, 'dark'],
  ['', 1280, 'dark'],
  ['/en', 1280, 'light'],
] as const;

/**
 * What keeps somebody from using the page as it stands: faults of accessibility by axe, and that it scrolls sideways. The
 * page's context must bypass its content policy, which forbids axe too.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  const faults = violations.map((v) => {
    const where = v.nodes.map((n) => n.html).join(' | ');
    return `${v.id}: ${where.slice(0, 300)}`;
  });
  return wide > 0 ? [...faults, `${wide} px too wide`] : faults;
}

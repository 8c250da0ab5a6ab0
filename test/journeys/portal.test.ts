import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MAIN_ARTICLE } from '#demo/news.server.ts';
import { faultsOf, LOOKS } from '#test/axe.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { demonstration } from '#test/demonstration.ts';
import { startSite, type Site } from '#test/site.ts';

describe.skipIf(!hasBrowser)('the public portal, in a browser at full scale', async () => {
  if (!hasBrowser) return;
  const db = await demonstration();
  const browser = await openBrowser();
  let site: Site;
  beforeAll(async () => {
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
  });
  afterAll(async () => void (await site.stop()));

  const noScript = { javaScriptEnabled: false };

  test('a reader opens a number of the article down to the branch, and goes back up, without a script', async () => {
    const page = await browser.page(noScript);
    await page.goto(site.address);
    await page.getByRole('link', { name: 'Hoạt động Mặt trận' }).click();
    await page.getByRole('link', { name: /^Bốn năm Mặt trận/ }).click();
    const number = page.locator('data[value="307217"]').first();
    expect(await number.textContent()).toBe('307.217');
    await number.click();
    expect(await page.locator('p.figure').textContent()).toContain('307.217');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đoàn viên, hội viên');

    await page.getByRole('link', { name: 'Huyện Vị Thủy' }).click();
    await page.getByRole('link', { name: 'Xã Vị Bình' }).click();
    await page.locator('main table').first().getByRole('link').first().click();
    expect(await page.locator('.place').textContent()).toMatch(/^\s*(Ấp|Khu vực) /);
    await page.locator('main table').first().getByRole('link').first().click();
    expect(await page.locator('.place').textContent()).toMatch(/^\s*(Chi hội|Chi đoàn) /);
    expect(await page.getByText('Đây là nơi đã ghi').count()).toBe(1);
    // Up by the organisation's own line, to the whole federation.
    await page
      .getByRole('navigation', { name: 'Nơi đang xem' })
      .getByRole('link', { name: 'Toàn tỉnh' })
      .click();
    expect(await page.locator('p.figure').textContent()).toContain('307.217');
    await page.context().close();
  });

  test('every figure of the article is what its page says', async () => {
    const page = await browser.page(noScript);
    await page.goto(site.address + MAIN_ARTICLE);
    const figures = await page.locator('a.figure').evaluateAll((links) =>
      links.map((a) => ({
        href: (a as HTMLAnchorElement).href,
        value: a.querySelector('data')!.getAttribute('value'),
      })),
    );
    expect(figures).toHaveLength(17);
    for (const { href, value } of figures) {
      await page.goto(href);
      expect([href, await page.locator('p.figure data').getAttribute('value')]).toEqual([href, value]);
    }
    await page.context().close();
  });

  test('the day can be changed over the reorganisation, and the map with it', async () => {
    const page = await browser.page(noScript);
    await page.goto(`${site.address}/so-lieu/memberships?ngay=2025-06-30`);
    expect(await page.locator('main table').first().locator('tbody tr').count()).toBe(8);
    const before = await page.locator('p.figure data').getAttribute('value');
    await page.getByRole('link', { name: 'Sau sắp xếp (1/7/2025)' }).click();
    const communes = page.locator('main table').first().locator('tbody tr');
    expect(await communes.count()).toBe(28);
    expect(await page.locator('.place').textContent()).toContain('Phần Hậu Giang cũ của thành phố Cần Thơ');
    const rows = await communes.locator('td').allTextContents();
    const sum = rows.reduce((total, text) => total + Number(text.trim().replaceAll('.', '')), 0);
    expect(String(sum)).toBe(await page.locator('p.figure data').getAttribute('value'));
    expect(Math.abs(sum - Number(before))).toBeLessThan(500);

    await page.getByLabel('Ngày', { exact: true }).fill('2020-09-30');
    await page.getByRole('button', { name: 'Xem' }).click();
    expect(new URL(page.url()).searchParams.get('ngay')).toBe('2020-09-30');
    expect(await page.locator('p.figure').textContent()).toContain('307.217');
    await page.context().close();
  });

  test('what cannot be shown says so, and offers what can', async () => {
    const page = await browser.page(noScript);
    await page.goto(`${site.address}/so-lieu/memberships?ngay=2020-09-15&dia-ban=xa-vi-binh`);
    await page.getByRole('link', { name: 'Xem ngày 31/08/2020' }).click();
    expect(await page.locator('main table').first().locator('tbody tr').count()).toBeGreaterThan(3);
    await page.locator('main table').first().getByRole('link').first().click();
    await page.getByRole('link', { name: '30/06/2025' }).click();
    expect(await page.locator('p.figure data').count()).toBe(1);
    const hamlet = new URL(page.url()).searchParams.get('dia-ban');
    await page.goto(`${site.address}/so-lieu/memberships?dia-ban=${hamlet}`);
    expect(await page.locator('p.figure data').count()).toBe(1);
    const answer = await page.goto(
      `${site.address}/so-lieu/memberships?dia-ban=tinh-hau-giang&ngay=2026-01-01`,
    );
    expect(answer?.status()).toBe(404);
    expect(await page.locator('main').textContent()).toContain('Nay là: Thành phố Cần Thơ');
    await page.context().close();
  });

  test('the language changes in place and is remembered by the address alone', async () => {
    const page = await browser.page(noScript);
    await page.goto(`${site.address}/so-lieu/household-coverage?ngay=2020-09-30`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe('/en/so-lieu/household-coverage');
    expect(await page.locator('p.figure').textContent()).toContain('81.84%');
    await page.locator('main table').first().getByRole('link').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/en\//);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  test('the table comes as CSV that a spreadsheet opens, and adds up', async () => {
    const answer = await fetch(
      `${site.address}/api/v1/figures/memberships?area=tinh-hau-giang&date=2020-09-30&format=csv`,
    );
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = (await answer.text()).trim().split('\n');
    const value = (line: string) => Number(line.split(',')[4]);
    expect(lines.slice(1, -1).reduce((sum, line) => sum + value(line), 0)).toBe(307_217);
    expect(value(lines.at(-1)!)).toBe(307_217);
  });

  test('the first view is one answer of at most 14 KB; nothing comes from elsewhere', async () => {
    const { headers } = await fetch(site.address + MAIN_ARTICLE, { headers: { 'accept-encoding': 'br' } });
    expect(Number(headers.get('content-length'))).toBeLessThanOrEqual(14 * 1024);
    const page = await browser.page();
    const asked: string[] = [];
    page.on('request', (r) => asked.push(`${r.resourceType()} ${r.url()}`));
    await page.goto(site.address + MAIN_ARTICLE, { waitUntil: 'networkidle' });
    expect(asked.filter((r) => !r.includes(site.address))).toEqual([]);
    expect(asked.filter((r) => /^(script|stylesheet) /.test(r))).toEqual([]);
    expect(asked.filter((r) => r.startsWith('document'))).toHaveLength(1);
    // Of four pictures those below the first view wait until they are near.
    const loaded = asked.filter((r) => r.startsWith('image') && r.includes('/hinh/'));
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.length).toBeLessThan(4);
    await page.context().close();
  });

  const pages = [
    '/',
    '/tin/an-sinh-xa-hoi',
    MAIN_ARTICLE,
    '/so-lieu',
    '/so-lieu/memberships?ngay=2020-09-30',
    '/so-lieu/household-coverage?dia-ban=xa-vi-binh&ngay=2020-09-30',
    '/so-lieu/houses?tu=2016-07-21&den=2020-09-30',
    '/api/v1/docs',
    '/khong-co-trang-nay',
  ];

  test.each(pages)(
    '%s has no fault of accessibility, in both languages, themes and widths, and never scrolls sideways',
    async (path) => {
      const faults: string[] = [];
      for (const [lang, width, colorScheme] of LOOKS) {
        const page = await browser.page({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        await page.goto(site.address + (lang + path).replace(/^\/en\/$/, '/en'));
        faults.push(...(await faultsOf(page)).map((fault) => `${lang} ${width} ${colorScheme} ${fault}`));
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
  );
});

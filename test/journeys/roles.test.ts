import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { systemClock } from '#core/clock.ts';
import { revokeGrant } from '#modules/access/access.server.ts';
import { publishArticle } from '#modules/portal/portal.server.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { startSite, type Site } from '#test/site.ts';
import { smallProvince } from '#test/small-province.ts';

/** What each role's menu leads to besides what everybody's does. */
const MENU: Record<string, string[]> = {
  nguoixem: [],
  chihoi: ['/lam-viec/hoi-vien'],
  canboxa: ['/lam-viec/hoi-vien'],
  tochuc: ['/lam-viec/hoi-vien'],
  bientap: ['/lam-viec/bai-viet'],
  ketoan: [],
  giamsat: [],
  quantri: [
    '/lam-viec/quan-tri/nguoi-dung',
    '/lam-viec/quan-tri/quyen',
    '/lam-viec/quan-tri/lien-hiep',
    '/lam-viec/quan-tri/thu',
    '/lam-viec/quan-tri/viec',
    '/lam-viec/quan-tri/suc-khoe',
  ],
  kiemtra: ['/lam-viec/quan-tri/nhat-ky'],
};
const EVERYBODY = ['/lam-viec', '/lam-viec/viec', '/lam-viec/don-vi'];
const GUARDED = [...new Set(Object.values(MENU).flat())];

describe.skipIf(!hasBrowser)('each role of the demonstration, in a browser', async () => {
  if (!hasBrowser) return;
  const db = await testDatabase();
  const browser = await openBrowser();
  let site: Site;
  let password: string;
  beforeAll(async () => {
    await smallProvince(db.owner);
    // A demonstration that has its news is not given others.
    await db.owner.query(
      `insert into category (slug, name_vi, name_en, sort) values ('tin', 'Tin', 'News', 1)`,
    );
    await actAs(db.app, system, (tx) =>
      publishArticle(tx, system, systemClock, {
        category: 'tin',
        slug: 'mot-bai',
        language: 'vi',
        title: 'Một bài',
        lead: 'Mở đầu.',
        byline: 'Ban biên tập',
        picture: null,
        body: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nội dung.' }] }],
        },
        publishedAt: new Date('2026-01-01T00:00:00Z'),
      }),
    );
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
    password = /password\) (\S+),/.exec(site.output())![1]!;
  });
  afterAll(async () => void (await site?.stop()));

  /** Signs in as whoever reads the terminal does; the demonstration shows the code of the second step itself. */
  async function enter(page: Page, userName: string): Promise<void> {
    await page.goto(`${site.address}/dang-nhap`);
    await page.locator('#ten').fill(userName);
    await page.locator('#mat-khau').fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
    if (!page.url().includes('hai-buoc')) return;
    const [code] = /\d{6}/.exec((await page.locator('main').textContent())!)!;
    await page.locator('#ma-xac-thuc').fill(code!);
    await page.locator('main').getByRole('button').first().click();
    await page.waitForURL((url) => !url.pathname.includes('hai-buoc'));
  }

  test.each(Object.entries(MENU))(
    '%s is led where they may go, may go there, and nowhere else',
    async (userName, own) => {
      const page = await browser.page({ javaScriptEnabled: false });
      await enter(page, userName);
      await page.goto(`${site.address}/lam-viec`);
      const menu = await page
        .locator('nav a')
        .evaluateAll((links) => links.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
      expect(menu.filter((path) => path.startsWith('/lam-viec')).toSorted()).toEqual(
        [...EVERYBODY, ...own].toSorted(),
      );
      for (const path of [...EVERYBODY, ...own]) {
        const answer = await page.goto(site.address + path);
        expect([path, answer!.status()]).toEqual([path, 200]);
      }
      for (const path of GUARDED.filter((p) => !own.includes(p))) {
        const answer = await page.goto(site.address + path);
        expect([path, answer!.status()]).toEqual([path, 403]);
        expect(await page.locator('main').textContent()).toContain('cần quyền');
      }
      await page.context().close();
    },
  );

  test('a session that is ended elsewhere is over with the next step', async () => {
    const [owner, thief] = [await browser.page(), await browser.page()];
    await enter(owner, 'chihoi');
    await enter(thief, 'chihoi');
    await owner.goto(`${site.address}/lam-viec/tai-khoan`);
    await owner.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
    await owner.waitForLoadState();
    const answer = await thief.goto(`${site.address}/lam-viec/hoi-vien`);
    expect(new URL(answer!.url()).pathname).toBe('/dang-nhap');
    await owner.goto(`${site.address}/lam-viec/hoi-vien`);
    expect(new URL(owner.url()).pathname).toBe('/lam-viec/hoi-vien');
    await Promise.all([owner.context().close(), thief.context().close()]);
  });

  test('a grant that ends while the page is open is refused in words at the next step', async () => {
    const page = await browser.page();
    await enter(page, 'canboxa');
    await page.goto(`${site.address}/lam-viec/hoi-vien`);
    const { rows } = await db.owner.query<{ grant: number }>(
      `select g.id as grant from access_grant g join app_user u on u.id = g.user_id where u.user_name = 'canboxa'`,
    );
    const taken = { grant: rows[0]!.grant, reason: 'Chuyển công tác' };
    await actAs(db.app, system, (tx) => revokeGrant(tx, system, systemClock, taken));
    await page.locator('main form').getByRole('button').first().click();
    await page.getByText('cần quyền').waitFor();
    await page.context().close();
  });

  test('after all this, the checks hold', async () => {
    expect(await checkRows(db.owner)).toEqual([]);
  });

  test('the accounts are shut out once the demonstration can be reached from elsewhere', async () => {
    await site.stop();
    const open = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      ORIGIN: 'https://goc.example',
    });
    if ('code' in open) throw new Error(open.output);
    expect(open.output()).not.toContain(password);
    const { rows } = await db.owner.query<{ n: number }>(
      'select count(*)::int n from app_user where disabled_at is null',
    );
    expect(rows[0]!.n).toBe(0);
    await open.stop();
  });
});

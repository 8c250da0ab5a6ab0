import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { systemClock } from '#core/clock.ts';
import { day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { giveGrant } from '#modules/access/access.server.ts';
import { admit, moveIn, registerHousehold, registerPerson } from '#modules/members/members.server.ts';
import { publishArticle, recountArticles } from '#modules/portal/portal.server.ts';
import { acceptLink, createUser, inviteUser } from '#modules/sign-in/sign-in.server.ts';
import { faultsOf, LOOKS } from '#test/axe.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { testDatabase } from '#test/database.ts';
import { startSite, type Site } from '#test/site.ts';
import { HAMLET, smallProvince, UNIT } from '#test/small-province.ts';

const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';

describe.skipIf(!hasBrowser)('the register, in a browser on a small province', async () => {
  if (!hasBrowser) return;
  const db = await testDatabase();
  const browser = await openBrowser();
  let site: Site;
  const ids: Record<string, number> = {};

  async function done<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T> {
    const value = await actAs(db.app, system, work);
    if (isRefusal(value)) throw new Error(value.code);
    return value;
  }
  async function user(userName: string, role: string, unit: number | null): Promise<string> {
    const id = await done((tx) =>
      createUser(tx, system, systemClock, { name: `Người ${userName}`, userName }),
    );
    const token = await done((tx) => inviteUser(tx, system, systemClock, id));
    await done(async (tx) => (await acceptLink(tx, systemClock, 'invitation', token, PASSWORD)) as object);
    const grant = { user: id, role, unit, from: day('2026-01-01'), to: null, reason: 'thử' };
    await done((tx) => giveGrant(tx, system, systemClock, grant));
    return id;
  }

  beforeAll(async () => {
    await smallProvince(db.owner);
    await db.owner.query(`
      update role set needs_second_factor = false where key = 'editor';
      insert into category (slug, name_vi, name_en, sort) values ('tin', 'Tin', 'News', 1)`);
    const household = await done((tx) =>
      registerHousehold(tx, system, systemClock, { hamlet: HAMLET.chanh, day: day('2019-01-01') }),
    );
    for (const [name, unit] of [
      ['Nguyễn Thị Lan', UNIT.farmersChanh],
      ['Trần Văn Đức', UNIT.farmersDuoi],
      ['Lê Thị Hoa', UNIT.farmersDong],
      ['Võ Thị Út', UNIT.womenChanh],
    ] as const) {
      const who = { fullName: name, sex: 'female' as const, birthDay: day('1980-05-05'), unit };
      const person = await done((tx) => registerPerson(tx, system, systemClock, who));
      await done((tx) => moveIn(tx, system, systemClock, { person, household, day: day('2019-01-01') }));
      await done((tx) => admit(tx, system, systemClock, { person, unit, day: day('2019-02-01') }));
      ids[name] = person;
    }
    const node = {
      indicator: 'scholarships',
      organisation: null,
      area: null,
      unit: null,
      date: null,
      from: '2019-01-01',
      to: '2019-12-31',
      approx: null,
      scale: null,
    };
    await db.owner.query(
      `insert into result (kind, unit_id, area_id, day, quantity) values ('scholarship', 121, 11, '2019-05-05', 30)`,
    );
    const draft = {
      category: 'tin',
      slug: 'hoc-bong',
      language: 'vi' as const,
      title: 'Học bổng đến tay học sinh',
      lead: 'Sa-pô',
      byline: 'Ban Biên tập',
      picture: null,
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'figure', attrs: node }] }] },
      publishedAt: new Date('2020-01-10T00:00:00Z'),
    };
    await done((tx) => publishArticle(tx, system, systemClock, draft));
    await db.owner.query(`update result set quantity = 34`);
    await recountArticles(db.app, systemClock);
    await user('canbo', 'commune-officer', 107);
    await user('viet-bai', 'editor', null);
    await user('xem', 'viewer', null);
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
  });
  afterAll(async () => void (await site?.stop()));

  /** A page of somebody's who is signed in; without a script unless asked for. */
  async function signedIn(name: string, options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
    const page = await browser.page({ javaScriptEnabled: false, ...options });
    await page.goto(`${site.address}/dang-nhap`);
    await page.locator('#ten').fill(name);
    await page.locator('#mat-khau').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL('**/lam-viec');
    return page;
  }
  const main = (page: Page) => page.locator('main').innerText();
  const noted = async (name: string) =>
    (
      await db.owner.query<{ line: string }>(
        `select what || ' ' || purpose || ' ' || rows as line from access_log l
         join app_user u on l.actor = 'user:' || u.id where u.user_name = $1 order by l.id`,
        [name],
      )
    ).rows.map((row) => row.line);

  test('an officer finds a member of the commune without marks, says what for, and reads the record; each sight is noted', async () => {
    const page = await signedIn('canbo');
    await page.goto(`${site.address}/lam-viec`);
    expect(await main(page)).toContain('Hội 3 cấp trên 7');
    expect(await main(page)).toContain('2 đoàn viên, hội viên');
    await page.getByRole('link', { name: 'Hội viên', exact: true }).click();
    await page.getByLabel('Họ và tên').fill('lan nguyen');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    expect(await page.locator('mark').allTextContents()).toEqual(['Nguyễn', 'Lan']);
    await page.getByRole('link', { name: 'Nguyễn Thị Lan' }).click();
    expect(await page.locator('h1').innerText()).toBe('Bạn xem hồ sơ này để làm gì?');
    expect(await main(page)).not.toContain('Lan');
    await page.getByLabel('Mục đích').selectOption('other');
    await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Ghi mục đích xem');
    await page.getByLabel('Nói rõ việc gì').fill('đối chiếu sổ');
    await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
    expect(await page.locator('h1').innerText()).toBe('Nguyễn Thị Lan');
    expect(await main(page)).toContain('Kết nạp vào Chi hội 3 ấp 11');
    expect(await main(page)).toContain('Việc khác: đối chiếu sổ');
    await page.reload();
    expect(await noted('canbo')).toEqual([
      'list own-work 2',
      'list own-work 1',
      'person other: đối chiếu sổ 0',
      'person other: đối chiếu sổ 1',
      'person other: đối chiếu sổ 1',
    ]);
    await page.context().close();
  });

  test('who is outside the scope is answered as nobody at all; without a permission the page says which is missing', async () => {
    const page = await signedIn('canbo');
    const answers = [];
    for (const id of [ids['Lê Thị Hoa'], ids['Võ Thị Út'], 999_999, 'x']) {
      const answer = await page.goto(`${site.address}/lam-viec/hoi-vien/${id}`);
      answers.push([answer?.status(), await main(page)]);
    }
    expect(answers[0]![0]).toBe(404);
    for (const other of answers) expect(other).toEqual(answers[0]);
    const viewer = await signedIn('xem');
    for (const path of ['hoi-vien', `hoi-vien/${ids['Nguyễn Thị Lan']}`, 'bai-viet'])
      expect([path, (await viewer.goto(`${site.address}/lam-viec/${path}`))?.status()]).toEqual([path, 403]);
    expect(await main(viewer)).toContain('Viết và đăng bài');
    expect(await viewer.getByRole('link', { name: 'Hội viên', exact: true }).count()).toBe(0);
    expect(await noted('xem')).toEqual([]);
    await page.context().close();
    await viewer.context().close();
  });

  test('a unit is followed through the reorganisation, with small counts for those inside', async () => {
    const page = await signedIn('canbo');
    await page.goto(`${site.address}/lam-viec/don-vi`);
    await page.getByRole('link', { name: 'Mở Hội 3 cấp trên 1' }).click();
    await page.getByRole('link', { name: 'Hội 3 cấp trên 7', exact: true }).last().click();
    const below = page.locator('main table').first();
    expect(await below.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Đơn vị'),
      expect.stringMatching(/ấp 11\s+1$/),
      expect.stringMatching(/ấp 12\s+1$/),
      expect.stringMatching(/ấp 13\s+0$/),
    ]);
    await page.getByRole('link', { name: 'Nhận Hội 3 cấp trên 4' }).click();
    expect(new URL(page.url()).searchParams.get('ngay')).toBe('2025-06-30');
    expect(await page.getByRole('link', { name: 'Sáp nhập vào Hội 3 cấp trên 7' }).count()).toBe(1);
    const answer = await page.goto(`${site.address}/lam-viec/don-vi/104?ngay=2025-07-01`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('link', { name: 'Xem đơn vị này ngày 30/06/2025' }).click();
    expect(await page.locator('h1').innerText()).toBe('Hội 3 cấp trên 4');
    await page.goto(`${site.address}/lam-viec/don-vi/107`);
    expect(await main(page)).toContain('Người canbo');
    await page.context().close();
  });

  test('the palette finds units, and members in scope; without a script a page does', async () => {
    const page = await signedIn('canbo', { javaScriptEnabled: true });
    await page.goto(`${site.address}/lam-viec`, { waitUntil: 'networkidle' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nguyen lan');
    await page.getByRole('option', { name: /Nguyễn Thị Lan/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/lam-viec/hoi-vien/${ids['Nguyễn Thị Lan']}`);
    await page.goto(`${site.address}/lam-viec/tim?q=truong+tieu`);
    expect(await main(page)).toContain('Công đoàn Trường Tiểu học An');
    await page.goto(`${site.address}/lam-viec/tim?q=hoa`);
    expect(await main(page)).not.toContain('Lê Thị Hoa');
    await page.context().close();
    const out = await fetch(`${site.address}/lam-viec/tim?q=lan`, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
    });
    expect(out.status).not.toBe(200);
  });

  test('an editor is told which figures moved', async () => {
    const page = await signedIn('viet-bai');
    await page.goto(`${site.address}/lam-viec`);
    await page.getByRole('link', { name: /Bài đã đăng có số liệu nay tính lại khác/ }).click();
    const row = page.locator('main table').first().getByRole('row').last();
    expect(await row.innerText()).toMatch(/Học bổng đến tay học sinh\s+Suất học bổng\s+30\s+34\s/);
    await page.goto(`${site.address}/lam-viec/tim?q=hoc+bong`);
    expect(await main(page)).toContain('Học bổng đến tay học sinh');
    await page.context().close();
  });

  test.each([
    ['canbo', ''],
    ['canbo', '/don-vi?mo=101'],
    ['canbo', '/don-vi/107'],
    ['canbo', '/don-vi/121?ngay=2025-06-30'],
    ['canbo', '/hoi-vien?tim=thi'],
    ['canbo', '/hoi-vien?don-vi=don-vi-117'],
    ['canbo', '/hoi-vien/1'],
    ['canbo', '/hoi-vien/2'],
    ['canbo', '/tim?q=hoi'],
    ['viet-bai', '/bai-viet'],
  ])(
    '%s: /lam-viec%s has no fault of accessibility, in both languages, themes and widths, and never scrolls sideways',
    async (name, path) => {
      const faults: string[] = [];
      const page = await signedIn(name, { javaScriptEnabled: true, bypassCSP: true });
      for (const [lang, width, colorScheme] of LOOKS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.goto(`${site.address}${lang}/lam-viec${path}`);
        faults.push(...(await faultsOf(page)).map((fault) => `${lang} ${width} ${colorScheme} ${fault}`));
      }
      await page.context().close();
      expect(faults).toEqual([]);
    },
  );
});

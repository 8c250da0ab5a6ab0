import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { systemClock, today } from '#core/clock.ts';
import { isRefusal } from '#core/refusal.ts';
import { giveFirst, invite } from '#modules/access/access.server.ts';
import { acceptLink, createUser, inviteUser } from '#modules/sign-in/sign-in.server.ts';
import { faultsOf, LOOKS } from '#test/axe.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { startSite, type Site } from '#test/site.ts';
import { smallProvince, UNIT } from '#test/small-province.ts';

const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const USERS = '/lam-viec/quan-tri/nguoi-dung';
const ROLES = '/lam-viec/quan-tri/quyen';

describe.skipIf(!hasBrowser)('administering users and grants, in a browser', async () => {
  if (!hasBrowser) return;
  const db = await testDatabase();
  const browser = await openBrowser();
  let site: Site;
  const ids = { chief: '', local: '', lan: '', viewer: '' };

  function made<T>(value: T): Exclude<T, { refused: true }> {
    if (isRefusal(value)) throw new Error(JSON.stringify(value));
    return value as Exclude<T, { refused: true }>;
  }
  const ready = async (name: string, userName: string, role: string, unit: number | null) => {
    const grant = { role, unit, from: today(systemClock), to: null, reason: 'Phân công' };
    const { user, token } = made(
      await actAs(db.app, system, (tx) =>
        invite(tx, system, systemClock, { user: { name, userName }, grant }),
      ),
    );
    made(await actAs(db.app, system, (tx) => acceptLink(tx, systemClock, 'invitation', token, PASSWORD)));
    return user;
  };

  beforeAll(async () => {
    await smallProvince(db.owner);
    ids.chief = await actAs(db.app, system, async (tx) => {
      const user = made(
        await createUser(tx, system, systemClock, { name: 'Nguyễn Văn Quản', userName: 'quan' }),
      );
      const token = made(await inviteUser(tx, system, systemClock, user));
      made(await acceptLink(tx, systemClock, 'invitation', token, PASSWORD));
      made(await giveFirst(tx, system, systemClock, user, 'Lần đầu'));
      return user;
    });
    ids.local = await ready('Võ Văn Cát', 'vo.cat', 'administrator', 107);
    ids.lan = await ready('Nguyễn Thị Lan', 'nguyen.lan', 'branch-secretary', UNIT.farmersChanh);
    ids.viewer = await ready('Trần Thị Xem', 'tran.xem', 'viewer', null);
    // Given before its unit went into another, on 1/7/2025.
    const { rows } = await db.owner.query<{ id: string }>(
      `insert into access_grant (user_id, role, unit_id, period, reason, granted_by, granted_at)
       values ($1, 'commune-officer', 104, '[2025-01-01,)', 'Phân công', 'system', '2025-01-01') returning id`,
      [ids.lan],
    );
    await db.owner.query(
      `insert into audit_entry (at, actor, action, subject, after)
       values ('2025-01-01', 'system', 'grant.give', 'user:' || $1, jsonb_build_object('grant', $2::bigint))`,
      [ids.lan, rows[0]!.id],
    );
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
      // Nobody listens there: letters wait.
      GOC_MAIL_URL: 'smtp://127.0.0.1:1',
      GOC_MAIL_FROM: 'goc@example.vn',
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
  });
  afterAll(async () => void (await site?.stop()));

  /** A page of somebody signed in, as with a second factor. */
  async function pageOf(userName: string, options: BrowserContextOptions = { javaScriptEnabled: false }) {
    const page = await browser.page(options);
    await page.goto(`${site.address}/dang-nhap`);
    await page.locator('#ten').fill(userName);
    await page.locator('#mat-khau').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
    await db.owner.query('update sign_in_session set strong = true');
    return page;
  }
  const main = (page: Page) => page.locator('main');
  const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

  test('an administrator invites a user for a unit that is looked up, and hands the link over', async () => {
    const page = await pageOf('quan');
    await page.goto(site.address + USERS);
    await page.getByRole('link', { name: 'Mời người dùng' }).click();
    await page.getByLabel('Họ và tên').fill('Lê Thị Bé');
    await page.getByLabel('Số điện thoại').fill('0912 345');
    await page.getByLabel('Vai trò', { exact: true }).selectOption('branch-secretary');
    await page.getByLabel('Đơn vị', { exact: true }).fill('chi hoi 3');
    await page.getByLabel('Lý do').fill('Đại hội chi hội');
    await button(page, 'Mời').click();
    expect(await page.getByRole('alert').textContent()).toContain('Chọn một đơn vị');
    expect(await page.getByRole('radio').count()).toBe(4);
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Lê Thị Bé');
    await page.getByRole('radio', { name: /ấp 14/ }).check();
    await button(page, 'Mời').click();
    expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#phone');
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    await page.getByLabel('Thư điện tử').fill('be@example.vn');
    const sent = (await page
      .locator('main form')
      .evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement) as never))) as Record<
      string,
      string
    >;
    await button(page, 'Mời').click();
    expect(await page.locator('h1').textContent()).toBe('Đã mời Lê Thị Bé');
    const link = await page.getByLabel('Đường dẫn dùng một lần').inputValue();
    const letters = await db.owner.query<{ recipient: string; body: string }>(
      'select recipient, body from mail_out',
    );
    expect(letters.rows.map((l) => [l.recipient, l.body.includes(link)])).toEqual([['be@example.vn', true]]);

    // Sent twice, it makes no second user, and shows a link that opens.
    const again = await page.request.post(`${site.address}${USERS}/moi?/moi`, {
      form: sent,
      headers: { origin: site.address, accept: 'text/html' },
    });
    const newer = /http:\S+\/loi-moi\/[\w-]+/.exec(await again.text())![0];
    const made = await db.owner.query("select id from app_user where name = 'Lê Thị Bé'");
    expect(made.rowCount).toBe(1);
    await page.getByRole('link', { name: 'Mở trang của Lê Thị Bé' }).click();
    expect(await main(page).textContent()).toContain(
      'Lê Thị Bé, với vai trò Cán bộ chi hội, chi đoàn, ở Chi hội 3 ấp 14, từ ',
    );
    await page.goto(site.address + new URL(link).pathname);
    expect(await page.locator('h1').textContent()).toBe('Đường dẫn không mở được');
    await page.goto(site.address + new URL(newer).pathname);
    expect(await page.locator('h1').textContent()).toContain('Lê Thị Bé');
    await page.context().close();
  });

  test('a role is revoked after saying what will happen, and given again by one press', async () => {
    const page = await pageOf('quan');
    await page.goto(`${site.address}${USERS}?q=thi+lan`);
    await main(page).getByRole('link', { name: 'Nguyễn Thị Lan' }).click();
    await page.getByRole('link', { name: /^Thu hồi: .*Chi hội 3 ấp 11/ }).click();
    expect(await main(page).textContent()).toContain('không còn làm được ở 1 đơn vị');
    expect(await main(page).textContent()).toContain('không còn xem được hồ sơ của 0 đoàn viên');
    await button(page, 'Thu hồi').click();
    // A browser asks for the reason itself; where it does not, the answer does.
    await page.getByLabel('Lý do').fill('Thôi việc');
    await button(page, 'Thu hồi').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã thu hồi quyền.');
    expect(await main(page).textContent()).toContain('Nguyễn Văn Quản thu hồi ngày');
    await button(page, 'Cấp lại').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã cấp lại quyền.');
    expect(await page.getByRole('link', { name: /^Thu hồi: .*Chi hội 3 ấp 11/ }).count()).toBe(1);
    await page.context().close();
  });

  test('a user is shut out with every session, and let in again', async () => {
    const lan = await pageOf('nguyen.lan');
    const page = await pageOf('quan');
    await page.goto(`${site.address}${USERS}/${ids.lan}`);
    await page.getByRole('link', { name: 'Khóa tài khoản' }).click();
    expect(await main(page).textContent()).toContain('1 phiên đang đăng nhập kết thúc ngay.');
    await button(page, 'Khóa tài khoản').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã khóa tài khoản');
    await lan.goto(`${site.address}/lam-viec`);
    expect(new URL(lan.url()).pathname).toBe('/dang-nhap');
    await button(page, 'Mở lại tài khoản').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã mở lại tài khoản.');
    // Whoever does it is not offered to shut themselves out.
    await page.goto(`${site.address}${USERS}/${ids.chief}`);
    expect(await page.getByRole('link', { name: 'Khóa tài khoản' }).count()).toBe(0);
    await page.goto(`${site.address}${USERS}/${ids.chief}/khoa`);
    await button(page, 'Khóa tài khoản').click();
    expect(await page.getByRole('alert').textContent()).toContain('Không ai tự khóa');
    await page.context().close();
    await lan.context().close();
  });

  test('why somebody may is answered with the grant that says so, and why not with what is missing', async () => {
    const page = await pageOf('quan');
    await page.goto(`${site.address}${ROLES}/vi-sao`);
    await page.getByLabel('Người dùng', { exact: true }).fill('nguyen');
    await button(page, 'Vì sao?').click();
    await page.getByRole('radio', { name: /Nguyễn Thị Lan/ }).check();
    await page.getByLabel('Đơn vị', { exact: true }).fill('chi hoi 3 ap 11');
    await button(page, 'Vì sao?').click();
    expect(await page.getByRole('status').textContent()).toContain('Nguyễn Thị Lan được: Xem hồ sơ hội viên');
    expect(await main(page).textContent()).toContain('Quyền này nói có.');
    await page.getByLabel('Đơn vị', { exact: true }).fill('chi hoi 3 ap 14');
    await button(page, 'Vì sao?').click();
    expect(await page.getByRole('status').textContent()).toContain('Nguyễn Thị Lan không được');
    expect(await main(page).textContent()).toContain('Chi hội 3 ấp 14 không nằm trong đó.');
    await page.goto(`${site.address}${ROLES}/vi-sao?nguoi=vo.cat&quyen=users.write`);
    expect(await main(page).textContent()).toContain('Là của đơn vị khác: toàn liên hiệp');
    await page.context().close();
  });

  test('what a role may do is changed after a look at what that means', async () => {
    const page = await pageOf('quan');
    await page.goto(site.address + ROLES);
    await page.getByRole('link', { name: 'Đổi quyền của vai trò Người xem' }).first().click();
    await page.getByRole('checkbox', { name: /^Xuất danh sách/ }).check();
    await button(page, 'Xem lại thay đổi').click();
    expect(await page.getByRole('alert').textContent()).toContain('không được cho xem hay ghi hồ sơ cá nhân');
    await page.getByRole('checkbox', { name: /^Xuất danh sách/ }).uncheck();
    await page.getByRole('checkbox', { name: /^Ghi kết quả/ }).check();
    await button(page, 'Xem lại thay đổi').click();
    expect(await main(page).textContent()).toContain('Được thêm: Ghi kết quả');
    await page.getByLabel('Lý do').fill('Nghị quyết 3');
    await button(page, 'Đổi quyền').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã đổi quyền của vai trò.');
    await page.context().close();
  });

  test('after a reorganisation grants are reviewed and carried over', async () => {
    const page = await pageOf('quan');
    await page.goto(`${site.address}${ROLES}/ke-thua`);
    expect(await main(page).textContent()).toContain('Sang Hội 3 cấp trên 7, từ 01/07/2025');
    await button(page, 'Chuyển những dòng đã chọn').click();
    expect(await page.getByRole('status').textContent()).toContain('Đã chuyển quyền sang đơn vị mới.');
    expect(await main(page).textContent()).toContain('Không có quyền nào cần chuyển');
    await page.goto(`${site.address}${USERS}/${ids.lan}`);
    expect(await main(page).textContent()).toContain('tiếp nối quyền ở đơn vị cũ');
    await page.context().close();
  });

  test('an administrator of a unit sees who is theirs, and others see no administration at all', async () => {
    const page = await pageOf('vo.cat');
    await page.goto(site.address + USERS);
    const names = await main(page).locator('tbody th a').allTextContents();
    expect(names).toEqual(['Võ Văn Cát', 'Nguyễn Thị Lan']);
    const status = async (path: string) => (await page.goto(site.address + path))!.status();
    expect(await status(`${USERS}/${ids.viewer}`)).toBe(403);
    expect(await page.locator('h1').textContent()).toBe('Chưa có quyền');
    expect(await status(`${ROLES}/vai-tro/viewer`)).toBe(403);
    expect(await status(`${USERS}/${ids.lan}`)).toBe(200);
    await page.context().close();

    const other = await pageOf('tran.xem');
    expect(await other.getByRole('link', { name: 'Người dùng' }).count()).toBe(0);
    for (const path of [
      USERS,
      `${USERS}/moi`,
      `${USERS}/${ids.lan}`,
      ROLES,
      `${ROLES}/vi-sao`,
      `${ROLES}/ke-thua`,
    ])
      expect([path, (await other.goto(site.address + path))!.status()]).toEqual([path, 403]);
    await other.context().close();
  });

  test.for(LOOKS)('every page can be used: %s at %i, %s', async ([lang, width, colorScheme]) => {
    const page = await pageOf('quan', { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const grant = await db.owner.query<{ id: string }>(
      'select id from access_grant where user_id = $1 and revoked_at is null order by id desc limit 1',
      [ids.lan],
    );
    const paths = [
      USERS,
      `${USERS}?q=khong-co-ai`,
      `${USERS}/moi`,
      `${USERS}/${ids.lan}`,
      `${USERS}/${ids.lan}/sua`,
      `${USERS}/${ids.lan}/cap-quyen`,
      `${USERS}/${ids.lan}/khoa`,
      `${USERS}/${ids.lan}/thu-hoi/${grant.rows[0]!.id}`,
      ROLES,
      `${ROLES}/vai-tro/viewer`,
      `${ROLES}/vai-tro/viewer?xem=1&quyen=ledger.write`,
      `${ROLES}/vi-sao?nguoi-chon=${ids.lan}&quyen=persons.read&don-vi=chi`,
      `${ROLES}/vi-sao?nguoi-chon=${ids.lan}&quyen=persons.read`,
      `${ROLES}/ke-thua`,
    ];
    for (const path of paths.map((p) => lang + p)) {
      expect([path, (await page.goto(site.address + path))!.status()]).toEqual([path, 200]);
      expect([path, await faultsOf(page)]).toEqual([path, []]);
    }
    await page.context().close();
  });

  test('after all this, the checks hold', async () => {
    expect(await checkRows(db.owner)).toEqual([]);
  });
});

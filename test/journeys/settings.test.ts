import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { systemClock, today } from '#core/clock.ts';
import { isRefusal } from '#core/refusal.ts';
import { giveGrant } from '#modules/access/access.server.ts';
import { acceptLink, createUser, inviteUser } from '#modules/sign-in/sign-in.server.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { testDatabase } from '#test/database.ts';
import { freePort, startSite, type Site } from '#test/site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const SOON = { timeout: 20_000, interval: 200 };

describe.skipIf(!hasBrowser)('settings, jobs, the audit and health, in a browser', async () => {
  if (!hasBrowser) return;
  const db = await testDatabase();
  const browser = await openBrowser();
  let site: Site;
  let origin: string;
  beforeAll(async () => {
    await db.owner
      .query(`insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at)
      values ('Mặt trận tỉnh Thử', 'Front of Thử', 'Phần Thử cũ', 'The former Thử', false, now())`);
    const [port, noMail] = [await freePort(), await freePort()];
    origin = `http://localhost:${port}`;
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
      PORT: String(port),
      ORIGIN: origin,
      // A mail server that is not there.
      GOC_MAIL_URL: `smtp://thu:bi-mat-cua-thu@127.0.0.1:${noMail}`,
      GOC_MAIL_FROM: 'goc@vidu.vn',
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
    await user('quantri', 'Nguyễn Thị Bích Hoa', 'administrator');
    await user('kiemtra', 'Trần Văn Thu', 'auditor');
    await user('nguoixem', 'Lê Văn Xem', 'viewer');
  });
  afterAll(async () => void (await site?.stop()));

  async function user(userName: string, name: string, role: string): Promise<void> {
    const made = await actAs(db.app, system, async (tx) => {
      const id = await createUser(tx, system, systemClock, { name, userName });
      if (isRefusal(id)) return id;
      const link = await inviteUser(tx, system, systemClock, id);
      if (isRefusal(link)) return link;
      await acceptLink(tx, systemClock, 'invitation', link, PASSWORD);
      const grant = { user: id, role, unit: null, from: today(systemClock), to: null, reason: 'thử' };
      return giveGrant(tx, system, systemClock, grant);
    });
    if (isRefusal(made)) throw new Error(made.code);
  }

  /** A page of a user who has signed in; with the second factor, of which other journeys tell. */
  async function as(
    userName: string,
    options: BrowserContextOptions = { javaScriptEnabled: false },
  ): Promise<Page> {
    const page = await browser.page(options);
    await page.goto(`${origin}/dang-nhap?tiep=/lam-viec/tai-khoan`);
    await page.locator('#ten').fill(userName);
    await page.locator('#mat-khau').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
    await db.owner.query(
      'update sign_in_session set strong = true where user_id = (select id from app_user where user_name = $1)',
      [userName],
    );
    return page;
  }
  const publicPage = async () => {
    const answer = await fetch(`${origin}/`);
    return { html: await answer.text(), policy: answer.headers.get('content-security-policy')! };
  };
  const AT = '/lam-viec/quan-tri';

  test('the administrator changes name and colour; public pages show them at once, in one response, and undo puts them back', async () => {
    const before = await publicPage();
    const page = await as('quantri');
    await page.goto(origin + AT + '/lien-hiep');
    await page.getByLabel('Tên bằng tiếng Việt').fill('Mặt trận tỉnh Mới');
    await page.getByLabel('Dùng màu riêng').check();
    await page.locator('#accent').fill('#ffcc00');
    await page.getByRole('button', { name: 'Ghi và hiện ngay' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('trang công khai đã đổi');
    expect(await page.locator('main').textContent()).toContain('Chữ màu #ffcc00 khó đọc trên nền sáng');
    await expect.poll(async () => (await publicPage()).html, SOON).toContain('Mặt trận tỉnh Mới');

    const shown = await browser.page({ colorScheme: 'light' });
    const asked: string[] = [];
    shown.on('request', (r) => asked.push(r.resourceType()));
    await shown.goto(origin);
    const colour = await shown.evaluate(
      () => getComputedStyle(document.querySelector('nav a[aria-current]')!).borderBottomColor,
    );
    expect(colour).not.toBe('rgb(15, 107, 79)');
    expect(asked.filter((type) => type === 'document' || type === 'stylesheet')).toEqual(['document']);
    const after = await publicPage();
    expect(after.policy).not.toContain('unsafe-inline');
    expect(after.html.length - before.html.length).toBeLessThan(200);
    // The workspace links it: a sheet with a tag, for what asks again.
    const sheet = await fetch(`${origin}/giao-dien.css`);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(await sheet.text()).toContain('--accent:light-dark(');
    const tag = { 'if-none-match': sheet.headers.get('etag')! };
    expect((await fetch(`${origin}/giao-dien.css`, { headers: tag })).status).toBe(304);
    expect(await page.locator('link[href^="/giao-dien.css"]').count()).toBe(1);

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('Đã hoàn tác');
    await expect.poll(async () => (await publicPage()).html, SOON).toContain('Mặt trận tỉnh Thử');
    expect((await publicPage()).html).not.toContain('--accent:light-dark(#6');
    expect(await page.getByLabel('Dùng màu riêng').isChecked()).toBe(false);
    await Promise.all([page.context().close(), shown.context().close()]);
  });

  test('a logo is put up and taken away; a file that may hold code is refused beside its field', async () => {
    const page = await as('quantri');
    await page.goto(origin + AT + '/lien-hiep');
    const put = async (name: string, mimeType: string, buffer: Buffer) => {
      await page.locator('#logo').setInputFiles({ name, mimeType, buffer });
      await page.getByRole('button', { name: 'Ghi và hiện ngay' }).click();
    };
    await put('x.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect(await page.locator('#logo-error').textContent()).toContain('không phải ảnh');
    await put(
      'x.png',
      'image/png',
      await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a3261d' } })
        .png()
        .toBuffer(),
    );
    await expect
      .poll(async () => (await publicPage()).html, SOON)
      .toMatch(/<img src="\/hinh\/[0-9a-f]{64}" alt=""/);
    const path = /\/hinh\/[0-9a-f]{64}/.exec((await publicPage()).html)![0];
    const file = await fetch(origin + path);
    expect([file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
      'image/webp',
      'nosniff',
    ]);
    await page.getByLabel('Bỏ biểu trưng riêng').check();
    await page.getByRole('button', { name: 'Ghi và hiện ngay' }).click();
    await expect.poll(async () => (await publicPage()).html, SOON).not.toContain('/hinh/');
    await page.context().close();
  });

  test('a test letter that cannot be sent says why and is sent again; the password is nowhere', async () => {
    const page = await as('quantri');
    await page.goto(origin + AT + '/thu');
    expect(await page.content()).not.toContain('bi-mat-cua-thu');
    await page.getByLabel('Gửi đến địa chỉ').fill('hoa@vidu.vn');
    await page.getByRole('button', { name: 'Gửi thư thử' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('thư thử');
    await expect
      .poll(async () => {
        await page.reload();
        return page.locator('main table').textContent();
      }, SOON)
      .toContain('ECONNREFUSED');
    await page.getByRole('button', { name: 'Gửi lại: thư đến hoa@vidu.vn' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('gửi lại');
    await page.context().close();
  });

  test('the auditor has the seals verified, watches it, and reads the result as a sentence', async () => {
    const page = await as('kiemtra', {});
    await page.goto(origin + AT + '/nhat-ky');
    await page.getByRole('link', { name: 'Niêm phong' }).click();
    await page.getByRole('button', { name: 'Đối chiếu tất cả' }).click();
    // Without a reload: the page refreshes itself.
    await page.getByText(/Không thấy sai sót/).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Việc tôi yêu cầu' }).click();
    await page.getByRole('link', { name: /^Đối chiếu niêm phong nhật ký/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Đối chiếu niêm phong nhật ký' }).waitFor();
    const run = new URL(page.url()).pathname;
    const other = await as('nguoixem');
    expect((await other.goto(origin + run))!.status()).toBe(404);
    const looksAfter = await as('quantri');
    expect((await looksAfter.goto(origin + run))!.status()).toBe(200);
    expect(await looksAfter.locator('main').textContent()).toContain('Trần Văn Thu');
    await Promise.all([page, other, looksAfter].map((p) => p.context().close()));
  });

  test('a broken chain is told with the seal that does not hold', async () => {
    await expect
      .poll(async () => (await db.owner.query('select 1 from audit_seal')).rowCount, {
        timeout: 90_000,
        interval: 500,
      })
      .toBeGreaterThan(0);
    await db.owner.query(
      `update audit_entry set actor = 'ai khác' where id = (select min(id) from audit_entry)`,
    );
    const page = await as('kiemtra');
    await page.goto(`${origin}${AT}/nhat-ky/niem-phong`);
    await page.getByRole('button', { name: 'Đối chiếu tất cả' }).click();
    await expect
      .poll(async () => {
        await page.reload();
        return page.locator('main ol li').first().textContent();
      }, SOON)
      .toMatch(/Không xong.*Sai ở niêm phong số 1 .*có dòng đã bị sửa/s);
    await page.context().close();
  }, 120_000);

  test('jobs are listed with their state; a recurrent task is run now; a waiting job is stopped and run again', async () => {
    await db.owner.query(`insert into job_run (task, payload, asked_by, asked_at, state, done, total)
      values ('nhap-thu', '{}', 'system', now(), 'running', 30, 120)`);
    const page = await as('quantri');
    await page.goto(origin + AT + '/viec');
    await page.getByRole('button', { name: 'Chạy ngay: Gộp số liệu mới vào chuỗi ngày' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('Đã yêu cầu chạy');
    await page
      .getByRole('navigation', { name: 'Lọc theo trạng thái' })
      .getByRole('link', { name: 'Đang chạy' })
      .click();
    expect(await page.locator('main table').first().locator('tbody tr').count()).toBe(1);
    const bar = page.getByRole('progressbar', { name: 'Tiến độ của nhap-thu' });
    expect(await bar.evaluate((p: HTMLProgressElement) => p.value / p.max)).toBe(0.25);
    await page.getByRole('link', { name: /^nhap-thu/ }).click();
    await page.getByRole('link', { name: 'Dừng' }).click();
    expect(await page.locator('main').textContent()).toContain('đi tiếp từ chỗ đã dừng');
    await page.getByRole('button', { name: 'Dừng' }).click();
    expect(await page.locator('main').textContent()).toContain('Đã dừng việc.');
    await page.getByRole('button', { name: 'Chạy lại' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('chạy lại');
    await page.context().close();
  });

  test('the audit is narrowed, shows what changed, and is taken away only with a purpose, which is noted', async () => {
    const page = await as('kiemtra');
    await page.goto(origin + AT + '/nhat-ky');
    await page.getByLabel('Việc gì').selectOption('Sửa tên, màu, biểu trưng');
    await page.getByLabel('Ai làm').fill('bich hoa');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    const entries = page.locator('main > ol > li');
    expect(await entries.count()).toBe(4);
    const first = await entries.last().textContent();
    expect(first).toContain('Nguyễn Thị Bích Hoa');
    expect(first).toMatch(/Tên tiếng Việt\s*Trước: Mặt trận tỉnh Thử\s*Sau: Mặt trận tỉnh Mới/);
    expect(first).toMatch(/Màu chủ đạo\s*Sau: #ffcc00/);
    await page.getByLabel('Mục đích').fill('Kiểm tra quý III');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('Số,Lúc,Ai,Mã người làm,Việc,Đối tượng,Đơn vị,Trước,Sau');
    await page.getByRole('link', { name: 'Xem hồ sơ' }).click();
    const seen = await page.locator('main table tbody tr').first().textContent();
    expect(seen).toContain('Trần Văn Thu');
    expect(seen).toMatch(/Tải về.*Nhật ký: ai=bich hoa, viec=federation\.update.*Kiểm tra quý III.*4/s);
    // A day that is none narrows nothing and is told beside its field.
    await page.goto(`${origin}${AT}/nhat-ky?tu=2026-02-30`);
    expect(await page.locator('#tu-error').textContent()).toContain('không phải là một ngày');
    const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
    const form = {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'muc-dich=+',
    };
    expect((await fetch(`${origin}${AT}/nhat-ky/tep`, form)).status).toBe(422);
    await page.context().close();
  });

  test('health says how each part fares and what to do', async () => {
    const page = await as('quantri');
    await page.goto(origin + AT + '/suc-khoe');
    const text = (await page.locator('main').textContent())!;
    expect(text).toMatch(/PostgreSQL 1\d/);
    expect(text).toMatch(/Gốc \d+\.\d+\.\d+/);
    expect(text).toContain('Mở Thư gửi đi, đọc lỗi');
    expect(text).toMatch(/Có \d mục cần xem/);
    await page.context().close();
  });

  const PAGES = {
    quantri: ['/lien-hiep', '/thu', '/viec', '/suc-khoe'],
    kiemtra: ['/nhat-ky', '/nhat-ky/truy-cap', '/nhat-ky/niem-phong'],
  };

  test('who may not is refused in words, and finds no link in the menu', async () => {
    for (const [who, refused] of [
      ['nguoixem', [...PAGES.quantri, ...PAGES.kiemtra]],
      ['quantri', PAGES.kiemtra],
      ['kiemtra', PAGES.quantri],
    ] as const) {
      const page = await as(who);
      for (const path of refused) {
        const answer = await page.goto(origin + AT + path);
        expect([who, path, answer!.status()]).toEqual([who, path, 403]);
        expect(await page.locator('main').textContent()).toContain('quyền');
        expect(await page.locator(`nav a[href="${AT}${path}"]`).count()).toBe(0);
      }
      await page.context().close();
    }
  });

  test.each(['quantri', 'kiemtra'] as const)(
    'the pages of %s have no fault of accessibility, in both languages, themes and widths, and never scroll sideways',
    async (who) => {
      const faults: string[] = [];
      for (const [lang, width, colorScheme] of [
        ['', 360, 'dark'],
        ['/en', 1280, 'light'],
        ['/en', 360, 'light'],
        ['', 1280, 'dark'],
      ] as const) {
        const page = await as(who, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const own = (await db.owner.query<{ id: number }>('select max(id) as id from job_run')).rows[0]!.id;
        const paths = [...PAGES[who].map((p) => AT + p), '/lam-viec/viec'];
        if (who === 'quantri') paths.push(`/lam-viec/viec/${own}`);
        for (const path of paths) {
          await page.goto(origin + lang + path);
          await page.evaluate(axe);
          const found = await page.evaluate(() =>
            (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
          );
          for (const v of found.violations)
            faults.push(
              `${lang}${path} ${width} ${v.id}: ${v.nodes
                .map((n) => n.html)
                .join(' | ')
                .slice(0, 300)}`,
            );
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (wide > 0) faults.push(`${lang}${path} ${width}: ${wide} px too wide`);
        }
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
    180_000,
  );
});

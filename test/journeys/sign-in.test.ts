import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { system } from '#core/actor.ts';
import { systemClock } from '#core/clock.ts';
import { acceptLink, createUser, inviteUser, resetLinkToHandOver } from '#modules/sign-in/sign-in.server.ts';
import { faultsOf, LOOKS } from '#test/axe.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { testDatabase } from '#test/database.ts';
import { freePort, startSite, type Site } from '#test/site.ts';

const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const NEXT = 'bảy con cá hát cải lương';

describe.skipIf(!hasBrowser)('signing in, in a browser on a federation that begins', async () => {
  if (!hasBrowser) return;
  const db = await testDatabase();
  const browser = await openBrowser();
  let site: Site;
  let origin: string;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const started = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
      PORT: String(port),
      // A passkey belongs to a name, never to a number.
      ORIGIN: origin,
    });
    if ('code' in started) throw new Error(started.output);
    site = started;
  });
  afterAll(async () => void (await site?.stop()));

  const noScript = { javaScriptEnabled: false };
  const inTx = <T>(work: (tx: Parameters<typeof createUser>[0]) => Promise<T>) =>
    db.app.transaction().execute(work);
  const newUser = async (userName: string, phone?: string) => {
    const user = { name: `Người ${userName}`, userName, phone };
    return inTx(async (tx) => {
      const id = (await createUser(tx, system, systemClock, user)) as string;
      return { id, token: (await inviteUser(tx, system, systemClock, id)) as string };
    });
  };
  const withPassword = async (userName: string, phone?: string) => {
    const { id, token } = await newUser(userName, phone);
    await inTx((tx) => acceptLink(tx, systemClock, 'invitation', token, PASSWORD));
    return id;
  };
  async function enter(page: Page, name: string, password = PASSWORD, path = '/dang-nhap') {
    await page.goto(origin + path);
    await page.locator('#ten').fill(name);
    await page.locator('#mat-khau').fill(password);
    await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
    // Else going elsewhere at once would cut the answer off before its cookie is there.
    await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
  }
  const account = '/lam-viec/tai-khoan';

  test('whoever reads the terminal becomes the first administrator, once', async () => {
    const address = /http:\S+\/bat-dau\?ma=\S+/.exec(site.output())![0];
    const page = await browser.page(noScript);
    await page.goto(`${origin}/bat-dau?ma=wrong`);
    expect(await page.locator('h1').textContent()).toBe('Đường dẫn không mở được');
    await page.goto(address);
    await page.getByLabel('Tên bằng tiếng Việt').fill('Mặt trận tỉnh Thử');
    await page.getByLabel('Tên bằng tiếng Anh').fill('Front of Thử');
    await page.getByLabel('Họ và tên').fill('Nguyễn Văn Quản');
    await page.getByLabel('Số điện thoại').fill('0912 000 111');
    await page.getByLabel('Mật khẩu mới').fill('matkhau123');
    await page.getByRole('button', { name: 'Tạo và đăng nhập' }).click();
    const summary = page.getByRole('alert');
    expect(await summary.textContent()).toContain('dễ đoán');
    expect(await summary.getByRole('link').getAttribute('href')).toBe('#mat-khau-moi');
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Văn Quản');
    expect(await page.getByLabel('Mật khẩu mới').inputValue()).toBe('');
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
    await page.getByRole('button', { name: 'Tạo và đăng nhập' }).click();
    await page.goto(origin + account);
    expect(await page.locator('main h2').first().textContent()).toBe('Nguyễn Văn Quản');
    await page.goto(address);
    expect(await page.locator('main').textContent()).toContain('đã được dùng');
    await page.context().close();
  });

  test('an invitation sets the password and signs in; then any spelling of the number does, and signing out ends it', async () => {
    const { token } = await newUser('thu-ky', '0912345678');
    const page = await browser.page(noScript);
    await page.goto(`${origin}/loi-moi/${token}`);
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click();
    await page.goto(`${origin}/loi-moi/${token}`);
    expect(await page.locator('main').textContent()).toContain('đã được dùng');
    const cookies = await page.context().cookies();
    expect(cookies.map((c) => [c.name, c.httpOnly, c.sameSite, c.secure])).toEqual(
      expect.arrayContaining([
        ['goc.session_token', true, 'Lax', false],
        ['goc.browser', true, 'Lax', false],
      ]),
    );
    await page.goto(`${origin}/dang-xuat`);
    await page.locator('main').getByRole('button', { name: 'Đăng xuất' }).click();
    await page.goto(origin + account);
    expect(page.url()).toBe(`${origin}/dang-nhap?tiep=${encodeURIComponent(account)}`);
    await page.locator('#ten').fill('+84 912.345.678');
    await page.locator('#mat-khau').fill('sai rồi bạn ơi');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#ten');
    expect(await page.locator('#ten').inputValue()).toBe('+84 912.345.678');
    await page.locator('#mat-khau').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    expect(page.url()).toBe(origin + account);
    await page.context().close();
  });

  test('personal pages are never kept, by browsers or by us, and public ones never look at a cookie', async () => {
    for (const path of [
      '/dang-nhap',
      '/en/dang-nhap?tiep=/x',
      '/quen-mat-khau',
      '/loi-moi/x',
      '/bat-dau?ma=x',
    ]) {
      const answer = await fetch(origin + path);
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
    const answer = await fetch(`${origin}/`, { headers: { cookie: 'goc.session_token=x.y' } });
    expect(answer.headers.get('set-cookie')).toBeNull();
    // What better-auth could do besides is not to be reached past our counting of tries.
    for (const path of [
      'sign-in/email',
      'sign-up/email',
      'request-password-reset',
      'get-session',
      'two-factor/verify-totp',
    ]) {
      const asked = await fetch(`${origin}/dang-nhap/may/${path}`, {
        method: path === 'get-session' ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: path === 'get-session' ? null : JSON.stringify({ email: 'a@b.vn', password: 'x', code: '1' }),
      });
      expect([path, asked.status]).toEqual([path, 404]);
    }
  });

  test('after signing in nobody is led to another site', async () => {
    await withPassword('noi-khac');
    const page = await browser.page(noScript);
    await enter(page, 'noi-khac', PASSWORD, `/dang-nhap?tiep=${encodeURIComponent('//evil.vn/')}`);
    expect(new URL(page.url()).origin).toBe(origin);
    await page.context().close();
  });

  /** A code as an authenticator app makes it (RFC 6238). */
  function codeOf(key: string, at = Date.now()): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const bits = [...key.replace(/\s/g, '')]
      .map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0'))
      .join('');
    const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
    const mac = createHmac('sha1', secret).update(counter).digest();
    return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }

  test('a second factor is set up, asked for, and replaced by a recovery code that works once', async () => {
    await withPassword('hai-buoc');
    const page = await browser.page(noScript);
    await enter(page, 'hai-buoc', PASSWORD, `/dang-nhap?tiep=${account}`);
    await page.locator('#mat-khau-ma').fill(PASSWORD);
    await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
    const key = (await page.locator('section p code').textContent())!;
    const codes = await page.locator('ol code').allTextContents();
    expect(codes).toHaveLength(10);
    expect(
      await page.locator('img[alt^="Mã QR"]').evaluate((i: HTMLImageElement) => i.naturalWidth),
    ).toBeGreaterThan(0);
    await page.locator('#ma-xac-thuc').fill('000000');
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Mã chưa đúng');
    await page.locator('#ma-xac-thuc').fill(codeOf(key));
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    expect(await page.getByRole('status').first().textContent()).toBe('Đã bật mã xác thực.');
    expect(await page.locator('main').textContent()).toContain('Phiên này đã xác thực mạnh');

    const other = await browser.page(noScript);
    await enter(other, 'hai-buoc', PASSWORD, `/dang-nhap?tiep=${account}`);
    expect(new URL(other.url()).pathname).toBe('/dang-nhap/hai-buoc');
    // The password alone opens nothing.
    await other.goto(origin + account);
    expect(new URL(other.url()).pathname).toBe('/dang-nhap');
    await other.goto(`${origin}/dang-nhap/hai-buoc?tiep=${account}`);
    await other.locator('#ma-xac-thuc').fill(codeOf(key));
    await other.getByRole('button', { name: 'Xác nhận' }).click();
    expect(other.url()).toBe(origin + account);
    expect(await other.locator('main').textContent()).toContain('Phiên này đã xác thực mạnh');

    for (const [code, path] of [
      [codes[0]!, account],
      [codes[0]!, '/dang-nhap/hai-buoc'],
    ] as const) {
      await other.context().clearCookies();
      await enter(other, 'hai-buoc', PASSWORD, `/dang-nhap?tiep=${account}`);
      await other.locator('#ma-xac-thuc').fill(code);
      await other.getByRole('button', { name: 'Xác nhận' }).click();
      expect(new URL(other.url()).pathname).toBe(path);
    }
    await Promise.all([page.context().close(), other.context().close()]);
  });

  test('sessions are listed and ended; changing the password ends the others', async () => {
    await withPassword('nhieu-may');
    const one = await browser.page(noScript);
    const two = await browser.page({ ...noScript, userAgent: 'Mozilla/5.0 (iPhone) Version/18 Safari/604' });
    await enter(two, 'nhieu-may', PASSWORD, `/dang-nhap?tiep=${account}`);
    await enter(one, 'nhieu-may', PASSWORD, `/dang-nhap?tiep=${account}`);
    const phone = one.locator('li', { hasText: 'Safari trên iPhone' });
    await phone.getByRole('button', { name: 'Kết thúc' }).click();
    await two.goto(origin + account);
    expect(new URL(two.url()).pathname).toBe('/dang-nhap');
    await enter(two, 'nhieu-may', PASSWORD, `/dang-nhap?tiep=${account}`);
    await one.locator('#mat-khau-cu').fill(PASSWORD);
    await one.locator('#mat-khau-moi').fill(NEXT);
    await one.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    expect(await one.getByRole('status').first().textContent()).toContain('Đã đổi mật khẩu');
    await two.goto(origin + account);
    expect(new URL(two.url()).pathname).toBe('/dang-nhap');
    await Promise.all([one.context().close(), two.context().close()]);
  });

  test('a reset link sets another password; opened again it says that it was used', async () => {
    const id = await withPassword('quen-roi');
    const token = (await inTx((tx) => resetLinkToHandOver(tx, system, systemClock, id))) as string;
    const page = await browser.page(noScript);
    await page.goto(`${origin}/en/dat-lai/${token}`);
    await page.getByLabel('New password').fill(NEXT);
    await page.getByRole('button', { name: 'Set the password' }).click();
    expect((await page.goto(`${origin}/en/dat-lai/${token}`))?.status()).toBe(410);
    expect(await page.locator('main').textContent()).toContain('used already');
    await enter(page, 'quen-roi', NEXT, `/en/dang-nhap?tiep=${account}`);
    expect(page.url()).toBe(origin + account);
    await page.context().close();
  });

  test.each([true, false])(
    'what was typed into a form is not lost when the session ended (script: %s)',
    async (javaScriptEnabled) => {
      const name = javaScriptEnabled ? 'dang-go-js' : 'dang-go';
      const id = await withPassword(name);
      const page = await browser.page({ javaScriptEnabled });
      await enter(page, name, PASSWORD, `/dang-nhap?tiep=${account}`);
      await page.locator('#mat-khau-cu').waitFor();
      await page.locator('#mat-khau-cu').fill(PASSWORD);
      await page.locator('#mat-khau-moi').fill(NEXT);
      await db.owner.query('delete from sign_in_session where user_id = $1', [id]);

      const [answer] = await Promise.all([
        page.waitForResponse((r) => r.request().method() === 'POST'),
        page.getByRole('button', { name: 'Đổi mật khẩu' }).click(),
      ]);
      expect(answer.status()).toBe(401);
      expect(await page.getByRole('alert').textContent()).toContain('vẫn còn');
      expect(await page.content()).not.toContain(NEXT);
      await page.locator('#ten').fill(name);
      await page.locator('#mat-khau').fill('sai rồi bạn ơi');
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await page.getByText('chưa đúng').first().waitFor();
      await page.locator('#mat-khau').fill(PASSWORD);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await page.getByRole('heading', { name: 'Gửi tiếp biểu mẫu' }).waitFor();
      await page.getByRole('button', { name: 'Gửi tiếp' }).click();
      await page.waitForLoadState();
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`${account}?/mat-khau`);
      await page.context().close();
    },
  );

  test('a carried form keeps every value through the second factor, but no secret and no file', async () => {
    const id = await withPassword('giu-hai-buoc');
    const page = await browser.page(noScript);
    await enter(page, 'giu-hai-buoc', PASSWORD, `/dang-nhap?tiep=${account}`);
    await page.locator('#mat-khau-ma').fill(PASSWORD);
    await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
    const key = (await page.locator('section p code').textContent())!;
    const recovery = await page.locator('ol code').allTextContents();
    await page.locator('#ma-xac-thuc').fill(codeOf(key));
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    await db.owner.query('delete from sign_in_session where user_id = $1', [id]);

    // The form of a page to come, written into this one.
    const scripted = await browser.page({ bypassCSP: true });
    await scripted.context().addCookies(await page.context().cookies());
    await scripted.goto(`${origin}/healthz`);
    await scripted.evaluate((to) => {
      document.body.innerHTML = `<form method="post" enctype="multipart/form-data" accept-charset="utf-8" action="${to}"><textarea name="noi-dung"></textarea>
        <input name="ngay" value="2026-11-24"><input name="ngay" value="2026-11-25"><input name="mat-khau-x" value="bi-mat-lam">
        <input type="file" name="tep"><button>gửi</button></form>`;
    }, '/lam-viec/so-ghi?/them');
    const text = 'Dòng một "trích"\r\n<b>Dòng hai</b> & hết ấ';
    await scripted.locator('textarea').fill(text);
    await scripted
      .locator('[type=file]')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('tep') });
    await scripted.getByRole('button', { name: 'gửi' }).click();
    await scripted.locator('#ten').fill('giu-hai-buoc');
    await scripted.locator('#mat-khau').fill(PASSWORD);
    await scripted.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await scripted.locator('#ma-xac-thuc').fill('000000');
    await scripted.getByRole('button', { name: 'Xác nhận' }).click();
    await scripted.getByText('Mã chưa đúng').first().waitFor();
    await scripted.locator('#ma-xac-thuc').fill(recovery[0]!);
    await scripted.getByRole('button', { name: 'Xác nhận' }).click();
    await scripted.getByRole('heading', { name: 'Gửi tiếp biểu mẫu' }).waitFor();
    expect(await scripted.locator('main').textContent()).toContain('Tệp đính kèm không giữ lại được');
    expect(await scripted.content()).not.toContain('bi-mat-lam');
    const [sent] = await Promise.all([
      scripted.waitForRequest((r) => r.method() === 'POST'),
      scripted.getByRole('button', { name: 'Gửi tiếp' }).click(),
    ]);
    expect(sent.url()).toBe(`${origin}/lam-viec/so-ghi?/them`);
    expect([...new URLSearchParams(sent.postData()!)]).toEqual([
      ['noi-dung', text],
      ['ngay', '2026-11-24'],
      ['ngay', '2026-11-25'],
    ]);
    await Promise.all([page.context().close(), scripted.context().close()]);
  });

  test('a passkey is added on a device, signs in there strongly, and is removed', async () => {
    await withPassword('khoa');
    const page = await browser.page();
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await enter(page, 'khoa', PASSWORD, `/dang-nhap?tiep=${account}`);
    await page.getByRole('button', { name: 'Thêm khóa truy cập trên máy này' }).click();
    await page.getByRole('button', { name: 'Xóa' }).waitFor();
    await page.context().clearCookies({ name: 'goc.session_token' });
    await page.goto(`${origin}/dang-nhap?tiep=${account}`);
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
    await page.waitForURL(origin + account);
    const strong = await db.owner.query<{ strong: boolean }>(
      `select s.strong from sign_in_session s join app_user u on u.id = s.user_id where user_name = 'khoa' order by s.created_at`,
    );
    expect(strong.rows.map((r) => r.strong)).toEqual([false, true]);
    await page.getByRole('button', { name: 'Xóa' }).click();
    await page.getByText('Đã xóa khóa truy cập.').waitFor();
    await page.context().close();
  });

  test.each([
    ['/dang-nhap', false, null],
    ['/dang-nhap', false, 'vao'],
    ['/dang-nhap/hai-buoc', false, null],
    ['/dang-xuat', false, null],
    ['/quen-mat-khau', false, null],
    ['/loi-moi/TOKEN', false, null],
    ['/dat-lai/khong-co', false, null],
    ['/lam-viec/tai-khoan', true, null],
    ['/lam-viec/tai-khoan', true, 'bat-ma'],
  ] as const)(
    '%s (signed in: %s, after: %s) has no fault of accessibility, in both languages, themes and widths',
    async (path, signedIn, after) => {
      const name = `axe.${path.replaceAll('/', '.').slice(1).toLowerCase()}.${after ?? 'x'}`;
      const { token } = await newUser(name);
      if (signedIn) await inTx((tx) => acceptLink(tx, systemClock, 'invitation', token, PASSWORD));
      const faults: string[] = [];
      for (const [lang, width, colorScheme] of LOOKS) {
        const page = await browser.page({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        if (signedIn) await enter(page, name);
        await page.goto(origin + lang + path.replace('TOKEN', token));
        if (after === 'vao') {
          await page.locator('#ten').fill(`${name}-${width}`);
          await page.locator('#mat-khau').fill('sai rồi bạn ơi');
          await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
          await page.getByRole('alert').waitFor();
        } else if (after === 'bat-ma') {
          await page.locator('#mat-khau-ma').fill(PASSWORD);
          await page.getByRole('button', { name: /Bật mã xác thực|Turn the code on/ }).click();
          await page.locator('ol code').first().waitFor();
        }
        faults.push(...(await faultsOf(page)).map((fault) => `${lang} ${width} ${colorScheme} ${fault}`));
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
  );
});

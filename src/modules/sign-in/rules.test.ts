import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceOf } from './devices.ts';
import { hashPassword, verifyPassword } from './password-hash.server.ts';
import { judgePassword } from './password-law.server.ts';
import {
  identify,
  networkOf,
  parseEmail,
  parsePhone,
  parseUserName,
  samePath,
  sessionHolds,
  SESSION_LASTS,
} from './rules.ts';

test.each([
  ['0912345678', '+84912345678'],
  ['0912.345.678', '+84912345678'],
  ['+84 912 345 678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['+84 (0) 912-345-678', '+84912345678'],
  ['0084912345678', '+84912345678'],
  ['02933 123 456', '+842933123456'],
  ['+1 202 555 0147', '+12025550147'],
  ['12', null],
  ['9123456789', null],
  ['tam1985', null],
  ['', null],
])('%s as a phone number is %s', (text, phone) => expect(parsePhone(text)).toBe(phone));

test('an identifier is a phone number, else an address, else a user name', () => {
  expect(identify(' 0912 345 678 ')).toEqual({ kind: 'phone', value: '+84912345678' });
  expect(identify('Tam@Vidu.VN')).toEqual({ kind: 'email', value: 'tam@vidu.vn' });
  expect(identify('Tam.TT')).toEqual({ kind: 'userName', value: 'tam.tt' });
  for (const none of ['', '  ', 'ab', 'a b c', 'tâm', '.tam', 'x@khong-co-thu.invalid'])
    expect(identify(none)).toBeNull();
  expect(parseUserName('a'.repeat(33))).toBeNull();
  expect(parseEmail('a@b')).toBeNull();
});

test('an address counts as its network: IPv4 alone, IPv6 by its first 64 bits', () => {
  expect(networkOf('203.0.113.5')).toBe('203.0.113.5');
  expect(networkOf('::ffff:203.0.113.5')).toBe('203.0.113.5');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:0db8:0001:0002::1')).toBe(networkOf('2001:db8:1:2:ffff::'));
  expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

const own = ['Nguyễn Thị Bưởi', '+84912345678', 'buoi.nguyen', 'buoi@vidu.vn'];

test.each([
  'matkhau123', 'Matkhau@2024', 'mật khẩu 1', 'mặt khẩu 12', 'anhyeuem1990', 'anh yêu em 1990', 'haugiang2020', 'Hậu Giang 2024', 'cantho@123',
  '1234567890', 'qwertyuiop', 'password123', 'aaaaaaaaaaaa', 'nguyenthibuoi', 'Nguyễn Thị Bưởi', 'buoinguyen1', '0912345678', '0912345678a',
  'mattranvietnam', 'vietnam1975', 'vietnamvodich',
])('“%s” is too easy', (password) => expect(judgePassword(password, own)?.code).toBe('password-too-easy')); // prettier-ignore

test('a few unrelated words are a password, however short each is; nothing need be mixed in', () => {
  for (const good of ['ngựa tím bơi qua ấm', 'bay con ca hat cai luong', 'kx9#vQ2!mzP0'])
    expect([good, judgePassword(good, own)]).toEqual([good, null]);
  expect(judgePassword('chín ký t', own)).toMatchObject({ code: 'password-too-short', least: 10 });
  expect(judgePassword('x'.repeat(129), own)).toMatchObject({ code: 'password-too-long' });
});

test('a password’s hash is argon2id at OWASP’s cost, never the same twice, and knows letters in any spelling', async () => {
  const [one, two] = [await hashPassword('ngựa tím bơi'), await hashPassword('ngựa tím bơi')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'ngựa tím bơi'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(one, 'ngựa tím bới')).toBe(false);
  await expect(verifyPassword('plain', 'plain')).rejects.toThrow('no argon2id hash');
  // Made by the reference implementation (argon2-cffi's documentation): the string is PHC's, not one of our own.
  const known =
    '$argon2id$v=19$m=65536,t=3,p=4$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg';
  expect(await verifyPassword(known, 'correct horse battery staple')).toBe(true);
});

test('a session never holds past its end, wherever the clock stands', () => {
  const begun = Date.parse('2026-01-01');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: SESSION_LASTS }),
      fc.integer({ min: -1e11, max: 1e11 }),
      (seen, jump) => {
        const s = {
          createdAt: new Date(begun),
          seenAt: new Date(begun + seen),
          expiresAt: new Date(begun + SESSION_LASTS),
        };
        const now = new Date(begun + jump);
        if (sessionHolds(s, now)) {
          expect(now.getTime()).toBeLessThan(s.expiresAt.getTime());
          expect(now.getTime() - s.seenAt.getTime()).toBeLessThan(12 * 3600_000);
        }
      },
    ),
  );
});

test.each([
  ['/lam-viec/x?a=1', '/lam-viec/x?a=1'], ['/', '/'], ['//evil.vn', null], ['/\\evil.vn', null], ['https://evil.vn', null],
  ['javascript:alert(1)', null], ['/\t/evil.vn', null], ['lam-viec', null], ['', null], [null, null], ['/a/..//evil.vn', null],
])('after signing in %s leads to %s', (given, path) => expect(samePath(given)).toBe(path)); // prettier-ignore

test('a browser is called as people call it', () => {
  const ua = (rest: string) => `Mozilla/5.0 ${rest}`;
  expect(deviceOf(ua('(Windows NT 10.0) Chrome/130 Safari/537 Edg/130'))).toEqual({
    browser: 'Edge',
    system: 'Windows',
  });
  expect(deviceOf(ua('(Linux; Android 14) Chrome/130 Mobile Safari/537'))).toEqual({
    browser: 'Chrome',
    system: 'Android',
  });
  expect(deviceOf(ua('(iPhone; CPU iPhone OS 18) Version/18 Safari/604'))).toEqual({
    browser: 'Safari',
    system: 'iPhone',
  });
  expect(deviceOf(ua('(Windows NT 10.0) coc_coc_browser/120 Chrome/114'))).toEqual({
    browser: 'Cốc Cốc',
    system: 'Windows',
  });
  expect(deviceOf(null)).toEqual({ browser: null, system: null });
});

import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import { checkRows } from '#test/checks.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import {
  acceptLink,
  changePassword,
  createUser,
  disableUser,
  enableUser,
  findUsers,
  inviteUser,
  resetLinkToHandOver,
  sessionOf,
  sessionsOf,
  signIn,
  signOut,
  updateUser,
  userOfLink,
} from './sign-in.server.ts';

const { db, services, clock } = await signInDatabase();
const inTx = <T>(work: (tx: Parameters<typeof createUser>[0]) => Promise<T>) =>
  db.app.transaction().execute(work);
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';

/** What happened, one line a step: a table that an officer can check. */
const told: string[] = [];
const tell = (what: string, outcome: unknown) =>
  told.push(
    `${what}: ${isRefusal(outcome) ? outcome.code : outcome instanceof Object ? 'được' : String(outcome)}`,
  );

let tam: string;
beforeAll(async () => {
  tam = (await inTx((tx) =>
    createUser(tx, system, clock, { name: 'Trần Thị  Tâm', phone: '0912 345 678', userName: 'Tam.TT' }),
  )) as string;
});

test('a year of a secretary: invited, signed in, forgetful, away and back', async () => {
  const invitation = (await inTx((tx) => inviteUser(tx, system, clock, tam))) as string;
  const newer = (await inTx((tx) => inviteUser(tx, system, clock, tam))) as string;
  const accept = (token: string, password: string) =>
    inTx((tx) => acceptLink(tx, clock, 'invitation', token, password));
  tell('lời mời cũ', await accept(invitation, PASSWORD));
  tell('mật khẩu ngắn', await accept(newer, 'ngắn'));
  tell('mật khẩu dễ', await accept(newer, 'tranthitam1985'));
  tell('lời mời mới', await accept(newer, PASSWORD));
  tell('lời mời dùng lại', await accept(newer, PASSWORD));

  const office = new Browser(services);
  for (const identifier of ['0912345678', '+84 912.345.678', 'tam.tt', 'TAM.TT'])
    tell(`đăng nhập bằng ${identifier}`, await office.signIn(identifier, PASSWORD));
  tell('sai mật khẩu', await office.signIn('0912345678', 'không phải mật khẩu này'));
  tell('người không có', await office.signIn('0999999999', PASSWORD));
  const phone = new Browser(services, { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0' });
  await phone.signIn('tam.tt', PASSWORD);
  const atOffice = (await office.session())!;
  tell('người đang đăng nhập', atOffice.user.name);
  tell('số phiên', (await sessionsOf(db.app, clock, tam)).length);

  tell(
    'đổi mật khẩu, gõ sai mật khẩu cũ',
    await changePassword(services, atOffice, 'sai rồi nhé bạn', PASSWORD),
  );
  const NEXT = 'bảy con cá hát cải lương';
  tell('đổi mật khẩu', (await changePassword(services, atOffice, PASSWORD, NEXT)) ?? 'được');
  tell('phiên ở điện thoại', (await phone.session()) ? 'còn' : 'hết');
  tell('phiên ở cơ quan', (await office.session()) ? 'còn' : 'hết');
  tell('mật khẩu cũ', await office.signIn('tam.tt', PASSWORD));

  const reset = (await inTx((tx) => resetLinkToHandOver(tx, system, clock, tam))) as string;
  clock.advance(25 * 3600_000);
  tell('đường dẫn đặt lại sau 25 giờ', await userOfLink(db.app, clock, 'reset', reset));
  const again = (await inTx((tx) => resetLinkToHandOver(tx, system, clock, tam))) as string;
  tell('đặt lại', await inTx((tx) => acceptLink(tx, clock, 'reset', again, PASSWORD)));
  tell('phiên ở cơ quan', (await office.session()) ? 'còn' : 'hết');

  await office.signIn('tam.tt', PASSWORD);
  await inTx((tx) => disableUser(tx, system, clock, tam));
  tell('bị khóa, phiên', (await office.session()) ? 'còn' : 'hết');
  tell('bị khóa, đăng nhập', await office.signIn('tam.tt', PASSWORD));
  await inTx((tx) => enableUser(tx, system, clock, tam));
  tell('mở khóa, đăng nhập', await office.signIn('tam.tt', PASSWORD));
  await signOut(office.visit());
  tell('đăng xuất', (await office.session()) ? 'còn' : 'hết');

  expect(`\n${told.join('\n')}\n`).toBe(`
lời mời cũ: link-superseded
mật khẩu ngắn: password-too-short
mật khẩu dễ: password-too-easy
lời mời mới: được
lời mời dùng lại: link-used
đăng nhập bằng 0912345678: được
đăng nhập bằng +84 912.345.678: được
đăng nhập bằng tam.tt: được
đăng nhập bằng TAM.TT: được
sai mật khẩu: sign-in-wrong
người không có: sign-in-wrong
người đang đăng nhập: Trần Thị Tâm
số phiên: 2
đổi mật khẩu, gõ sai mật khẩu cũ: password-wrong
đổi mật khẩu: được
phiên ở điện thoại: hết
phiên ở cơ quan: còn
mật khẩu cũ: sign-in-wrong
đường dẫn đặt lại sau 25 giờ: link-expired
đặt lại: được
phiên ở cơ quan: hết
bị khóa, phiên: hết
bị khóa, đăng nhập: sign-in-wrong
mở khóa, đăng nhập: được
đăng xuất: hết
`);
  expect(await checkRows(db.owner)).toEqual([]);
  const { rows } = await db.owner.query<{ text: string }>(
    `select coalesce(string_agg(concat_ws(' ', actor, action, subject, before, after), ' '), '') as text from audit_entry`,
  );
  expect(rows[0]!.text).toContain('session.begin');
  for (const secret of ['Tâm', '912345678', 'tam.tt', 'argon2', PASSWORD])
    expect(rows[0]!.text).not.toContain(secret);
});

test('users are found by name without marks, by user name and by phone number however it is written', async () => {
  for (const search of ['tran thi tam', 'tam.t', '0912 345 678', '+84912345678'])
    expect([search, (await findUsers(db.app, search)).map((u) => u.id)]).toEqual([search, [tam]]);
  expect(await findUsers(db.app, '%')).toEqual([]);
  expect(await findUsers(db.app, 'khong-co-thu')).toEqual([]);
});

test.each([
  [{ name: ' ', phone: '0911111111' }, 'name-needed', 'name'],
  [{ name: 'A' }, 'way-needed', 'phone'],
  [{ name: 'A', phone: '12' }, 'phone-invalid', 'phone'],
  [{ name: 'A', userName: '0912345678' }, 'user-name-invalid', 'userName'],
  [{ name: 'A', email: 'a@b' }, 'email-invalid', 'email'],
  [{ name: 'A', email: 'x@khong-co-thu.invalid' }, 'email-invalid', 'email'],
  [{ name: 'A', phone: '+84 912 345 678' }, 'phone-taken', 'phone'],
  [{ name: 'A', userName: 'TAM.tt' }, 'user-name-taken', 'userName'],
])('a user like %o is refused with the field named', async (user, code, field) => {
  expect(await inTx((tx) => createUser(tx, system, clock, user))).toMatchObject({ code, field });
});

test('a user may keep their own ways, and take no other’s', async () => {
  const other = (await inTx((tx) =>
    createUser(tx, system, clock, { name: 'B', email: 'b@vidu.vn' }),
  )) as string;
  expect(await inTx((tx) => updateUser(tx, system, clock, other, { phone: '0912345678' }))).toMatchObject({
    code: 'phone-taken',
  });
  expect(
    await inTx((tx) => updateUser(tx, system, clock, other, { name: 'Bé', email: 'b@vidu.vn' })),
  ).toMatchObject({
    name: 'Bé',
    email: 'b@vidu.vn',
  });
});

test('a session once seen ended stays ended when the clock is set back, and no jump of the clock throws', async () => {
  const browser = new Browser(services);
  expect(isRefusal(await browser.signIn('tam.tt', PASSWORD))).toBe(false);
  clock.advance(13 * 3600_000);
  expect(await browser.session()).toBeNull();
  clock.advance(-13 * 3600_000);
  expect(await browser.session()).toBeNull();

  await browser.signIn('tam.tt', PASSWORD);
  clock.advance(11 * 3600_000);
  expect(await browser.session()).not.toBeNull();
  // Back to before it was begun: it cannot be judged, and is over.
  clock.advance(-20 * 3600_000);
  expect(await browser.session()).toBeNull();
  clock.advance(20 * 3600_000);
  expect(await browser.session()).toBeNull();

  for (const days of [-20_000, 40_000, -20_000]) {
    clock.advance(days * 24 * 3600_000);
    expect(await browser.session()).toBeNull();
    expect(await sessionsOf(db.app, clock, tam)).toEqual([]);
  }
});

test('a session cookie with another signature, or none, is nobody’s', async () => {
  const browser = new Browser(services);
  await browser.signIn('tam.tt', PASSWORD);
  const signed = [...browser.cookies].find(([name]) => name.endsWith('session_token'))!;
  const token = decodeURIComponent(signed[1]).split('.')[0]!;
  const forged = createHmac('sha256', 'another secret').update(token).digest('base64');
  for (const value of [token, `${token}.`, `${token}.${encodeURIComponent(forged)}`, '.', '%'])
    expect(await sessionOf(services, new Headers({ cookie: `${signed[0]}=${value}` }))).toBeNull();
  expect(await browser.session()).not.toBeNull();
  expect((await signIn(browser.visit(), 'tam.tt', PASSWORD)) as object).toHaveProperty('cookies');
});

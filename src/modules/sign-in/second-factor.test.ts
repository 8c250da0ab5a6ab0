import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import { checkRows } from '#test/checks.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import {
  acceptLink,
  changeSecondFactor,
  confirmSecondFactor,
  createUser,
  enterCode,
  inviteUser,
  setUpSecondFactor,
  stepUp,
} from './sign-in.server.ts';

const { db, services, clock } = await signInDatabase();
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';

/** A code as an authenticator app makes it (RFC 6238). */
function codeOf(key: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replaceAll(' ', '')]
    .map((c) => letters.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
/** One that is none of the codes about now. */
const wrongFor = (key: string) => String((Number(codeOf(key)) + 500_000) % 1_000_000).padStart(6, '0');

async function userWithCode(phone: string) {
  await db.app.transaction().execute(async (tx) => {
    const id = (await createUser(tx, system, clock, { name: 'Người dùng', phone })) as string;
    await acceptLink(tx, clock, 'invitation', (await inviteUser(tx, system, clock, id)) as string, PASSWORD);
  });
  const browser = new Browser(services);
  await browser.signIn(phone, PASSWORD);
  const setup = await setUpSecondFactor(browser.visit(), (await browser.session())!, PASSWORD);
  if (isRefusal(setup)) throw new Error(setup.code);
  const on = browser.kept(
    await confirmSecondFactor(browser.visit(), (await browser.session())!, codeOf(setup.key)),
  );
  expect(isRefusal(on)).toBe(false);
  return { browser, setup };
}

test('with the second factor on, a password alone begins no session; a code begins a strong one', async () => {
  const { browser, setup } = await userWithCode('0912000001');
  expect((await browser.session())!.session.strong).toBe(true);
  const other = new Browser(services);
  expect(await other.signIn('0912000001', PASSWORD)).toMatchObject({ secondFactor: true });
  expect(await other.session()).toBeNull();
  expect(await enterCode(other.visit(), wrongFor(setup.key))).toMatchObject({ code: 'code-wrong' });
  expect(await other.session()).toBeNull();
  other.kept(await enterCode(other.visit(), codeOf(setup.key)));
  expect((await other.session())!.session.strong).toBe(true);
  expect(await checkRows(db.owner)).toEqual([]);
});

test('codes cannot be guessed: five of one sign-in, ten of an account, then a quarter of an hour', async () => {
  const { setup } = await userWithCode('0912000002');
  const outcomes: string[] = [];
  for (let round = 0; round < 3; round++) {
    const stranger = new Browser(services);
    await stranger.signIn('0912000002', PASSWORD);
    for (let i = 0; i < 6; i++) {
      const outcome = await enterCode(stranger.visit(), wrongFor(setup.key));
      outcomes.push(isRefusal(outcome) ? outcome.code : 'in');
    }
  }
  expect(outcomes.filter((o) => o === 'code-wrong')).toHaveLength(10);
  expect(outcomes.filter((o) => o === 'in')).toEqual([]);
  expect(outcomes.slice(12)).toEqual(Array(6).fill('codes-locked'));
});

test('a recovery code signs in once', async () => {
  const { setup } = await userWithCode('0912000003');
  const enter = async (code: string) => {
    const browser = new Browser(services);
    await browser.signIn('0912000003', PASSWORD);
    const outcome = await enterCode(browser.visit(), code);
    return isRefusal(outcome) ? outcome.code : 'in';
  };
  expect(await enter(` ${setup.recoveryCodes[0]!} `)).toBe('in');
  expect(await enter(setup.recoveryCodes[0]!)).toBe('code-wrong');
  expect(await enter(setup.recoveryCodes[1]!)).toBe('in');
});

test('a session that began weak is raised by a code, and only by a right one', async () => {
  const { browser, setup } = await userWithCode('0912000004');
  const signedIn = (await browser.session())!;
  await db.owner.query('update sign_in_session set strong = false where id = $1', [signedIn.session.id]);
  expect(await stepUp(browser.visit(), signedIn, wrongFor(setup.key))).toMatchObject({ code: 'code-wrong' });
  expect((await browser.session())!.session.strong).toBe(false);
  expect(await stepUp(browser.visit(), signedIn, codeOf(setup.key))).toBeNull();
  expect((await browser.session())!.session.strong).toBe(true);
  for (let i = 0; i < 5; i++) await stepUp(browser.visit(), signedIn, wrongFor(setup.key));
  expect(await stepUp(browser.visit(), signedIn, codeOf(setup.key))).toMatchObject({
    code: 'too-many-tries',
  });
});

test('switching it off takes the password', async () => {
  const { browser } = await userWithCode('0912000005');
  const off = async (password: string) =>
    browser.kept(await changeSecondFactor(browser.visit(), (await browser.session())!, password, 'off'));
  expect(await off('không phải mật khẩu')).toMatchObject({ code: 'password-wrong' });
  expect(await off(PASSWORD)).toHaveProperty('cookies');
  expect(await new Browser(services).signIn('0912000005', PASSWORD)).toMatchObject({ secondFactor: false });
  expect(await checkRows(db.owner)).toEqual([]);
});

import { beforeAll, expect, test } from 'vitest';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import { LONGEST_WAIT, mustWaitUntil, networkOf, oneMoreTry, type Tries } from './rules.ts';
import { acceptLink, createUser, resetLinkToHandOver, setPassword, userById } from './sign-in.server.ts';
import { countTry, forgetTries } from './tries.server.ts';

const { db, services, clock } = await signInDatabase();
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const HOUR = 3600_000;

async function user(phone: string): Promise<string> {
  return db.app.transaction().execute(async (tx) => {
    const id = (await createUser(tx, system, clock, { name: 'Người dùng', phone })) as string;
    expect(await setPassword(tx, system, clock, (await userById(tx, id))!, PASSWORD)).toBeNull();
    return id;
  });
}
const code = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'in');

beforeAll(async () => {
  await user('0912000001');
  await user('0912000002');
});

test('of 10.000 wrong passwords from 10.000 addresses a few are tried; the owner’s browser is not made to wait', async () => {
  const owner = new Browser(services);
  expect(code(await owner.signIn('0912000001', PASSWORD))).toBe('in');
  const id = (await owner.session())!.user.id;
  // At the counting itself: hashing 10.000 passwords would take minutes. An attack over ten hours.
  let tried = 0;
  for (let i = 0; i < 10_000; i++) {
    const address = `198.${18 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`;
    const counted = [
      { kind: 'account', of: `user:${id}` },
      { kind: 'network', of: networkOf(address) },
    ] as const;
    if ((await countTry(db.app, clock, counted)) === null) tried++;
    clock.advance(3600);
  }
  expect(tried).toBeGreaterThan(40);
  expect(tried).toBeLessThan(60);

  const stranger = new Browser(services, {}, '192.0.2.77');
  expect(await stranger.signIn('0912000001', PASSWORD)).toMatchObject({
    code: 'too-many-tries',
    minutes: expect.any(Number),
    time: expect.stringMatching(/^\d\d:\d\d$/),
  });
  // Their session has run out meanwhile, their browser is still known.
  expect(code(await owner.signIn('0912000001', PASSWORD))).toBe('in');
  // Never for ever: a quarter of an hour after the attack anybody may try again.
  clock.advance(LONGEST_WAIT);
  expect(code(await stranger.signIn('0912000001', PASSWORD))).toBe('in');
}, 120_000);

test('the same end to end: strangers wait after five tries, from whatever address and by whatever name they try', async () => {
  const owner = new Browser(services);
  await owner.signIn('0912000002', PASSWORD);
  const outcomes: string[] = [];
  const names = ['0912000002', '+84912000002', '84 912 000 002'];
  for (let i = 0; i < 12; i++) {
    const stranger = new Browser(services, {}, `198.51.100.${i}`);
    outcomes.push(code(await stranger.signIn(names[i % 3]!, `sai lần thứ ${i} nhé`)));
  }
  expect(outcomes.slice(0, 5)).toEqual(Array(5).fill('sign-in-wrong'));
  expect(outcomes.slice(5)).toEqual(Array(7).fill('too-many-tries'));
  expect(code(await owner.signIn('0912000002', PASSWORD))).toBe('in');
});

test('an account that does not exist makes wait just as one that does', async () => {
  const outcomes = [];
  for (let i = 0; i < 6; i++)
    outcomes.push(
      code(await new Browser(services, {}, `198.51.100.${i}`).signIn('khong.co.ai', 'mật khẩu bất kỳ')),
    );
  expect(outcomes).toEqual([...Array(5).fill('sign-in-wrong'), 'too-many-tries']);
});

test('a known browser waits too when its own tries are wrong, and is no key to another account', async () => {
  const browser = new Browser(services, {}, '203.0.113.9');
  clock.advance(HOUR);
  expect(code(await browser.signIn('0912000002', PASSWORD))).toBe('in');
  const outcomes = [];
  for (let i = 0; i < 6; i++) outcomes.push(code(await browser.signIn('0912000002', 'sai mật khẩu rồi')));
  expect(outcomes).toEqual([...Array(5).fill('sign-in-wrong'), 'too-many-tries']);
  // Strangers are counted apart from it.
  expect(code(await new Browser(services).signIn('0912000002', PASSWORD))).toBe('in');
  const id = (await user('0912000003')) && '0912000003';
  for (let i = 0; i < 5; i++) await browser.signIn(id, 'sai mật khẩu rồi');
  expect(code(await browser.signIn(id, PASSWORD))).toBe('too-many-tries');
});

test('two hundred tries at once are no more than two hundred in a row', async () => {
  const counted = [{ kind: 'account', of: 'all at once' }] as const;
  const waits = await Promise.all(Array.from({ length: 200 }, () => countTry(db.app, clock, counted)));
  expect(waits.filter((w) => w === null)).toHaveLength(5);
  await forgetTries(db.app, counted);
  expect(await countTry(db.app, clock, counted)).toBeNull();
});

test('whoever opens a reset link need not wait for what strangers tried', async () => {
  const id = await user('0912000004');
  for (let i = 0; i < 6; i++)
    await new Browser(services, {}, `198.51.100.${i}`).signIn('0912000004', 'sai rồi đấy nhé');
  await db.app.transaction().execute(async (tx) => {
    const token = (await resetLinkToHandOver(tx, system, clock, id)) as string;
    await acceptLink(tx, clock, 'reset', token, PASSWORD);
  });
  expect(code(await new Browser(services).signIn('0912000004', PASSWORD))).toBe('in');
});

test('a wait that no law gives, left by a clock that jumped, is none', () => {
  const now = new Date('2026-11-24T03:00:00Z');
  const ahead: Tries = { failures: 9, lastAt: new Date('2036-01-01'), waitUntil: new Date('2036-01-01') };
  expect(mustWaitUntil(ahead, now)).toBeNull();
  const next = oneMoreTry(ahead, 'account', now);
  expect(next.waitUntil!.getTime() - now.getTime()).toBe(LONGEST_WAIT);
  expect(mustWaitUntil(next, now)).toEqual(next.waitUntil);
});

import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { nobody } from '#core/actor.ts';
import { once } from '#core/once.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { testDatabase } from '#test/database.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-06-30T00:00:00Z') };
const lan = { ...nobody, key: 'user:lan', user: 'lan' };
const mai = { ...nobody, key: 'user:mai', user: 'mai' };

beforeAll(async () => {
  await db.owner.query(`insert into app_user (id, name, email, created_at, updated_at)
    select u, u, u || '@example.vn', now(), now() from unnest(array['lan', 'mai']) u`);
});

let done = 0;
const send = (key: string, answer: () => string | Refusal, by = lan) =>
  actAs(db.app, by, (tx) => once(tx, by, clock, key, async () => (done++, answer())));

test('a form sent twice at once is carried out once, and both get its answer', async () => {
  const key = randomUUID();
  done = 0;
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => send(key, () => `/lam-viec?n=${n}`)));
  expect(done).toBe(1);
  expect(new Set(answers).size).toBe(1);
});

test('a refusal is not remembered: the mended form goes through', async () => {
  const key = randomUUID();
  expect(isRefusal(await send(key, () => refuse('reason-needed', {})))).toBe(true);
  expect(await send(key, () => '/lam-viec')).toBe('/lam-viec');
});

test("another user's key, and a key that is none, hold nobody up", async () => {
  const key = randomUUID();
  await send(key, () => '/cua-lan');
  expect(await send(key, () => '/cua-mai', mai)).toBe('/cua-mai');
  done = 0;
  await send('', () => '/a');
  await send('not a key', () => '/b');
  expect(done).toBe(2);
});

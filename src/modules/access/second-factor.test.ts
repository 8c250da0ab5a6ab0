import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { actorOf, needsSecondFactor } from './access.server.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-06-30T00:00:00Z') };

beforeAll(() =>
  db.owner.query(`
    insert into app_user (id, name, email, created_at, updated_at)
      select u, u, u || '@example.vn', now(), now() from unnest(array['admin', 'viewer', 'former']) u;
    insert into access_grant (user_id, role, period, reason, granted_by, granted_at) values
      ('admin', 'administrator', '[2026-01-01,)', 'thử', 'system', now()), ('viewer', 'viewer', '[2026-01-01,)', 'thử', 'system', now()),
      ('former', 'administrator', '[2026-01-01,2026-06-30)', 'thử', 'system', now())`),
);

test('whoever has a role that needs a second factor is told so, as long as they have it', async () => {
  const needs = (user: string) => needsSecondFactor(db.app, clock, user);
  expect([await needs('admin'), await needs('viewer'), await needs('former')]).toEqual([true, false, false]);
});

test('such a role gives nothing in a session that was begun without one', async () => {
  const scope = async (strong: boolean) =>
    (await actorOf(db.app, clock, { user: 'admin', strong })).scope('users.write');
  expect(await scope(true)).toBe('all');
  expect(await scope(false)).toEqual(new Set());
});

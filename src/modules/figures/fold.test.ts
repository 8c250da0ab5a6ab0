import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system as by } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { foldTail } from './fold.server.ts';
import { admit, endMembership, registerPerson } from '#modules/members/members.server.ts';
import { smallProvince, UNIT } from '#test/small-province.ts';

const db = await testDatabase();
const clock: Clock = { now: () => new Date('2026-06-30T00:00:00Z') };

beforeAll(async () => {
  await smallProvince(db.owner);
  for (let year = 2005; year < 2025; year++)
    await actAs(db.app, by, async (tx) => {
      const who = {
        fullName: 'Trần Văn Năm',
        sex: 'male' as const,
        birthDay: '1970-01-01' as Day,
        unit: UNIT.farmersChanh,
      };
      const person = Number(await registerPerson(tx, by, clock, who));
      const day = `${year}-05-01` as Day;
      const membership = Number(await admit(tx, by, clock, { person, unit: UNIT.farmersChanh, day }));
      const end = { membership, kind: 'removal' as const, reason: null, day: `${year + 1}-05-01` as Day };
      if (year % 2) await endMembership(tx, by, clock, end);
    });
});

const one = async (statement: string) => (await db.owner.query<{ n: number }>(statement)).rows[0]!.n;

test('a fold takes the whole tail, in small batches, and opens the year after each change', async () => {
  const tail = await one('select count(*)::int n from series_tail');
  expect(tail).toBeGreaterThan(150);
  const client = await db.owner.connect();
  expect(await foldTail(client, 7)).toBe(tail);
  expect(await foldTail(client, 7)).toBe(0);
  client.release();
  expect(await one('select count(*)::int n from series_tail')).toBe(0);
  expect(
    await one(`select count(*)::int n from series_day d where not exists (
      select from series_opening o where (o.series, o.node_kind, o.node_id, o.organisation_id, o.year)
        = (d.series, d.node_kind, d.node_id, d.organisation_id, extract(year from d.day) + 1))`),
  ).toBe(0);
  expect(
    await one(
      `select value::int n from series_opening where series = 1 and node_kind = 'a' and node_id = 1 and year = 2025`,
    ),
  ).toBe(10);
  expect(await checkRows(db.owner)).toEqual([]);
});

import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system as by } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import { addDays, type Day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { figure } from '#modules/figures/figures.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import {
  admit,
  correctAdmissionDay,
  endMembership,
  moveHousehold,
  moveIn,
  registerHousehold,
  registerPerson,
  transfer,
} from './members.server.ts';
import { HAMLET, nobody, smallProvince, UNIT } from '#test/small-province.ts';

const db = await testDatabase();
const clock: Clock = { now: () => new Date('2026-06-30T00:00:00Z') };
const FIRST = '2016-01-01' as Day;
const today = '2026-06-30' as Day;
const PERSONS = 5;
const HOUSEHOLDS = 3;

const person = fc.integer({ min: 1, max: PERSONS });
const household = fc.integer({ min: 1, max: HOUSEHOLDS });
// Ids begin at 1 in every run, so small numbers meet a membership that is there, or soon will be.
const membership = fc.integer({ min: 1, max: 8 });
const unit = fc.constantFrom(...Object.values(UNIT));
const hamlet = fc.constantFrom(...Object.values(HAMLET));
// Few days, the day of the reorganisation and turns of the year among them, so that changes meet on one.
const day = fc.oneof(
  fc.constantFrom('2019-01-01', '2022-12-31', '2023-01-01', '2025-06-30', '2025-07-01').map((d) => d as Day),
  fc.integer({ min: 0, max: 3700 }).map((n) => addDays(FIRST, n)),
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('admit' as const), person, unit, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('moveIn' as const), person, household, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('moveHousehold' as const), household, hamlet, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), membership, unit, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), membership, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), membership, day }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('fold' as const), most: fc.integer({ min: 1, max: 30 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let changes = 0;

/** One step in a transaction of its own, as the app's login. A refusal is fine, an error is not. */
async function take(what: Step): Promise<void> {
  if (what.do === 'fold') {
    await db.owner.query('select fold_series($1)', [what.most]);
    return;
  }
  const value = await actAs(db.app, by, (tx): Promise<unknown> => {
    if (what.do === 'admit') return admit(tx, by, clock, what);
    if (what.do === 'moveIn') return moveIn(tx, by, clock, what);
    if (what.do === 'moveHousehold') return moveHousehold(tx, by, clock, what);
    if (what.do === 'transfer') return transfer(tx, by, clock, what);
    if (what.do === 'correct') return correctAdmissionDay(tx, by, clock, { ...what, reason: null });
    return endMembership(tx, by, clock, { ...what, kind: 'removal', reason: null });
  });
  if (!isRefusal(value)) changes++;
}

async function people(): Promise<void> {
  await nobody(db.owner);
  await actAs(db.app, by, async (tx) => {
    for (let n = 1; n <= HOUSEHOLDS; n++)
      await registerHousehold(tx, by, clock, { hamlet: n % 2 ? HAMLET.chanh : HAMLET.dong, day: FIRST });
    for (let n = 1; n <= PERSONS; n++)
      await registerPerson(tx, by, clock, {
        fullName: `Người ${n}`,
        sex: 'female',
        birthDay: '1990-01-01' as Day,
        unit: UNIT.farmersChanh,
      });
  });
}

/** The same figures counted from the records and the versions of the map, by nothing that the rollups use. */
const PLAIN: Record<string, string> = {
  memberships: `select count(*)::int n from membership m join unit_version v on v.unit_id = m.unit_id and v.period @> $1::date
    join organisation o on o.id = m.organisation_id and o.has_hamlet_branches
    where m.period @> $1::date and v.area_id in (select area_id from under)`,
  people: `select count(distinct m.person_id)::int n from membership m join organisation o on o.id = m.organisation_id and o.has_hamlet_branches
    join residence r on r.person_id = m.person_id and r.period @> $1::date
    join household_place p on p.household_id = r.household_id and p.period @> $1::date
    where m.period @> $1::date and p.area_id in (select area_id from under)`,
  'households-with-member': `select count(distinct r.household_id)::int n from membership m join organisation o on o.id = m.organisation_id and o.has_hamlet_branches
    join residence r on r.person_id = m.person_id and r.period @> $1::date
    join household_place p on p.household_id = r.household_id and p.period @> $1::date
    where m.period @> $1::date and p.area_id in (select area_id from under)`,
};

async function counted(indicator: string, slug: string, on: Day): Promise<number> {
  const { rows } = await db.owner.query<{ n: number }>(
    `with recursive under as (
      select area_id from area_version where slug = $2 and period @> $1::date
      union all
      select v.area_id from under join area_version v on v.parent_id = under.area_id and v.period @> $1::date
    ) ${PLAIN[indicator]}`,
    [on, slug],
  );
  return rows[0]!.n;
}

const areasOn = (on: Day) =>
  on < '2025-07-01'
    ? ['tinh-nho', 'huyen-tren', 'huyen-duoi', 'xa-an', 'xa-binh', 'xa-cat']
    : ['tinh-nho', 'xa-an-binh', 'xa-cat'];

async function expectFigures(on: Day): Promise<void> {
  for (const area of areasOn(on))
    for (const indicator of Object.keys(PLAIN)) {
      const answer = await figure(db.portal, { indicator, area, date: on }, today);
      expect({ indicator, area, on, value: isRefusal(answer) ? answer.code : Number(answer.value) }).toEqual({
        indicator,
        area,
        on,
        value: await counted(indicator, area, on),
      });
    }
}

beforeAll(() => smallProvince(db.owner));

test('figures stay exact while many write at once, about any day', async () => {
  const connection = fc.array(step, { minLength: 6, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(connection, { minLength: 4, maxLength: 4 }),
      day,
      day,
      async (all, one, other) => {
        await people();
        await Promise.all(
          all.map(async (steps) => {
            for (const what of steps) await take(what);
          }),
        );
        expect(await checkRows(db.owner)).toEqual([]);
        for (const on of [one, other]) await expectFigures(on);
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
  expect(changes).toBeGreaterThan(300);
}, 60_000);

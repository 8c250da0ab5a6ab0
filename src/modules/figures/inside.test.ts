import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system, type Actor, type Permission } from '#core/actor.ts';
import { day, type Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { admit, moveIn, registerHousehold, registerPerson } from '#modules/members/members.server.ts';
import { unitsBelow } from '#modules/units/units.server.ts';
import { testDatabase } from '#test/database.ts';
import { HAMLET, smallProvince, UNIT } from '#test/small-province.ts';
import { figure, internalFigure, type Asked } from './figures.server.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-01-15T03:00:00Z') };
const today = day('2026-01-15');
/** In the middle of a month: in public nothing is shown below the commune. */
const midMonth = day('2025-09-17');

/** Three farmers and one of the women's union in Ấp Chánh: each count is a small one. */
beforeAll(async () => {
  await smallProvince(db.owner);
  await db.owner.query(`
    insert into unit (id, organisation_id) overriding system value values (160, 1);
    insert into unit_version (unit_id, level, area_id, name, slug, period, legal_basis)
      values (160, 'commune', 7, 'Mặt trận xã An Bình', 'mat-tran-an-binh', '[2025-07-01,)', 'thử nghiệm');
    update unit_version set front_parent_id = 160 where unit_id in (121, 131) and lower(period) = '2025-07-01'`);
  const household = await by((tx) =>
    registerHousehold(tx, system, clock, { hamlet: HAMLET.chanh, day: day('2019-01-01') }),
  );
  for (const [name, unit] of [
    ['Trần Văn Bảy', UNIT.farmersChanh],
    ['Lê Văn Tám', UNIT.farmersChanh],
    ['Võ Thị Chín', UNIT.farmersChanh],
    ['Võ Thị Mười', UNIT.womenChanh],
  ] as const) {
    const who = { fullName: name, sex: 'female' as const, birthDay: day('1980-05-05'), unit };
    const person = await by((tx) => registerPerson(tx, system, clock, who));
    await by((tx) => moveIn(tx, system, clock, { person, household, day: day('2019-01-01') }));
    await by((tx) => admit(tx, system, clock, { person, unit, day: day('2025-09-10') }));
  }
});

async function by<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T> {
  const done = await actAs(db.app, system, work);
  if (isRefusal(done)) throw new Error(done.code);
  return done;
}

/** Somebody with a permission for a unit and what is below it. */
async function at(unit: number, permission: Permission = 'figures.internal'): Promise<Actor> {
  const units = new Set(await unitsBelow(db.app, unit, today));
  return { key: 'user:u', user: 'u', scope: (asked) => (asked === permission ? units : new Set()) };
}
const inside = async (actor: Actor, asked: Asked) => {
  const found = await actAs(db.app, actor, (tx) => internalFigure(tx, actor, asked, today));
  return isRefusal(found) ? found.code : String(found.value);
};
const branch = (unit: number, date: Day = midMonth): Asked => ({
  indicator: 'memberships',
  unit: String(unit),
  date,
});

test('below the commune the public waits for the month’s end and sees no small count; those inside see it on any day', async () => {
  expect(await figure(db.portal, branch(UNIT.farmersChanh), today)).toMatchObject({
    code: 'stock-below-commune',
  });
  expect(await figure(db.portal, branch(UNIT.farmersChanh, day('2025-09-30')), today)).toMatchObject({
    value: null,
  });
  const secretary = await at(UNIT.farmersChanh);
  expect(await inside(secretary, branch(UNIT.farmersChanh))).toBe('3');
  expect(await inside(secretary, branch(UNIT.farmersChanh, day('2025-09-09')))).toBe('0');
  expect(
    await inside(secretary, {
      indicator: 'households-with-member',
      unit: String(UNIT.farmersChanh),
      date: midMonth,
    }),
  ).toBe('1');
});

test('a count needs no permission to read persons, and gives none', async () => {
  const viewer = await at(107);
  expect(await inside(viewer, branch(UNIT.farmersChanh))).toBe('3');
  const names = await actAs(db.app, viewer, (tx) => tx.selectFrom('person').select('id').execute());
  expect(names).toEqual([]);
});

test('a grassroots unit opens into each of its branches', async () => {
  const actor = await at(107);
  const found = await actAs(db.app, actor, (tx) => internalFigure(tx, actor, branch(107), today));
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.breakdown.rows.map((r) => [r.id, r.value])).toEqual([
    [UNIT.farmersChanh, 3n],
    [UNIT.farmersDuoi, 0n],
    [UNIT.farmersBac, 0n],
  ]);
});

test('the Front’s line gives figures of all organisations in its area; another organisation’s line gives none', async () => {
  const front = await at(160);
  expect(await inside(front, branch(UNIT.farmersChanh))).toBe('3');
  expect(await inside(front, branch(UNIT.womenChanh))).toBe('1');
  expect(await inside(front, branch(160))).toBe('4');
  expect(await inside(front, branch(UNIT.farmersDuoi))).toBe('not-allowed');
  expect(await inside(await at(117), branch(UNIT.farmersChanh))).toBe('not-allowed');
  expect(await inside(await at(107), branch(160))).toBe('not-allowed');
});

test('an area is opened inside by who sees the whole federation; other permissions give no figure', async () => {
  const hamlet = { indicator: 'memberships', area: 'ap-chanh', date: midMonth };
  expect(await inside(system, hamlet)).toBe('4');
  expect(await inside(await at(107), hamlet)).toBe('not-allowed');
  expect(await inside(await at(107, 'persons.read'), branch(UNIT.farmersChanh))).toBe('not-allowed');
});

test('the public login cannot count inside', async () => {
  await expect(internalFigure(db.portal, system, branch(UNIT.farmersChanh), today)).rejects.toThrow(
    /permission denied/,
  );
});

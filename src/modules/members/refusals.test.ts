import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
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
import { HAMLET, smallProvince, UNIT } from '#test/small-province.ts';

const db = await testDatabase();
const by = { ...system, key: 'user:secretary' };
const clock: Clock = { now: () => new Date('2026-02-01T17:30:00Z') };
const d = (text: string) => text as Day;

const all = { home: 0, other: 0, lan: 0, mai: 0, farmer: 0, moved: 0, gone: 0 };

const say = <A>(what: (tx: Tx, actor: typeof by, clock: Clock, asked: A) => Promise<unknown>, asked: A) =>
  actAs(db.app, by, (tx) => what(tx, by, clock, asked));

async function refused<A>(
  what: (tx: Tx, actor: typeof by, clock: Clock, asked: A) => Promise<unknown>,
  asked: A,
): Promise<Refusal> {
  const before = await written();
  const value = await say(what, asked);
  if (!isRefusal(value)) throw new Error(`not refused: ${JSON.stringify(value)}`);
  expect(await written()).toEqual(before);
  return value;
}

/** How much there is of all that a writer writes: a refusal leaves it as it was. */
async function written(): Promise<unknown> {
  const { rows } = await db.owner.query(
    `select (select count(*) from audit_entry) a, (select count(*) from series_tail) t, (select count(*) from membership_event) e,
      (select string_agg(m::text, ' ' order by id) from membership m) m, (select string_agg(r::text, ' ' order by r::text) from residence r) r,
      (select string_agg(p::text, ' ' order by p::text) from household_place p) p`,
  );
  return rows[0];
}

beforeAll(async () => {
  await smallProvince(db.owner);
  const number = async <A>(
    what: (tx: Tx, actor: typeof by, clock: Clock, asked: A) => Promise<unknown>,
    asked: A,
  ) => Number(await say(what, asked));
  const newborn = { sex: 'female' as const, birthDay: d('1990-01-01'), unit: UNIT.farmersChanh };
  all.home = await number(registerHousehold, { hamlet: HAMLET.chanh, day: d('2015-01-01') });
  all.other = await number(registerHousehold, { hamlet: HAMLET.dong, day: d('2015-01-01') });
  all.lan = await number(registerPerson, { fullName: 'Nguyễn Thị Lan', ...newborn });
  all.mai = await number(registerPerson, { fullName: 'Lê Thị Mai', ...newborn });
  await say(moveIn, { person: all.lan, household: all.home, day: d('2015-01-01') });
  all.farmer = await number(admit, { person: all.lan, unit: UNIT.farmersChanh, day: d('2017-01-10') });
  const woman = await number(admit, { person: all.lan, unit: UNIT.womenChanh, day: d('2017-01-10') });
  all.moved = await number(transfer, { membership: woman, unit: UNIT.womenDong, day: d('2019-01-01') });
  all.gone = await number(admit, { person: all.mai, unit: UNIT.farmersBac, day: d('2016-01-01') });
  await say(endMembership, { membership: all.gone, kind: 'removal', reason: null, day: d('2018-01-01') });
});

test('an admission', async () => {
  const { lan, mai } = all;
  const ask = (person: number, unit: number, day: string) => refused(admit, { person, unit, day: d(day) });
  expect(await ask(lan, UNIT.farmersBac, '2020-01-01')).toMatchObject({
    code: 'already-member',
    organisation: 'farmers',
    from: '2017-01-10',
    to: null,
  });
  expect((await ask(lan, UNIT.farmersBac, '2016-01-01')).code).toBe('already-member');
  expect(await ask(mai, UNIT.farmersDuoi, '2017-12-31')).toMatchObject({
    code: 'unit-not-on-day',
    from: '2018-01-01',
  });
  // Open on the day, but closed since: the membership would outlive the unit.
  expect(await ask(mai, UNIT.womenSuoi, '2022-01-01')).toMatchObject({
    code: 'unit-not-on-day',
    day: '2023-01-01',
  });
  expect((await ask(mai, UNIT.farmersAn, '2020-01-01')).code).toBe('unit-takes-no-members');
  expect((await ask(mai, UNIT.frontChanh, '2020-01-01')).code).toBe('unit-takes-no-members');
  expect((await ask(mai, 9999, '2020-01-01')).code).toBe('unit-unknown');
  expect(await ask(9999, UNIT.farmersBac, '2020-01-01')).toMatchObject({ code: 'not-found', what: 'person' });
  expect(await ask(mai, UNIT.womenChanh, '1989-12-31')).toMatchObject({
    code: 'period-outside',
    from: '1990-01-01',
  });
  expect(await ask(mai, UNIT.womenChanh, '2026-02-03')).toMatchObject({
    code: 'day-ahead',
    today: '2026-02-02',
  });
});

test('a transfer', async () => {
  const ask = (membership: number, unit: number, day: string) =>
    refused(transfer, { membership, unit, day: d(day) });
  expect(await ask(9999, UNIT.farmersBac, '2020-01-01')).toMatchObject({
    code: 'not-found',
    what: 'membership',
  });
  expect((await ask(all.farmer, UNIT.womenDong, '2020-01-01')).code).toBe('organisation-differs');
  expect((await ask(all.farmer, UNIT.farmersChanh, '2020-01-01')).code).toBe('already-member');
  expect((await ask(all.farmer, UNIT.farmersBac, '2017-01-10')).code).toBe('period-outside');
  expect(await ask(all.gone, UNIT.farmersBac, '2017-01-01')).toMatchObject({
    code: 'membership-ended',
    day: '2018-01-01',
  });
});

test('an end and a correction', async () => {
  const end = (membership: number, day: string) =>
    refused(endMembership, { membership, kind: 'death', reason: null, day: d(day) });
  expect((await end(all.farmer, '2017-01-10')).code).toBe('period-outside');
  expect((await end(all.farmer, '2026-02-03')).code).toBe('day-ahead');
  expect((await end(all.gone, '2017-06-01')).code).toBe('membership-ended');
  const correct = (membership: number, day: string) =>
    refused(correctAdmissionDay, { membership, day: d(day), reason: null });
  expect((await correct(all.gone, '2018-01-01')).code).toBe('period-outside');
  expect((await correct(all.farmer, '1989-01-01')).code).toBe('period-outside');
  expect(await correct(all.moved, '2018-01-01')).toMatchObject({
    code: 'entered-by-transfer',
    from: '2019-01-01',
  });
  const again = await say(admit, { person: all.mai, unit: UNIT.farmersBac, day: d('2021-01-01') });
  expect((await correct(Number(again), '2017-12-31')).code).toBe('already-member');
});

test('a move', async () => {
  const into = (person: number, household: number, day: string) =>
    refused(moveIn, { person, household, day: d(day) });
  expect((await into(all.lan, all.home, '2020-01-01')).code).toBe('already-there');
  expect((await into(all.lan, all.other, '2015-01-01')).code).toBe('move-on-record');
  expect((await into(all.lan, all.other, '2014-12-31')).code).toBe('period-outside');
  expect(await into(all.lan, 9999, '2020-01-01')).toMatchObject({ code: 'not-found', what: 'household' });
  expect(await into(9999, all.home, '2020-01-01')).toMatchObject({ code: 'not-found', what: 'person' });
  expect((await into(all.lan, all.other, '2026-03-01')).code).toBe('day-ahead');
  const to = (household: number, hamlet: number, day: string) =>
    refused(moveHousehold, { household, hamlet, day: d(day) });
  expect((await to(all.home, HAMLET.chanh, '2020-01-01')).code).toBe('already-there');
  expect((await to(all.home, 4, '2020-01-01')).code).toBe('area-not-hamlet');
  expect((await to(9999, HAMLET.dong, '2020-01-01')).code).toBe('not-found');
  expect((await to(all.home, HAMLET.dong, '2014-01-01')).code).toBe('period-outside');
  expect(await to(all.home, HAMLET.suoi, '2022-01-01')).toMatchObject({
    code: 'area-not-on-day',
    day: '2023-01-01',
    successors: [{ slug: 'ap-dong' }],
  });
});

test('a registration', async () => {
  const by = { sex: 'male' as const, unit: UNIT.farmersChanh };
  const nobody = { ...by, fullName: ' ', birthDay: d('1990-01-01') };
  expect((await refused(registerPerson, nobody)).code).toBe('body-invalid');
  const unborn = { ...nobody, fullName: 'Lê Văn Út', birthDay: d('2026-02-03') };
  expect((await refused(registerPerson, unborn)).code).toBe('day-ahead');
  const at = (hamlet: number, day: string) => refused(registerHousehold, { hamlet, day: d(day) });
  expect((await at(6, '2020-01-01')).code).toBe('area-not-hamlet');
  expect((await at(HAMLET.suoi, '2020-01-01')).code).toBe('area-not-on-day');
  expect((await at(9999, '2020-01-01')).code).toBe('area-unknown');
});

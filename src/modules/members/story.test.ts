import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { figure } from '#modules/figures/figures.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { foldTail } from '#modules/figures/figures.server.ts';
import {
  admit,
  correctAdmissionDay,
  endMembership,
  membershipsOf,
  moveHousehold,
  moveIn,
  registerHousehold,
  registerPerson,
  transfer,
} from './members.server.ts';
import { HAMLET, smallProvince, UNIT } from '#test/small-province.ts';

const db = await testDatabase();
const secretary = { ...system, key: 'user:secretary' };
const clock: Clock = { now: () => new Date('2020-01-15T03:00:00Z') };
const d = (text: string) => text as Day;

beforeAll(() => smallProvince(db.owner));

/** What the app's login does in one transaction; a refusal fails the story. */
async function done<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const value = await actAs(db.app, secretary, work);
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
}

const say = async <A>(
  what: (tx: Tx, by: typeof secretary, clock: Clock, asked: A) => Promise<unknown>,
  asked: A,
) => Number(await done((tx) => what(tx, secretary, clock, asked)));

const person = (fullName: string, sex: 'female' | 'male', birthDay: string) =>
  say(registerPerson, { fullName, sex, birthDay: d(birthDay), unit: UNIT.farmersChanh });

async function shown(indicator: string, area: string, day: Day, organisation?: string): Promise<string> {
  const asked = { indicator, area, date: day, ...(organisation ? { organisation } : {}) };
  const answer = await figure(db.portal, asked, d('2020-01-15'));
  return isRefusal(answer) ? answer.code : String(answer.value);
}

const DAYS = ['2018-12-31', '2019-03-31', '2019-06-30', '2019-09-30', '2019-12-31'].map(d);

/** The figures of the year, a row for each day on which officers look at them. */
async function table(): Promise<string> {
  const head =
    'day        | An: memberships farmers | people households | Cát: people households | province: memberships people union';
  const rows = [];
  for (const day of DAYS) {
    const [m, f, p, h] = [
      await shown('memberships', 'xa-an', day),
      await shown('memberships', 'xa-an', day, 'farmers'),
      await shown('people', 'xa-an', day),
      await shown('households-with-member', 'xa-an', day),
    ];
    const cat = [await shown('people', 'xa-cat', day), await shown('households-with-member', 'xa-cat', day)];
    const all = [
      await shown('memberships', 'tinh-nho', day),
      await shown('people', 'tinh-nho', day),
      await shown('union-members', 'tinh-nho', day),
    ];
    rows.push(`${day} | ${m} ${f} | ${p} ${h} | ${cat.join(' ')} | ${all.join(' ')}`);
  }
  return [head, ...rows].join('\n');
}

test('a year in a branch', async () => {
  // Before the year: two households of Ấp Chánh, three people, of whom two are farmers and one of those a woman of both.
  const home = await say(registerHousehold, { hamlet: HAMLET.chanh, day: d('2015-01-01') });
  const next = await say(registerHousehold, { hamlet: HAMLET.chanh, day: d('2015-01-01') });
  const lan = await person('Nguyễn Thị Lan', 'female', '1980-05-02');
  const hung = await person('Trần Văn Hùng', 'male', '1978-03-09');
  const mai = await person('Lê Thị Mai', 'female', '1991-11-30');
  for (const [who, household] of [
    [lan, home],
    [hung, home],
    [mai, next],
  ] as const)
    await say(moveIn, { person: who, household, day: d('2015-01-01') });
  await say(admit, { person: lan, unit: UNIT.womenChanh, day: d('2016-03-08') });
  const lanFarmer = await say(admit, { person: lan, unit: UNIT.farmersChanh, day: d('2017-01-10') });
  const hungFarmer = await say(admit, { person: hung, unit: UNIT.farmersChanh, day: d('2017-01-10') });

  // February: Mai is admitted; the school's union takes her too. The paper of Hùng's admission turns up: it was 2019.
  const maiWoman = await say(admit, { person: mai, unit: UNIT.womenChanh, day: d('2019-02-20') });
  await say(admit, { person: mai, unit: UNIT.school, day: d('2019-02-25') });
  await say(correctAdmissionDay, { membership: hungFarmer, day: d('2019-01-05'), reason: 'Theo quyết định' });
  // May: Mai's household moves to Ấp Đồng in Xã Cát, and she to the branch there in August.
  await say(moveHousehold, { household: next, hamlet: HAMLET.dong, day: d('2019-05-04') });
  const maiThere = await say(transfer, { membership: maiWoman, unit: UNIT.womenDong, day: d('2019-08-01') });
  // July: Hùng marries into Mai's household; the fold comes and goes.
  await say(moveIn, { person: hung, household: next, day: d('2019-07-15') });
  const client = await db.owner.connect();
  expect(await foldTail(client)).toBeGreaterThan(0);
  client.release();
  // November: it is recorded that Lan had left the farmers in September.
  await say(endMembership, {
    membership: lanFarmer,
    kind: 'removal',
    reason: 'Xin ra',
    day: d('2019-09-12'),
  });

  expect(`\n${await table()}\n`).toBe(`
day        | An: memberships farmers | people households | Cát: people households | province: memberships people union
2018-12-31 | 2 1 | 1 1 | 0 0 | 2 1 0
2019-03-31 | 4 2 | 3 2 | 0 0 | 4 3 1
2019-06-30 | 4 2 | 2 1 | 1 1 | 4 3 1
2019-09-30 | 2 1 | 1 1 | 2 1 | 3 3 1
2019-12-31 | 2 1 | 1 1 | 2 1 | 3 3 1
`);
  expect(
    (await done((tx) => membershipsOf(tx, mai))).map(({ unit, period }) => [unit, period.from, period.to]),
  ).toEqual([
    [UNIT.womenChanh, '2019-02-20', '2019-08-01'],
    [UNIT.school, '2019-02-25', null],
    [UNIT.womenDong, '2019-08-01', null],
  ]);
  const { rows } = await db.owner.query<{ told: string }>(
    `select kind || ' ' || day as told from membership_event where membership_id in ($1, $2) order by id`,
    [maiWoman, maiThere],
  );
  expect(rows.map((r) => r.told)).toEqual([
    'admission 2019-02-20',
    'transfer_out 2019-08-01',
    'transfer_in 2019-08-01',
  ]);
});

test('each change has its audit row, without a name in it', async () => {
  const { rows } = await db.owner.query<{ action: string; n: number }>(
    'select action, count(*)::int as n from audit_entry group by 1 order by 1',
  );
  expect(rows.map((r) => `${r.action} ${r.n}`)).toEqual([
    'household.move 1',
    'household.register 2',
    'membership.admit 5',
    'membership.correct 1',
    'membership.end 1',
    'membership.transfer 1',
    'person.move 4',
    'person.register 3',
  ]);
  const named = await db.owner.query(
    `select from audit_entry where (before::text || after::text) ~ 'Lan|Hùng|Mai'`,
  );
  expect(named.rowCount).toBe(0);
});

test('every check of every module returns no row', async () => {
  expect(await checkRows(db.owner)).toEqual([]);
});

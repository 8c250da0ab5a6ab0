import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { nobody, system, type Actor } from '#core/actor.ts';
import { day, type Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { unitsBelow } from '#modules/units/units.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { HAMLET, smallProvince, UNIT } from '#test/small-province.ts';
import {
  admit,
  endMembership,
  moveIn,
  purposeToday,
  registerHousehold,
  registerPerson,
  sayPurpose,
  searchMembers,
  transfer,
  viewPerson,
  type MembersAsked,
} from './members.server.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-01-15T03:00:00Z') };
const today = day('2026-01-15');
const ids: Record<string, number> = {};

async function by<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T> {
  const done = await actAs(db.app, system, work);
  if (isRefusal(done)) throw new Error(done.code);
  return done;
}

/** Six farmers of Xã An and Xã Cát, one of them also in the women's union, one who left, one who moved on. */
beforeAll(async () => {
  await smallProvince(db.owner);
  const household = await by((tx) =>
    registerHousehold(tx, system, clock, { hamlet: HAMLET.chanh, day: day('2019-01-01') }),
  );
  for (const [name, unit, from] of [
    ['Nguyễn Thị Lan', UNIT.farmersChanh, '2019-02-01'],
    ['Trần Văn Đức', UNIT.farmersChanh, '2019-02-01'],
    ['Phạm Thị Ánh', UNIT.farmersDuoi, '2019-02-01'],
    ['Lê Thị Hoa', UNIT.farmersDong, '2019-02-01'],
    ['Nguyễn Văn Lân', UNIT.farmersDuoi, '2019-02-01'],
    ['Võ Lan Anh', UNIT.farmersBac, '2019-02-01'],
  ] as const) {
    const who = { fullName: name, sex: 'female' as const, birthDay: day('1980-05-05'), unit };
    ids[name] = await by((tx) => registerPerson(tx, system, clock, who));
    ids[`m:${name}`] = await by((tx) =>
      admit(tx, system, clock, { person: ids[name]!, unit, day: day(from) }),
    );
  }
  const lan = ids['Nguyễn Thị Lan']!;
  await by((tx) => moveIn(tx, system, clock, { person: lan, household, day: day('2019-01-01') }));
  await by((tx) => admit(tx, system, clock, { person: lan, unit: UNIT.womenChanh, day: day('2020-03-08') }));
  const over = {
    membership: ids['m:Trần Văn Đức']!,
    kind: 'removal' as const,
    reason: 'đi làm xa',
    day: day('2022-06-01'),
  };
  await by((tx) => endMembership(tx, system, clock, over));
  const moved = { membership: ids['m:Nguyễn Văn Lân']!, unit: UNIT.farmersDong, day: day('2024-01-01') };
  await by((tx) => transfer(tx, system, clock, moved));
});

/** Somebody who reads persons in a unit and below it. */
async function reader(unit: number, key = 'user:u'): Promise<Actor> {
  const units = new Set(await unitsBelow(db.app, unit, today));
  return { key, user: key.slice(5), scope: (asked) => (asked === 'persons.read' ? units : new Set()) };
}
const asked = (o: Partial<MembersAsked> = {}): MembersAsked => ({
  words: '',
  unit: null,
  day: today,
  living: true,
  after: null,
  limit: 50,
  ...o,
});
async function names(actor: Actor, o: Partial<MembersAsked> = {}): Promise<string[]> {
  const found = await actAs(db.app, actor, (tx) => searchMembers(tx, actor, clock, asked(o), 'own-work'));
  if (isRefusal(found)) throw new Error(found.code);
  return found.members.map((m) => m.fullName);
}
const log = async (where = 'true') =>
  (
    await db.owner.query<{ actor: string; what: string; subject: string; purpose: string; rows: number }>(
      `select actor, what, subject, purpose, rows from access_log where ${where} order by id`,
    )
  ).rows;

const given = (name: string) => name.replace(/^(.+) (\S+)$/, '$2 $1');
const byGiven = (a: string, b: string) => new Intl.Collator('vi').compare(given(a), given(b));

test('members stand in Vietnamese order of given names, within the scope; words are found without marks, in any order', async () => {
  const all = await reader(101);
  expect(await names(all)).toEqual(
    ['Phạm Thị Ánh', 'Võ Lan Anh', 'Lê Thị Hoa', 'Nguyễn Thị Lan', 'Nguyễn Văn Lân'].toSorted(byGiven),
  );
  expect((await names(all, { words: 'LÂN nguyễn' })).toSorted()).toEqual([
    'Nguyễn Thị Lan',
    'Nguyễn Văn Lân',
  ]);
  expect(await names(all, { words: 'an' })).toEqual(['Phạm Thị Ánh', 'Võ Lan Anh'].toSorted(byGiven));
  expect(await names(all, { words: 'uye' })).toEqual([]);
  expect(await names(all, { words: '%' })).toHaveLength(5);
});
test('who left is found only where former members are asked for; the day decides who is a member, and where', async () => {
  const commune = await reader(107);
  expect(await names(commune)).not.toContain('Trần Văn Đức');
  expect(await names(commune, { living: false })).toContain('Trần Văn Đức');
  expect(await names(commune, { day: day('2022-05-31') })).toContain('Trần Văn Đức');
  const branch = async (on: Day) => {
    const actor = await reader(101);
    const found = await actAs(db.app, actor, (tx) =>
      searchMembers(tx, actor, clock, asked({ words: 'van lan', day: on }), 'own-work'),
    );
    return isRefusal(found) ? found.code : found.members.map((m) => m.memberships.map((s) => s.unit));
  };
  expect(await branch(day('2023-12-31'))).toEqual([[UNIT.farmersDuoi]]);
  expect(await branch(day('2024-01-01'))).toEqual([[UNIT.farmersDong]]);
});

test('a unit narrows the list; one outside the scope has no members here, and nobody without a scope gets a list', async () => {
  const commune = await reader(107);
  expect(await names(commune, { unit: UNIT.farmersDuoi })).toEqual(['Phạm Thị Ánh']);
  expect(await names(commune, { unit: UNIT.farmersDong })).toEqual([]);
  const before = await log();
  const refused = await actAs(db.app, nobody, (tx) => searchMembers(tx, nobody, clock, asked(), 'own-work'));
  expect(refused).toMatchObject({ code: 'not-allowed', what: 'persons.read' });
  expect(await log()).toEqual(before);
});

test('only memberships of the scope are told', async () => {
  const farmers = await reader(107);
  const found = await actAs(db.app, farmers, (tx) =>
    searchMembers(tx, farmers, clock, asked({ words: 'thi lan' }), 'own-work'),
  );
  if (isRefusal(found)) throw new Error(found.code);
  expect(found.members[0]!.memberships.map((m) => m.unitName)).toEqual(['Chi hội 3 ấp 11']);
});

test('pages follow one another without a gap, and each is noted with its purpose', async () => {
  const all = await reader(101, 'user:pages');
  const whole = await names(await reader(101));
  const seen: string[] = [];
  let after: number | null = null;
  do {
    const page = await actAs(db.app, all, (tx) =>
      searchMembers(tx, all, clock, asked({ limit: 2, after }), 'own-work'),
    );
    if (isRefusal(page)) throw new Error(page.code);
    seen.push(...page.members.map((m) => m.fullName));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(whole);
  const noted = await log(`actor = 'user:pages'`);
  expect(noted.map((row) => [row.what, row.purpose, row.rows])).toEqual([
    ['list', 'own-work', 2],
    ['list', 'own-work', 2],
    ['list', 'own-work', 1],
  ]);
  expect(noted[0]!.subject).toBe('members: "" on 2026-01-15');
});

test('a record is shown with all of the scope, and its sight is noted', async () => {
  const women = await reader(111, 'user:women');
  const record = await actAs(db.app, women, (tx) =>
    viewPerson(tx, women, clock, ids['Nguyễn Thị Lan']!, 'request'),
  );
  if (isRefusal(record)) throw new Error(record.code);
  expect(record).toMatchObject({ fullName: 'Nguyễn Thị Lan', birthDay: '1980-05-05', sex: 'female' });
  expect(record.memberships.map((m) => [m.unit, m.period.from])).toEqual([[UNIT.womenChanh, '2020-03-08']]);
  expect(record.events.map((e) => [e.kind, e.day])).toEqual([['admission', '2020-03-08']]);
  expect(record.places.map((p) => [p.areaName, p.period.from])).toEqual([['Ấp Chánh', '2019-01-01']]);
  expect(await log(`actor = 'user:women'`)).toEqual([
    {
      actor: 'user:women',
      what: 'person',
      subject: `person:${record.id}`,
      purpose: 'request',
      rows: 1,
    },
  ]);
});

test('a person outside the scope is answered exactly as one who does not exist, and leaves no row', async () => {
  const women = await reader(111, 'user:outside');
  for (const work of [viewPerson, sayPurpose]) {
    const outside = await actAs(db.app, women, (tx) => work(tx, women, clock, ids['Lê Thị Hoa']!, 'check'));
    const none = await actAs(db.app, women, (tx) => work(tx, women, clock, 999_999, 'check'));
    expect(outside).toEqual(none);
    expect(none).toMatchObject({ code: 'not-found' });
  }
  expect(await log(`actor = 'user:outside'`)).toEqual([]);
});

test('a purpose holds for one person, one user and one day', async () => {
  const actor = await reader(101, 'user:purpose');
  const person = ids['Lê Thị Hoa']!;
  const ask = (by = actor, at = clock, who = person) =>
    actAs(db.app, by, (tx) => purposeToday(tx, by, at, who));
  expect(await ask()).toBeNull();
  expect(await actAs(db.app, actor, (tx) => sayPurpose(tx, actor, clock, person, ' '))).toMatchObject({
    code: 'purpose-needed',
  });
  await actAs(db.app, actor, (tx) => sayPurpose(tx, actor, clock, person, 'other: đối chiếu sổ'));
  expect(await ask()).toBe('other: đối chiếu sổ');
  expect(await ask(actor, clock, ids['Võ Lan Anh']!)).toBeNull();
  expect(await ask(await reader(101, 'user:another'))).toBeNull();
  // 15 January ends in Vietnam at 17:00 UTC.
  expect(await ask(actor, { now: () => new Date('2026-01-15T16:59:00Z') })).toBe('other: đối chiếu sổ');
  expect(await ask(actor, { now: () => new Date('2026-01-15T17:00:00Z') })).toBeNull();
  expect((await log(`actor = 'user:purpose'`)).map((row) => row.rows)).toEqual([0]);
});

test('no sight without its row: where the row cannot be written nothing is shown, and what fails later notes nothing', async () => {
  const actor = await reader(101, 'user:fails');
  const person = ids['Lê Thị Hoa']!;
  let shown: unknown = null;
  const failing = actAs(db.app, actor, async (tx) => {
    shown = await viewPerson(tx, actor, clock, person, 'check');
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  expect(shown).toMatchObject({ id: person });
  expect(await log(`actor = 'user:fails'`)).toEqual([]);
  // Said to be another: the log's own policy refuses the row, so the reading fails as a whole.
  const other = { ...actor, key: 'user:somebody-else' };
  for (const work of [
    (tx: Tx) => viewPerson(tx, other, clock, person, 'check'),
    (tx: Tx) => searchMembers(tx, other, clock, asked(), 'own-work'),
  ])
    await expect(actAs(db.app, actor, work as (tx: Tx) => Promise<unknown>)).rejects.toThrow(
      /row-level security/,
    );
});

test('every check holds', async () => {
  expect(await checkRows(db.owner)).toEqual([]);
});

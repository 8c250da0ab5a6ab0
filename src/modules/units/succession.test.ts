import { beforeAll, expect, test } from 'vitest';
import { day } from '#core/day.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince } from '#test/small-province.ts';
import {
  becameOfUnit,
  madeOfUnits,
  searchUnits,
  topUnits,
  unitsBelow,
  unitVersions,
} from './units.server.ts';

const db = await testDatabase();
beforeAll(() => smallProvince(db.owner));

const [before, after] = [day('2025-06-30'), day('2025-07-01')];

test('a merged commune’s unit knows what it was made of, and each of these what became of it', async () => {
  expect((await madeOfUnits(db.app, 107)).map((s) => [s.fromId, s.toName, s.effective])).toEqual([
    [104, 'Hội 3 cấp trên 7', after],
    [105, 'Hội 3 cấp trên 7', after],
  ]);
  expect((await becameOfUnit(db.portal, 104)).map((s) => s.toId)).toEqual([107]);
  expect((await becameOfUnit(db.app, 135)).map((s) => [s.toId, s.effective])).toEqual([
    [134, day('2023-01-01')],
  ]);
  expect((await madeOfUnits(db.app, 101)).map((s) => s.fromId)).toEqual([102, 103]);
  expect(await becameOfUnit(db.app, 107)).toEqual([]);
});

test('a unit tells each of its periods: under whom, and where', async () => {
  expect(
    (await unitVersions(db.app, 121)).map((v) => `${v.parent} · ${v.place} · ${v.from} – ${v.to ?? 'nay'}`),
  ).toEqual([
    'Hội 3 cấp trên 7 · Ấp Chánh · 2025-07-01 – nay',
    'Hội 3 cấp trên 4 · Ấp Chánh · 2004-01-01 – 2025-07-01',
  ]);
  expect((await unitVersions(db.app, 140))[0]!.place).toBe('Trường Tiểu học An');
});

test('each organisation has a top on either side of the reorganisation', async () => {
  for (const on of [before, after])
    expect((await topUnits(db.app, on)).map((u) => u.id)).toEqual([139, 101, 111]);
});

test('a scope sees today’s subtree and what it was made of', async () => {
  expect((await unitsBelow(db.app, 107, after)).toSorted()).toEqual([104, 105, 107, 121, 122, 123]);
  expect((await unitsBelow(db.app, 104, before)).toSorted()).toEqual([104, 121, 122]);
});

test('units are found by words in any order, without marks, in their own name or that of the unit above', async () => {
  const found = async (words: string) => (await searchUnits(db.app, words, after, 20)).map((u) => u.id);
  expect(await found('CONG doan tieu')).toEqual([140]);
  expect(await found('tieu cong truong')).toEqual([140]);
  expect(await found('tiểu học')).toEqual([140]);
  expect(await found('chi hoi 3 tren 7')).toEqual([121, 122, 123]);
  expect(await found('ieu')).toEqual([]);
  expect(await found('  ')).toEqual([]);
  expect(await found('100%')).toEqual([]);
});

test('units that ended are found last, with their last day', async () => {
  const found = await searchUnits(db.app, 'hoi 3 cap tren', after, 20);
  expect(found.filter((u) => u.id > 103 && u.id < 110).map((u) => [u.id, u.ended])).toEqual([
    [106, null],
    [107, null],
    [104, after],
    [105, after],
  ]);
});

test('every check of the small province holds', async () => {
  expect(await checkRows(db.owner)).toEqual([]);
});

import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { day } from '#core/day.ts';
import { isRefusal, type RefusalCode } from '#core/refusal.ts';
import { figure } from '#modules/figures/figures.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince } from '#test/small-province.ts';
import { housesByProgramme, recordResult, type NewResult } from './programmes.server.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2020-01-15T03:00:00Z') };
const record = (result: NewResult) => actAs(db.app, system, (tx) => recordResult(tx, system, clock, result));

beforeAll(async () => {
  await smallProvince(db.owner);
  await db.owner.query(`
    insert into programme (slug, kind, name_vi, name_en, period) values
      ('nha-dai-doan-ket', 'house_programme', 'Nhà đại đoàn kết', 'Great-unity houses', '[2010-01-01,)'),
      ('mai-am-tinh-thuong', 'house_programme', 'Mái ấm tình thương', 'Homes of compassion', '[2010-01-01,)'),
      ('tuoi-tre-tinh-nguyen', 'movement', 'Tuổi trẻ tình nguyện', 'Youth volunteers', '[2010-01-01,2019-07-01)')`);
});

const base = { unit: '121', area: '11', day: day('2019-03-08'), quantity: 1, value: null, note: null };
const house = (programme: string, work: 'new' | 'repair', on: string, value: bigint): NewResult => ({
  ...base,
  kind: 'house',
  programme,
  work,
  day: day(on),
  value,
});

test('a year of results, by programme and as figures', async () => {
  await record(house('nha-dai-doan-ket', 'new', '2019-02-01', 50_000_000n));
  await record(house('nha-dai-doan-ket', 'repair', '2019-05-01', 15_000_000n));
  await record({ ...house('mai-am-tinh-thuong', 'new', '2019-12-31', 60_000_000n), area: '12', quantity: 2 });
  await record(house('mai-am-tinh-thuong', 'new', '2020-01-01', 1n));
  await record({ ...base, kind: 'work', programme: 'tuoi-tre-tinh-nguyen', quantity: 40 });

  const year = { from: '2019-01-01', to: '2019-12-31' };
  const table = (await housesByProgramme(db.portal, day(year.from), day(year.to))).map(
    (r) => `${r.nameVi}: ${r.built} xây mới, ${r.repaired} sửa chữa, ${r.value} đồng`,
  );
  for (const indicator of ['houses', 'houses-value', 'works']) {
    const found = await figure(db.portal, { indicator, area: 'tinh-nho', ...year }, day('2020-01-15'));
    table.push(`${indicator}: ${isRefusal(found) ? found.code : found.value}`);
  }
  expect(`\n${table.join('\n')}\n`).toBe(`
Nhà đại đoàn kết: 1 xây mới, 1 sửa chữa, 65000000 đồng
Mái ấm tình thương: 2 xây mới, 0 sửa chữa, 60000000 đồng
houses: 4
houses-value: 125000000
works: 40
`);
  expect(await checkRows(db.owner)).toEqual([]);
});

test.each<[string, RefusalCode, Partial<NewResult>]>([
  ['a day to come', 'day-ahead', { day: day('2020-01-16') }],
  ['a unit that is not known', 'unit-unknown', { unit: 'khong-co' }],
  ['an area that is not known', 'area-unknown', { area: 'khong-co' }],
  ['a programme that is not known', 'not-found', { programme: 'khong-co' }],
  ['a programme that has ended', 'not-found', { programme: 'tuoi-tre-tinh-nguyen', day: day('2019-07-01') }],
  ['a house under a movement', 'body-invalid', { programme: 'tuoi-tre-tinh-nguyen' }],
  ['nothing done', 'body-invalid', { quantity: 0 }],
  ['half a house', 'body-invalid', { quantity: 0.5 }],
  ['a negative value', 'body-invalid', { value: -1n }],
])('%s is refused, and nothing is written', async (_, code, wrong) => {
  const count = async () => (await db.owner.query('select from result')).rowCount;
  const before = await count();
  const refused = await record({
    ...house('nha-dai-doan-ket', 'new', '2019-03-08', 1n),
    ...wrong,
  } as NewResult);
  expect(refused).toMatchObject({ refused: true, code });
  expect(await count()).toBe(before);
});

import { expect, test } from 'vitest';
import { day, type Day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { demonstration } from '#test/demonstration.ts';
import { becameOf, childrenOnDay, findArea, madeOf, mapQuality, pathOnDay } from './areas.server.ts';

// The real map of Hậu Giang and its reorganisation of 1/7/2025, as the demonstration loads it.
const db = await demonstration();
const [LAST, FIRST] = [day('2025-06-30'), day('2025-07-01')];

async function area(slug: string, on: Day) {
  const found = await findArea(db.portal, slug, on);
  if (isRefusal(found)) throw new Error(found.code);
  return found;
}
const codeOn = async (code: string, on: Day) =>
  (
    await db.owner.query<{ name: string; area_id: number }>(
      `select name, area_id from area_version where code = $1 and level = 'commune' and period @> $2::date`,
      [code, on],
    )
  ).rows;

test('a code that passed to another area is another area', async () => {
  const [before] = await codeOn('31393', LAST);
  const [after] = await codeOn('31393', FIRST);
  expect([before!.name, after!.name]).toEqual(['Thị trấn Kinh Cùng', 'Xã Hòa An']);
  expect(before!.area_id).not.toBe(after!.area_id);
  // The old Xã Hòa An had a code of its own, and is a third area.
  const old = await area('xa-hoa-an', LAST);
  expect(old.code).toBe('31423');
  expect([before!.area_id, after!.area_id]).not.toContain(old.id);
});

test('a name that passed to another area is another area, and each knows its own history', async () => {
  const [old, fresh] = [await area('xa-vi-thuy', LAST), await area('xa-vi-thuy', FIRST)];
  expect(old.id).not.toBe(fresh.id);
  expect((await becameOf(db.portal, old.id)).map((s) => [s.kind, s.toName])).toEqual([
    ['whole', 'Xã Vĩnh Thuận Đông'],
  ]);
  expect((await madeOf(db.portal, fresh.id)).map((s) => s.fromName)).toEqual([
    'Thị trấn Nàng Mau',
    'Xã Vị Thắng',
    'Xã Vị Trung',
  ]);
  // Homonyms of one day are told apart by their type.
  expect((await area('huyen-vi-thuy', LAST)).level).toBe('district');
});

test('a merger across old district lines keeps each part under its own district', async () => {
  const dong = await area('xa-vinh-thuan-dong', FIRST);
  const parts = await madeOf(db.portal, dong.id);
  const table = await Promise.all(
    parts.map(async (p) => {
      const path = await pathOnDay(db.portal, p.fromId, LAST);
      return `${p.fromName} < ${path.find((a) => a.level === 'district')!.name}`;
    }),
  );
  expect(`\n${table.join('\n')}\n`).toBe(`
Xã Vị Thủy < Huyện Vị Thủy
Xã Vĩnh Thuận Đông < Huyện Long Mỹ
Xã Vĩnh Thuận Tây < Huyện Vị Thủy
`);
  expect((await pathOnDay(db.portal, dong.id, FIRST)).map((a) => a.name)).toEqual([
    'Thành phố Cần Thơ',
    'Xã Vĩnh Thuận Đông',
  ]);
});

test('the district level ends: eight districts with 75 communes, then 28 communes directly under the city', async () => {
  const province = await area('tinh-hau-giang', LAST);
  const districts = await childrenOnDay(db.portal, province.id, LAST);
  const communes = await Promise.all(districts.map((d) => childrenOnDay(db.portal, d.id, LAST)));
  expect([districts.length, communes.flat().length]).toEqual([8, 75]);
  const city = await area('thanh-pho-can-tho', FIRST);
  const after = await childrenOnDay(db.portal, city.id, FIRST);
  expect([after.length, new Set(after.map((a) => a.level))]).toEqual([28, new Set(['commune'])]);
  // Every old commune has one heir, and the heirs are made of all of them.
  const heirs = await Promise.all(communes.flat().map((c) => becameOf(db.portal, c.id)));
  expect(heirs.every((h) => h.length === 1 && h[0]!.effective === FIRST && h[0]!.legalBasis !== '')).toBe(
    true,
  );
  expect(new Set(heirs.flat().map((h) => h.toId)).size).toBe(28);
});

test('an area asked for on a day it did not stand is refused with its life and its heirs', async () => {
  expect(await findArea(db.portal, 'huyen-vi-thuy', FIRST)).toMatchObject({
    code: 'area-not-on-day',
    to: FIRST,
  });
  expect(await findArea(db.portal, 'xa-vi-thang', FIRST)).toMatchObject({
    code: 'area-not-on-day',
    successors: [{ slug: 'xa-vi-thuy', name: 'Xã Vị Thủy' }],
  });
  expect(await findArea(db.portal, 'xa-khong-co', FIRST)).toMatchObject({ code: 'area-unknown' });
});

test('the map before 1/3/2020 says that it is reconstructed', async () => {
  expect((await mapQuality(db.portal, day('2020-02-29')))?.quality).toBe('reconstructed');
  expect((await mapQuality(db.portal, day('2020-03-01')))?.quality).toBe('official');
});

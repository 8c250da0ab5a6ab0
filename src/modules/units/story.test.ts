import { expect, test } from 'vitest';
import { day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { demonstration } from '#test/demonstration.ts';
import { findUnit, organisations, unitChildren, unitPath, type UnitRow } from './units.server.ts';

const db = await demonstration();
const [before, after] = [day('2025-06-30'), day('2025-07-01')];

async function unit(slugOrId: string, on = before): Promise<UnitRow> {
  const found = await findUnit(db.portal, slugOrId, on);
  if (isRefusal(found)) throw new Error(found.code);
  return found;
}
const names = (units: UnitRow[]) => units.map((u) => u.name).join(' > ');

/** One branch of an organisation in Xã Vị Thắng. */
async function branchOf(organisation: string): Promise<UnitRow> {
  const { rows } = await db.owner.query<{ id: string }>(
    `select v.unit_id as id from unit_version v join unit u on u.id = v.unit_id join organisation o on o.id = u.organisation_id
     join area_version h on h.area_id = v.area_id and h.period @> $1::date
     join area_version c on c.area_id = h.parent_id and c.slug = 'xa-vi-thang' and c.period @> $1::date
     where o.key = $2 and v.level = 'branch' and v.period @> $1::date order by v.name limit 1`,
    [before, organisation],
  );
  return unit(String(rows[0]!.id));
}

test('a branch reports in its own line and under the Front of its hamlet, before and after the reorganisation', async () => {
  const branch = await branchOf('women');
  const own = await unitPath(db.portal, branch.id, before);
  expect(own.map((u) => u.level)).toEqual(['province', 'district', 'commune', 'branch']);
  expect(names(own.slice(0, 3))).toMatch(/^.+ tỉnh Hậu Giang > .+ huyện Vị Thủy > .+ xã Vị Thắng$/);
  const front = await unit(String(branch.frontParentId));
  expect(front.areaId).toBe(branch.areaId);
  expect(names(await unitPath(db.portal, front.id, before))).toMatch(
    /xã Vị Thắng > Ban Công tác Mặt trận ấp /,
  );

  const later = await unitPath(db.portal, branch.id, after);
  expect(later.map((u) => u.level)).toEqual(['province', 'commune', 'branch']);
  expect(names(later)).toMatch(/xã Vị Thủy > /);
});

test('trade unions stand at employers, not in areas, and have no hamlet branches', async () => {
  const { rows } = await db.owner.query<{ level: string; employers: number; areas: number }>(
    `select v.level, count(v.employer_id)::int as employers, count(v.area_id)::int as areas
     from unit_version v join unit u on u.id = v.unit_id join organisation o on o.id = u.organisation_id
     where o.key = 'trade-union' and v.period @> $1::date group by 1 order by 1`,
    [before],
  );
  expect(rows).toEqual([
    { level: 'branch', employers: 150, areas: 0 },
    { level: 'district', employers: 0, areas: 8 },
    { level: 'province', employers: 0, areas: 1 },
  ]);
});

test('each organisation has its own nouns', async () => {
  const table = (await organisations(db.portal)).map(
    (o) => `${o.nameVi}: ${o.memberVi ?? '–'}, ${o.branchVi ?? '–'}`,
  );
  expect(`\n${table.join('\n')}\n`).toBe(`
Mặt trận Tổ quốc: –, Ban Công tác Mặt trận
Công đoàn: đoàn viên công đoàn, Công đoàn cơ sở
Hội Nông dân: hội viên, Chi hội Nông dân
Hội Liên hiệp Phụ nữ: hội viên, Chi hội Phụ nữ
Đoàn TNCS Hồ Chí Minh: đoàn viên, Chi đoàn
Hội Cựu chiến binh: hội viên, Chi hội Cựu chiến binh
`);
});

test('a unit is refused on a day it was not open, and its children are those of the day', async () => {
  const district = (await unitPath(db.portal, (await branchOf('farmers')).id, before))[1]!;
  expect(await findUnit(db.portal, district.slug, after)).toMatchObject({
    code: 'unit-not-on-day',
    to: after,
  });
  expect(await findUnit(db.portal, 'khong-co', after)).toMatchObject({ code: 'unit-unknown' });
  const communes = await unitChildren(db.portal, district.id, before);
  expect(communes).toHaveLength(10);
  expect(await unitChildren(db.portal, district.id, after)).toEqual([]);
});

import type pg from 'pg';
import { rebuildAreaLines } from '#modules/areas/lines.server.ts';
import { rebuildSeries } from '#modules/figures/series.server.ts';
import { rebuildUnitLines } from '#modules/units/lines.server.ts';

/** The hamlets of the small province, by area id. Suối was merged into Đồng on 1/1/2023. */
export const HAMLET = { chanh: 11, duoi: 12, bac: 13, dong: 14, suoi: 15 } as const;

/** Units that take members, by id; and one that takes none. */
export const UNIT = {
  farmersChanh: 121,
  farmersDuoi: 122,
  farmersBac: 123,
  farmersDong: 124,
  womenChanh: 131,
  womenDong: 134,
  /** Closed on 1/1/2023 with its hamlet. */
  womenSuoi: 135,
  /** A school's union in Xã An, from 1/7/2025 Xã An Bình. */
  school: 140,
  frontChanh: 151,
  farmersAn: 104,
} as const;

const MAP = `
  insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at)
    values ('Tỉnh nhỏ', 'A small province', 'Tỉnh nhỏ cũ', 'The former small province', true, '2026-01-01');
  insert into area_type values ('tinh', 'province', 'Tỉnh', 'Province'), ('huyen', 'district', 'Huyện', 'District'),
    ('xa', 'commune', 'Xã', 'Commune'), ('ap', 'hamlet', 'Ấp', 'Hamlet');
  insert into map_quality values ('[2004-01-01,)', 'official', 'Theo danh mục.', 'As in the list.');
  insert into area (id) overriding system value select generate_series(1, 15);
  insert into area_version (area_id, type, level, parent_id, name, slug, period, legal_basis)
  select id, type, (select level from area_type t where t.key = type), parent, name, slug, period::daterange, 'thử nghiệm' from (values
    (1, 'tinh', null, 'Tỉnh Nhỏ', 'tinh-nho', '[2004-01-01,)'),
    (2, 'huyen', 1, 'Huyện Trên', 'huyen-tren', '[2004-01-01,2025-07-01)'),
    (3, 'huyen', 1, 'Huyện Dưới', 'huyen-duoi', '[2004-01-01,2025-07-01)'),
    (4, 'xa', 2, 'Xã An', 'xa-an', '[2004-01-01,2025-07-01)'),
    (5, 'xa', 2, 'Xã Bình', 'xa-binh', '[2004-01-01,2025-07-01)'),
    (6, 'xa', 3, 'Xã Cát', 'xa-cat', '[2004-01-01,2025-07-01)'),
    (6, 'xa', 1, 'Xã Cát', 'xa-cat', '[2025-07-01,)'),
    (7, 'xa', 1, 'Xã An Bình', 'xa-an-binh', '[2025-07-01,)'),
    (11, 'ap', 4, 'Ấp Chánh', 'ap-chanh', '[2004-01-01,2025-07-01)'),
    (11, 'ap', 7, 'Ấp Chánh', 'ap-chanh', '[2025-07-01,)'),
    (12, 'ap', 4, 'Ấp Dưới', 'ap-duoi', '[2004-01-01,2025-07-01)'),
    (12, 'ap', 7, 'Ấp Dưới', 'ap-duoi', '[2025-07-01,)'),
    (13, 'ap', 5, 'Ấp Bắc', 'ap-bac', '[2004-01-01,2025-07-01)'),
    (13, 'ap', 7, 'Ấp Bắc', 'ap-bac', '[2025-07-01,)'),
    (14, 'ap', 6, 'Ấp Đồng', 'ap-dong', '[2004-01-01,)'),
    (15, 'ap', 6, 'Ấp Suối', 'ap-suoi', '[2004-01-01,2023-01-01)')
  ) v (id, type, parent, name, slug, period);
  insert into area_succession (from_area, to_area, kind, effective, legal_basis) values
    (4, 7, 'whole', '2025-07-01', 'thử nghiệm'), (5, 7, 'whole', '2025-07-01', 'thử nghiệm'), (15, 14, 'whole', '2023-01-01', 'thử nghiệm');
  insert into hamlet_households (area_id, period, households, source)
    select id, case id when 15 then daterange('2010-01-01', '2023-01-01') else daterange('2010-01-01', null) end, 100, 'thử nghiệm'
    from generate_series(11, 15) id`;

const UNITS = `
  insert into organisation (id, key, name_vi, name_en, member_vi, member_en, has_hamlet_branches, sort) values
    (1, 'front', 'Mặt trận', 'Front', null, null, false, 1),
    (2, 'trade-union', 'Công đoàn', 'Trade union', 'đoàn viên', 'member', false, 2),
    (3, 'farmers', 'Hội Nông dân', 'Farmers', 'hội viên', 'member', true, 3),
    (4, 'women', 'Hội Phụ nữ', 'Women', 'hội viên', 'member', true, 4);
  insert into employer (id, name, kind) overriding system value values (1, 'Trường Tiểu học An', 'school');
  insert into employer_place values (1, 4, '[2004-01-01,2025-07-01)'), (1, 7, '[2025-07-01,)');
  create temporary table given (id bigint, org smallint, level text, parent bigint, area bigint, name text, period daterange) on commit drop;
  insert into given
  select 100 + 10 * (o - 3) + a, o, case when a = 1 then 'province' when a < 4 then 'district' else 'commune' end,
    case a when 1 then null when 2 then 101 + 10 * (o - 3) when 3 then 101 + 10 * (o - 3) when 6 then 103 + 10 * (o - 3) when 7 then 101 + 10 * (o - 3)
      else 102 + 10 * (o - 3) end, a, 'Hội ' || o || ' cấp trên ' || a,
    case a when 1 then '[2004-01-01,)' when 7 then '[2025-07-01,)' else '[2004-01-01,2025-07-01)' end::daterange
  from generate_series(3, 4) o, generate_series(1, 7) a
  union all select 106 + 10 * (o - 3), o, 'commune', 101 + 10 * (o - 3), 6, 'Hội ' || o || ' cấp trên 6', '[2025-07-01,)' from generate_series(3, 4) o;
  insert into given
  select 110 + 10 * (o - 2) + a - 10, o, 'branch', 100 + 10 * (o - 3) + parent, a, 'Chi hội ' || o || ' ấp ' || a, period * case when a = 12 then daterange('2018-01-01', null) else daterange('2004-01-01', null) end
  from generate_series(3, 4) o, (select area_id as a, parent_id as parent, period from area_version where level = 'hamlet') h;
  insert into given values (139, 2, 'province', null, 1, 'Liên đoàn Lao động', '[2004-01-01,)'),
    (151, 1, 'branch', null, 11, 'Ban Công tác Mặt trận ấp Chánh', '[2004-01-01,)');
  insert into unit (id, organisation_id) overriding system value select distinct id, org from given union all select 140, 2;
  insert into unit_version (unit_id, level, parent_id, area_id, name, slug, period, legal_basis)
    select id, level, parent, area, name, 'don-vi-' || id, period, 'thử nghiệm' from given;
  insert into unit_version (unit_id, level, parent_id, employer_id, name, slug, period, legal_basis)
    values (140, 'branch', 139, 1, 'Công đoàn Trường Tiểu học An', 'cong-doan-truong', '[2004-01-01,)', 'thử nghiệm');
  insert into unit_succession (from_unit, to_unit, effective, legal_basis)
    select 100 + 10 * o + f, 100 + 10 * o + t, effective::date, 'thử nghiệm' from generate_series(0, 1) o, (values
      (4, 7, '2025-07-01'), (5, 7, '2025-07-01'), (2, 1, '2025-07-01'), (3, 1, '2025-07-01')) s (f, t, effective)
    union all values (125, 124, date '2023-01-01', 'thử nghiệm'), (135, 134, '2023-01-01', 'thử nghiệm')`;

/**
 * A province small enough to count by hand, for tests: three communes in two districts, of which two merge on 1/7/2025
 * when the districts end; five hamlets, farmers' and women's branches in each, a school's union. Nobody lives there yet.
 * Takes the owner's pool on an empty, migrated federation.
 */
export async function smallProvince(owner: pg.Pool): Promise<void> {
  await asOwner(owner, async (client) => {
    await client.query(MAP);
    await client.query(UNITS);
    await rebuildAreaLines(client);
    await rebuildUnitLines(client);
    await rebuildSeries(client);
  });
}

/** Sends everybody away: no person, household or membership is left, and the series count none. */
export async function nobody(owner: pg.Pool): Promise<void> {
  await asOwner(owner, async (client) => {
    await client.query(`truncate membership_event, membership, residence, household_place, person_coverage, household_coverage,
      member_name, person, household restart identity`);
    await rebuildSeries(client);
  });
}

async function asOwner(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } finally {
    client.release();
  }
}

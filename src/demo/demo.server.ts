import type pg from 'pg';
import { bulk } from '#core/bulk.server.ts';
import { rebuildAreaLines } from '#modules/areas/lines.server.ts';
import { rebuildSeries } from '#modules/figures/series.server.ts';
import { deriveCoverage, deriveNames } from '#modules/members/coverage.server.ts';
import { rebuildUnitLines } from '#modules/units/lines.server.ts';
import { range, Rows } from './copy.server.ts';
import { AREA_TYPES, demoMap, type DemoMap } from './map.ts';
import { demoPeople } from './people.ts';
import { seeded, share, type Random } from './random.ts';
import { demoResults } from './results.ts';
import { MAP_START, REORGANISED, TOTALS } from './totals.ts';
import { demoUnits, ORGANISATIONS, type DemoUnits } from './units.ts';

const OFFICIAL = '2020-03-01';
/** When hamlets stated their households anew, and how many there were for each one counted in 2020. */
const STATED: [from: string, factor: number][] = [
  [MAP_START, 0.9],
  ['2012-01-01', 0.95],
  ['2016-01-01', 0.97],
  ['2018-01-01', 0.985],
  ['2020-07-01', 1],
  ['2023-01-01', 1.02],
  ['2025-01-01', 1.035],
];

/**
 * Loads the demonstration province, whole or not at all. Takes the owner's connection on an empty, migrated federation.
 * The same seed and scale give the same province; scale multiplies hamlets, branches and people within the same communes.
 */
export async function loadDemo(
  client: pg.ClientBase,
  o: { scale: number; seed: number; say: (line: string) => void; now: Date },
): Promise<{ rows: number; seconds: number }> {
  const began = performance.now();
  const random = seeded(o.seed);
  o.say('Dựng tỉnh trình diễn… (making the demonstration province)');
  const map = demoMap(random, o.scale);
  const units = demoUnits(map, random, o.scale);
  const people = demoPeople(map.hamlets, units, random, o.scale);
  const tables = [
    ...mapTables(map, random, o.scale),
    ...unitTables(map, units),
    ...people.tables,
    ...demoResults(map, units, random),
  ];

  await client.query('begin');
  try {
    await client.query(
      `insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at) values
       ('Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh Hậu Giang', 'Fatherland Front and socio-political organisations of Hậu Giang',
        'Phần Hậu Giang cũ của thành phố Cần Thơ', 'The former Hậu Giang in Cần Thơ city', true, $1)`,
      [o.now],
    );
    await bulk(
      client,
      tables.map((t) => t.table),
      async () => {
        for (const table of tables) {
          if (table.count > 50_000) o.say(`  ${table.table}: ${table.count.toLocaleString('vi-VN')} dòng`);
          await table.load(client);
        }
      },
    );
    await client.query('update federation set area_id = $1', [map.province]);
    await client.query('analyze');
    o.say('Tính dòng trực thuộc và độ bao phủ… (lines and coverage)');
    await rebuildAreaLines(client);
    await rebuildUnitLines(client);
    await deriveCoverage(client);
    await deriveNames(client);
    o.say('Cộng dồn các chuỗi số liệu… (rolling up)');
    await rebuildSeries(client);
    await client.query(
      `insert into audit_entry (at, actor, action, subject, after) values ($1, 'demo', 'load', 'federation', $2)`,
      [o.now, JSON.stringify(Object.fromEntries(tables.map((t) => [t.table, t.count])))],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
  return { rows: tables.reduce((sum, t) => sum + t.count, 0), seconds: (performance.now() - began) / 1000 };
}

function mapTables(map: DemoMap, random: Random, scale: number): Rows[] {
  const type = new Rows('area_type', ['key', 'level', 'label_vi', 'label_en']);
  for (const row of AREA_TYPES) type.push(...row);
  const area = new Rows('area', ['id']);
  for (let id = 1; id <= map.areas; id++) area.push(id);
  const version = new Rows('area_version', [
    'area_id',
    'type',
    'level',
    'parent_id',
    'name',
    'slug',
    'code',
    'period',
    'legal_basis',
  ]);
  for (const v of map.versions)
    version.push(v.area, v.type, v.level, v.parent, v.name, v.slug, v.code, range(v.from, v.to), v.basis);
  const succession = new Rows('area_succession', [
    'from_area',
    'to_area',
    'kind',
    'effective',
    'legal_basis',
  ]);
  for (const s of map.successions)
    succession.push(s.from, s.to, 'whole', REORGANISED, 'Sắp xếp đơn vị hành chính năm 2025');
  const quality = new Rows('map_quality', ['period', 'quality', 'note_vi', 'note_en']);
  quality.push(
    range(MAP_START, OFFICIAL),
    'reconstructed',
    'Bản đồ dựng lại: trước 01/3/2020 có 76 đơn vị cấp xã; phần đất Xã Phú An đi đâu chưa rõ, nên dùng bản đồ ngày 01/3/2020.',
    'Reconstructed map: before 1/3/2020 there were 76 communes; where Xã Phú An went is unknown, so the map of 1/3/2020 is used.',
  );
  quality.push(range(OFFICIAL, null), 'official', 'Theo danh mục hành chính.', 'As in the official list.');
  const households = new Rows('hamlet_households', ['area_id', 'period', 'households', 'source']);
  const counts = share(
    TOTALS.households * scale,
    map.hamlets.map((h) => h.weight * (0.97 + 0.06 * random.next())),
  );
  map.hamlets.forEach((hamlet, i) =>
    STATED.forEach(([from, factor], s) =>
      households.push(
        hamlet.id,
        range(from, STATED[s + 1]?.[0] ?? null),
        Math.round(counts[i]! * factor),
        'Dữ liệu trình diễn',
      ),
    ),
  );
  return [type, area, version, succession, quality, households];
}

function unitTables(map: DemoMap, units: DemoUnits): Rows[] {
  const organisation = new Rows('organisation', [
    'id',
    'key',
    'name_vi',
    'name_en',
    'member_vi',
    'member_en',
    'branch_vi',
    'branch_en',
    'branch_head_vi',
    'branch_head_en',
    'commune_head_vi',
    'commune_head_en',
    'has_hamlet_branches',
    'sort',
  ]);
  const two = (words: [string, string] | null) => words ?? ([null, null] as const);
  for (const g of ORGANISATIONS)
    organisation.push(
      g.id,
      g.key,
      g.vi,
      g.en,
      ...two(g.member),
      ...two(g.branch),
      ...two(g.head),
      ...two(g.communeHead),
      g.hamlets,
      g.id,
    );
  const employer = new Rows('employer', ['id', 'name', 'kind']);
  const at = new Rows('employer_place', ['employer_id', 'area_id', 'period']);
  for (const w of units.workplaces) {
    employer.push(w.employer, w.name, w.kind);
    at.push(w.employer, w.commune, range(MAP_START, REORGANISED));
    at.push(w.employer, w.successor, range(REORGANISED, null));
  }
  const organisationOf = new Map(units.versions.map((v) => [v.unit, v.organisation]));
  const unit = new Rows('unit', ['id', 'organisation_id']);
  for (let id = 1; id <= units.units; id++) unit.push(id, organisationOf.get(id)!);
  const version = new Rows('unit_version', [
    'unit_id',
    'level',
    'parent_id',
    'front_parent_id',
    'area_id',
    'employer_id',
    'name',
    'slug',
    'period',
    'legal_basis',
  ]);
  for (const v of units.versions)
    version.push(
      v.unit,
      v.level,
      v.parent,
      v.front,
      v.area,
      v.employer,
      v.name,
      v.slug,
      range(v.from, v.to),
      'Dữ liệu trình diễn',
    );
  const succession = new Rows('unit_succession', ['from_unit', 'to_unit', 'effective', 'legal_basis']);
  for (const s of units.successions)
    succession.push(s.from, s.to, REORGANISED, 'Sắp xếp đơn vị hành chính năm 2025');
  return [organisation, employer, at, unit, version, succession];
}

import { readFileSync } from 'node:fs';
import { slugify } from '#core/text.ts';
import { hamletName } from './names.ts';
import { share, type Random } from './random.ts';
import { MAP_START, REORGANISED, TOTALS } from './totals.ts';

export interface AreaVersion {
  area: number;
  type: string;
  level: 'province' | 'district' | 'commune' | 'hamlet';
  parent: number | null;
  name: string;
  slug: string;
  code: string | null;
  from: string;
  to: string | null;
  basis: string;
}
export interface Commune {
  id: number;
  name: string;
  type: string;
  district: number;
  successor: number;
}
export interface Hamlet {
  id: number;
  name: string;
  commune: Commune;
  /** Synthetic weight: how large it is beside the others. */
  weight: number;
}
export interface Demo2025 {
  id: number;
  name: string;
}
export interface DemoMap {
  versions: AreaVersion[];
  successions: { from: number; to: number }[];
  province: number;
  cantho: number;
  districts: { id: number; name: string }[];
  communes: Commune[];
  merged: Demo2025[];
  hamlets: Hamlet[];
  areas: number;
}

export const AREA_TYPES: [key: string, level: string, vi: string, en: string][] = [
  ['tinh', 'province', 'tỉnh', 'province'],
  ['thanh-pho-truc-thuoc-trung-uong', 'province', 'thành phố trực thuộc trung ương', 'municipality'],
  ['thanh-pho', 'district', 'thành phố', 'city'],
  ['thi-xa', 'district', 'thị xã', 'town'],
  ['huyen', 'district', 'huyện', 'district'],
  ['xa', 'commune', 'xã', 'commune'],
  ['phuong', 'commune', 'phường', 'ward'],
  ['thi-tran', 'commune', 'thị trấn', 'township'],
  ['ap', 'hamlet', 'ấp', 'hamlet'],
  ['khu-vuc', 'hamlet', 'khu vực', 'quarter'],
];

const BASIS_2020 = 'Danh mục đơn vị hành chính của Tổng cục Thống kê, 01/11/2020';
const BASIS_2025 = 'Sắp xếp đơn vị hành chính năm 2025, hiệu lực 01/7/2025';
const BASIS_HAMLET = 'Dữ liệu trình diễn';

function table(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(`./map/${file}`, import.meta.url), 'utf8')
    .normalize('NFC')
    .trim()
    .split('\n');
  const keys = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [keys[i]!, cell])));
}

/** The real map of 2020 and of 2025, with synthetic hamlets under it. */
export function demoMap(random: Random, scale: number): DemoMap {
  const versions: AreaVersion[] = [];
  let areas = 0;
  const old = (area: Omit<AreaVersion, 'area' | 'slug' | 'from' | 'to' | 'basis'>): number => {
    versions.push({
      ...area,
      area: ++areas,
      slug: slugify(area.name),
      from: MAP_START,
      to: REORGANISED,
      basis: BASIS_2020,
    });
    return areas;
  };
  const rows = table('areas-2020.tsv');
  const ids = new Map<string, number>();
  for (const row of rows) {
    if (row['level'] === 'commune') continue;
    const level = row['level'] as 'province' | 'district';
    ids.set(
      row['name_vi']!,
      old({
        type: slugify(row['type_vi']!),
        level,
        parent: ids.get(row['parent']!) ?? null,
        name: row['name_vi']!,
        code: row['gso_code']!,
      }),
    );
  }
  const province = ids.get('Tỉnh Hậu Giang')!;
  const districts = rows
    .filter((r) => r['level'] === 'district')
    .map((r) => ({ id: ids.get(r['name_vi']!)!, name: r['name_vi']! }));

  const cantho = ++areas;
  const from2025 = { from: REORGANISED, to: null, basis: BASIS_2025 };
  versions.push({
    area: cantho,
    type: 'thanh-pho-truc-thuoc-trung-uong',
    level: 'province',
    parent: null,
    name: 'Thành phố Cần Thơ',
    slug: 'thanh-pho-can-tho',
    code: '92',
    ...from2025,
  });
  const merged = table('areas-2025.tsv').map((row) => {
    const name = row['name_vi']!;
    versions.push({
      area: ++areas,
      type: slugify(name.split(' ')[0]!),
      level: 'commune',
      parent: cantho,
      name,
      slug: slugify(name),
      code: row['gso_code']!,
      ...from2025,
    });
    return { id: areas, name };
  });
  const communes = rows
    .filter((r) => r['level'] === 'commune')
    .map((row): Commune => {
      const type = slugify(row['type_vi']!);
      const district = ids.get(row['parent']!)!;
      const id = old({
        type,
        level: 'commune',
        parent: district,
        name: row['name_vi']!,
        code: row['gso_code']!,
      });
      return {
        id,
        name: row['name_vi']!,
        type,
        district,
        successor: merged.find((m) => m.name === row['successor_2025_name'])!.id,
      };
    });

  const hamlets = hamletsOf(communes, random, scale, () => ++areas);
  for (const hamlet of hamlets) {
    const word = hamlet.commune.type === 'xa' ? 'Ấp' : 'Khu vực';
    const place = {
      area: hamlet.id,
      type: slugify(word),
      level: 'hamlet' as const,
      name: `${word} ${hamlet.name}`,
      code: null,
      basis: BASIS_HAMLET,
    };
    const slug = slugify(`${word} ${hamlet.name} ${hamlet.commune.name}`);
    versions.push({ ...place, slug, parent: hamlet.commune.id, from: MAP_START, to: REORGANISED });
    versions.push({ ...place, slug, parent: hamlet.commune.successor, from: REORGANISED, to: null });
  }
  const successions = [
    ...communes.map((c) => ({ from: c.id, to: c.successor })),
    { from: province, to: cantho },
  ];
  return { versions, successions, province, cantho, districts, communes, merged, hamlets, areas };
}

function hamletsOf(communes: readonly Commune[], random: Random, scale: number, id: () => number): Hamlet[] {
  const counts = share(
    TOTALS.hamlets * scale,
    communes.map(() => 0.5 + random.next()),
    4 * scale,
  );
  const taken = new Map<number, Set<string>>();
  return communes.flatMap((commune, i) => {
    const names = taken.get(commune.successor) ?? new Set<string>();
    taken.set(commune.successor, names);
    return Array.from({ length: counts[i]! }, () => ({
      id: id(),
      name: hamletName(random, names),
      commune,
      weight: 0.6 + random.next(),
    }));
  });
}

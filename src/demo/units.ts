import { slugify } from '#core/text.ts';
import type { DemoMap, Hamlet } from './map.ts';
import type { Random } from './random.ts';
import { MAP_START, REORGANISED, TOTALS } from './totals.ts';

export interface UnitVersion {
  unit: number;
  organisation: number;
  level: 'province' | 'district' | 'commune' | 'branch';
  parent: number | null;
  front: number | null;
  area: number | null;
  employer: number | null;
  name: string;
  slug: string;
  from: string;
  to: string | null;
}
export interface Branch {
  unit: number;
  organisation: number;
  hamlet: Hamlet;
  from: string;
  to: string | null;
}
export interface Workplace {
  unit: number;
  employer: number;
  name: string;
  kind: string;
  commune: number;
  successor: number;
}
export interface DemoUnits {
  versions: UnitVersion[];
  branches: Branch[];
  workplaces: Workplace[];
  /** organisation → area → unit, for the units above the branches. */
  above: Map<string, number>;
  /** What became of the units that ended with the reorganisation. */
  successions: { from: number; to: number }[];
  units: number;
}

const FRONT = 1;
const UNION = 2;
export const VETERANS = 6;

interface Organisation {
  id: number;
  key: string;
  vi: string;
  en: string;
  /** What its units above the branch are called, before the place. */
  unit: string;
  member: [string, string] | null;
  branch: [string, string] | null;
  head: [string, string] | null;
  communeHead: [string, string] | null;
  hamlets: boolean;
}

export const ORGANISATIONS: Organisation[] = [
  {
    id: FRONT,
    key: 'front',
    vi: 'Mặt trận Tổ quốc',
    en: 'Fatherland Front',
    unit: 'Ủy ban MTTQ Việt Nam',
    member: null,
    branch: ['Ban Công tác Mặt trận', 'Front working committee'],
    head: ['Trưởng ban', 'Head'],
    communeHead: ['Chủ tịch', 'Chair'],
    hamlets: false,
  },
  {
    id: UNION,
    key: 'trade-union',
    vi: 'Công đoàn',
    en: 'Trade Union',
    unit: 'Liên đoàn Lao động',
    member: ['đoàn viên công đoàn', 'union member'],
    branch: ['Công đoàn cơ sở', 'grassroots union'],
    head: ['Chủ tịch', 'Chair'],
    communeHead: null,
    hamlets: false,
  },
  {
    id: 3,
    key: 'farmers',
    vi: 'Hội Nông dân',
    en: 'Farmers’ Union',
    unit: 'Hội Nông dân',
    member: ['hội viên', 'member'],
    branch: ['Chi hội Nông dân', 'farmers’ branch'],
    head: ['Chi hội trưởng', 'Branch head'],
    communeHead: ['Chủ tịch', 'Chair'],
    hamlets: true,
  },
  {
    id: 4,
    key: 'women',
    vi: 'Hội Liên hiệp Phụ nữ',
    en: 'Women’s Union',
    unit: 'Hội Liên hiệp Phụ nữ',
    member: ['hội viên', 'member'],
    branch: ['Chi hội Phụ nữ', 'women’s branch'],
    head: ['Chi hội trưởng', 'Branch head'],
    communeHead: ['Chủ tịch', 'Chair'],
    hamlets: true,
  },
  {
    id: 5,
    key: 'youth-union',
    vi: 'Đoàn TNCS Hồ Chí Minh',
    en: 'Ho Chi Minh Communist Youth Union',
    unit: 'Đoàn TNCS Hồ Chí Minh',
    member: ['đoàn viên', 'member'],
    branch: ['Chi đoàn', 'youth branch'],
    head: ['Bí thư chi đoàn', 'Branch secretary'],
    communeHead: ['Bí thư', 'Secretary'],
    hamlets: true,
  },
  {
    id: VETERANS,
    key: 'veterans',
    vi: 'Hội Cựu chiến binh',
    en: 'Veterans’ Association',
    unit: 'Hội Cựu chiến binh',
    member: ['hội viên', 'member'],
    branch: ['Chi hội Cựu chiến binh', 'veterans’ branch'],
    head: ['Chi hội trưởng', 'Branch head'],
    communeHead: ['Chủ tịch', 'Chair'],
    hamlets: true,
  },
];

const EMPLOYERS: [string, string][] = [
  ['Trường Tiểu học', 'school'],
  ['Trường Trung học cơ sở', 'school'],
  ['Trạm Y tế', 'health'],
  ['Ủy ban nhân dân', 'office'],
  ['Công ty Chế biến thủy sản', 'company'],
];

const lower = (name: string) => name[0]!.toLowerCase() + name.slice(1);

/** All units of the six organisations, before and after the reorganisation, in both reporting lines. */
export function demoUnits(map: DemoMap, random: Random, scale: number): DemoUnits {
  const versions: UnitVersion[] = [];
  const above = new Map<string, number>();
  const successions: DemoUnits['successions'] = [];
  let units = 0;
  const unit = (v: Omit<UnitVersion, 'unit' | 'slug'>, slugOf = v.name): number => {
    versions.push({ ...v, unit: ++units, slug: slugify(slugOf) });
    return units;
  };

  for (const org of ORGANISATIONS) {
    const at = (area: number) => above.get(`${org.id}:${area}`)!;
    const front = (area: number) => (org.id === FRONT ? null : above.get(`${FRONT}:${area}`)!);
    const add = (
      level: UnitVersion['level'],
      area: number,
      place: string,
      parent: number | null,
      from: string,
      to: string | null,
    ) =>
      above.set(
        `${org.id}:${area}`,
        unit({
          organisation: org.id,
          level,
          parent,
          front: front(area),
          area,
          employer: null,
          name: `${org.unit} ${lower(place)}`,
          from,
          to,
        }),
      );

    add('province', map.province, 'Tỉnh Hậu Giang', null, MAP_START, REORGANISED);
    // The federation's own top goes on as a unit of the new city: one unit, two versions.
    const top = versions.at(-1)!;
    versions.push({ ...top, area: map.cantho, from: REORGANISED, to: null });
    above.set(`${org.id}:${map.cantho}`, top.unit);
    for (const d of map.districts) {
      add('district', d.id, d.name, at(map.province), MAP_START, REORGANISED);
      successions.push({ from: units, to: top.unit });
    }
    if (org.id === UNION) continue;
    for (const c of map.communes) add('commune', c.id, c.name, at(c.district), MAP_START, REORGANISED);
    for (const m of map.merged) add('commune', m.id, m.name, at(map.cantho), REORGANISED, null);
    for (const s of map.successions)
      if (s.from !== map.province) successions.push({ from: at(s.from), to: at(s.to) });
  }

  const branches = hamletBranches(map, above, versions, () => ++units, scale);
  const workplaces = unionWorkplaces(map, above, versions, random, () => ++units);
  return { versions, branches, workplaces, above, successions, units };
}

/** Every hamlet has a Front committee and a branch of each of the four; ten (times scale) had no veterans' branch before 2021. */
function hamletBranches(
  map: DemoMap,
  above: Map<string, number>,
  versions: UnitVersion[],
  id: () => number,
  scale: number,
): Branch[] {
  const branches: Branch[] = [];
  const without = 4 * TOTALS.hamlets * scale - TOTALS.branches * scale;
  const step = Math.floor(map.hamlets.length / without);
  for (const [i, hamlet] of map.hamlets.entries()) {
    const word = hamlet.commune.type === 'xa' ? 'ấp' : 'khu vực';
    const late = i % step === 0 && i / step < without;
    let committee: number | null = null;
    for (const org of ORGANISATIONS.filter((o) => o.hamlets || o.id === FRONT)) {
      const name = `${org.branch![0]} ${word} ${hamlet.name}`;
      const from = late && org.id === VETERANS ? '2021-03-15' : MAP_START;
      const unit = id();
      const place = {
        unit,
        organisation: org.id,
        level: 'branch' as const,
        front: committee,
        area: hamlet.id,
        employer: null,
        name,
        slug: slugify(`${name} ${hamlet.commune.name}`),
      };
      versions.push({
        ...place,
        parent: above.get(`${org.id}:${hamlet.commune.id}`)!,
        from,
        to: REORGANISED,
      });
      versions.push({
        ...place,
        parent: above.get(`${org.id}:${hamlet.commune.successor}`)!,
        from: REORGANISED,
        to: null,
      });
      if (org.id === FRONT) committee = unit;
      else branches.push({ unit, organisation: org.id, hamlet, from, to: null });
    }
  }
  return branches;
}

/** Two workplace unions in each commune, under the district's federation of labour, later under the top's. */
function unionWorkplaces(
  map: DemoMap,
  above: Map<string, number>,
  versions: UnitVersion[],
  random: Random,
  id: () => number,
): Workplace[] {
  return map.communes.flatMap((commune, c) =>
    [0, 1].map((n): Workplace => {
      const [word, kind] = EMPLOYERS[(c + n * (1 + random.below(4))) % EMPLOYERS.length]!;
      const name = `${word} ${lower(commune.name)}${n === 1 ? ' 2' : ''}`;
      const unit = id();
      const employer = c * 2 + n + 1;
      const place = {
        unit,
        organisation: UNION,
        level: 'branch' as const,
        front: null,
        area: null,
        employer,
        name: `Công đoàn cơ sở ${name}`,
        slug: slugify(`cong doan co so ${name}`),
      };
      versions.push({
        ...place,
        parent: above.get(`${UNION}:${commune.district}`)!,
        from: MAP_START,
        to: REORGANISED,
      });
      versions.push({ ...place, parent: above.get(`${UNION}:${map.cantho}`)!, from: REORGANISED, to: null });
      return { unit, employer, name, kind, commune: commune.id, successor: commune.successor };
    }),
  );
}

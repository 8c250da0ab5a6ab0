import { addDays, daysBetween, type Day } from '#core/day.ts';
import { range, Rows } from './copy.server.ts';
import type { DemoMap } from './map.ts';
import { share, type Random } from './random.ts';
import { COUNTED, FLOWS_FROM, HORIZON, MAP_START, REORGANISED, TOTALS } from './totals.ts';
import type { Branch, DemoUnits } from './units.ts';

const PROGRAMMES: [slug: string, kind: string, vi: string, en: string, organisation: number | null][] = [
  ['nha-dai-doan-ket', 'house_programme', 'Nhà đại đoàn kết', 'Great-unity houses', 1],
  ['mai-am-cong-doan', 'house_programme', 'Mái ấm công đoàn', 'Trade-union homes', 2],
  ['mai-am-tinh-thuong', 'house_programme', 'Mái ấm tình thương', 'Homes of compassion', 4],
  ['nha-nhan-ai', 'house_programme', 'Nhà nhân ái', 'Houses of kindness', 5],
  ['nha-nghia-tinh-dong-doi', 'house_programme', 'Nhà nghĩa tình đồng đội', 'Comrades’ houses', 6],
  [
    'nong-thon-moi-do-thi-van-minh',
    'campaign',
    'Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh',
    'United for new rural areas and civilised towns',
    1,
  ],
  [
    'nong-dan-thi-dua-san-xuat',
    'movement',
    'Nông dân thi đua sản xuất, kinh doanh giỏi',
    'Farmers excelling in production and trade',
    3,
  ],
  [
    'gia-dinh-5-khong-3-sach',
    'campaign',
    'Xây dựng gia đình 5 không, 3 sạch',
    'Families of five noes and three cleans',
    4,
  ],
  ['tuoi-tre-tinh-nguyen', 'movement', 'Tuổi trẻ tình nguyện', 'Youth volunteers', 5],
  ['cuu-chien-binh-guong-mau', 'movement', 'Cựu chiến binh gương mẫu', 'Exemplary veterans', 6],
];
const [FRONT, UNION] = [1, 2];
/** House programmes, by their place above, of the two organisations without branches in hamlets. */
const [FRONT_HOUSES, UNION_HOMES] = [1, 2];
/** House programme (its place above) of each organisation that records it at the branch. */
const HOUSES: Record<number, number> = { 3: 1, 4: 3, 5: 4, 6: 5 };
const MOVEMENTS: Record<number, number> = { 3: 7, 4: 8, 5: 9, 6: 10 };

interface Stretch {
  from: Day;
  last: Day;
  houses: number;
  housesValue: number;
  scholarships: number;
  scholarshipsValue: number;
  works: number;
  exits: number;
}

/** The article's period exactly, and something before and after it so that other periods differ. */
const STRETCHES: Stretch[] = [
  {
    from: '2015-01-01' as Day,
    last: addDays(FLOWS_FROM as Day, -1),
    houses: 900,
    housesValue: 15_300_000_000,
    scholarships: 9_000,
    scholarshipsValue: 4_500_000_000,
    works: 40_000,
    exits: 1_500,
  },
  {
    from: FLOWS_FROM as Day,
    last: COUNTED as Day,
    houses: TOTALS.houses,
    housesValue: TOTALS.housesValue,
    scholarships: TOTALS.scholarships,
    scholarshipsValue: TOTALS.scholarshipsValue,
    works: TOTALS.works,
    exits: TOTALS.povertyExits,
  },
  {
    from: addDays(COUNTED as Day, 1),
    last: HORIZON as Day,
    houses: 5_200,
    housesValue: 208_000_000_000,
    scholarships: 61_000,
    scholarshipsValue: 42_700_000_000,
    works: 240_000,
    exits: 5_400,
  },
];

/** Programmes and what came of them, adding up to the article's totals by construction. */
export function demoResults(map: DemoMap, units: DemoUnits, random: Random): Rows[] {
  const programme = new Rows('programme', [
    'id',
    'slug',
    'kind',
    'name_vi',
    'name_en',
    'organisation_id',
    'period',
  ]);
  const result = new Rows('result', [
    'id',
    'kind',
    'programme_id',
    'unit_id',
    'area_id',
    'day',
    'work',
    'quantity',
    'value_dong',
  ]);
  PROGRAMMES.forEach(([slug, kind, vi, en, org], i) =>
    programme.push(i + 1, slug, kind, vi, en, org, range(MAP_START, null)),
  );

  // Most is recorded by branches, a tenth by grassroots units, a little by districts: so a figure also has its own level.
  function recorder(day: Day, branch: Branch): [unit: number, area: number] {
    const { commune } = branch.hamlet;
    const dice = random.next();
    const later = day >= REORGANISED;
    const area = later ? commune.successor : dice < 0.02 ? commune.district : commune.id;
    return dice < 0.1
      ? [units.above.get(`${branch.organisation}:${area}`)!, area]
      : [branch.unit, branch.hamlet.id];
  }

  /** The Front and the trade unions have no branches in hamlets: their units in communes and districts record houses. */
  function builder(programmeId: number, day: Day, branch: Branch): [unit: number, area: number] {
    const { commune } = branch.hamlet;
    const later = day >= REORGANISED;
    const area = later ? commune.successor : commune.id;
    if (programmeId === FRONT_HOUSES) return [units.above.get(`${FRONT}:${area}`)!, area];
    if (programmeId === UNION_HOMES)
      return [units.above.get(`${UNION}:${later ? map.cantho : commune.district}`)!, area];
    return recorder(day, branch);
  }

  function record(
    kind: string,
    stretch: Stretch,
    quantities: readonly number[],
    values: readonly number[] | null,
  ): void {
    const span = daysBetween(stretch.from, stretch.last) + 1;
    quantities.forEach((quantity, i) => {
      const day = addDays(stretch.from, random.below(span));
      let branch = random.pick(units.branches);
      while (branch.from > day) branch = random.pick(units.branches);
      const house = kind === 'house';
      const programmeId = house
        ? branch.organisation === 3 && random.chance(0.6)
          ? 2
          : HOUSES[branch.organisation]!
        : MOVEMENTS[branch.organisation]!;
      const [unit, area] = house ? builder(programmeId, day, branch) : recorder(day, branch);
      result.push(
        result.count + 1,
        kind,
        programmeId,
        unit,
        area,
        day,
        house ? (random.chance(0.7) ? 'new' : 'repair') : null,
        quantity,
        values?.[i] ?? null,
      );
    });
  }

  const weights = (n: number) => Array.from({ length: n }, () => 0.4 + random.next());
  const priced = (total: number, step: number, amounts: readonly number[], least: number) =>
    share(
      total / step,
      amounts.map((a) => a * (0.7 + 0.6 * random.next())),
      least / step,
    ).map((v) => v * step);

  for (const s of STRETCHES) {
    const houses = Array<number>(s.houses).fill(1);
    record('house', s, houses, priced(s.housesValue, 100_000, houses, 5_000_000));
    const awards = share(s.scholarships, weights(Math.ceil(s.scholarships / 9)), 1);
    record('scholarship', s, awards, priced(s.scholarshipsValue, 500, awards, 100_000));
    record('work', s, share(s.works, weights(Math.ceil(s.works / 8)), 1), null);
    record('poverty_exit', s, share(s.exits, weights(Math.ceil(s.exits / 2)), 1), null);
  }
  return [programme, result];
}

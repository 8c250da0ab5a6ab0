import { isMonthEnd, lastMonthEndOnOrBefore, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { childrenOnDay, type AreaRow } from '#modules/areas/areas.server.ts';
import {
  organisations,
  unitChildren,
  unitsInHamlet,
  type OrganisationRow,
  type UnitRow,
} from '#modules/units/units.server.ts';
import {
  branchStock,
  hamletStock,
  seriesOnDay,
  statedHouseholds,
  unitStock,
  type Indicator,
  type NodeKind,
} from './queries.server.ts';
import { suppress } from './rules.ts';

const HAMLET = 4;
const BRANCH = 4;

/** One counted place; `value` null where law 6 hides it. */
export interface Counted {
  id: number;
  value: number | null;
}

/** Which organisations' series add up to a stock: 0 is the distinct count over all with hamlet branches. */
export function organisationsOf(
  series: string,
  asked: OrganisationRow | null,
  all: readonly OrganisationRow[],
): number[] {
  if (series === 'households') return [0];
  if (asked) return [asked.id];
  if (series === 'union-members') return all.filter((o) => o.key === 'trade-union').map((o) => o.id);
  if (series === 'memberships' || series === 'branches')
    return all.filter((o) => o.hasHamletBranches).map((o) => o.id);
  return [0];
}

/** A stock under nodes that have series: areas of commune level and above, units above branches, the federation. */
export async function rolledUp(
  db: Db | Tx,
  series: Pick<Indicator, 'key' | 'number'>,
  kind: NodeKind,
  nodes: readonly number[],
  asked: OrganisationRow | null,
  day: Day,
): Promise<Counted[]> {
  const groups = organisationsOf(series.key, asked, await organisations(db));
  const rows = await seriesOnDay(db, series.number, kind, nodes, groups, day);
  const sums = new Map(nodes.map((n) => [n, 0]));
  for (const r of rows) sums.set(r.nodeId, sums.get(r.nodeId)! + r.value);
  return [...sums].map(([id, value]) => ({ id, value }));
}

/** Refuses a day on which nothing below the commune is shown to who asks. */
const closedDay = (day: Day, inside: boolean): Refusal | null =>
  inside || isMonthEnd(day)
    ? null
    : refuse('stock-below-commune', { day, nearest: lastMonthEndOnOrBefore(day) });

/** Which cells to hide from who asks: none from those inside. */
const hiding = (table: number[][], inside: boolean): boolean[][] =>
  inside ? table.map((row) => row.map(() => false)) : suppress(table);

/** A stock in each hamlet of one commune; in public at month ends only, small counts hidden. */
export async function hamletsOf(
  db: Db | Tx,
  series: string,
  commune: number,
  asked: OrganisationRow | null,
  day: Day,
  inside: boolean,
): Promise<{ areas: AreaRow[]; counts: Counted[] } | Refusal> {
  const areas = await childrenOnDay(db, commune, day);
  const ids = areas.map((a) => a.id);
  if (series === 'households') {
    const stated = new Map((await statedHouseholds(db, ids, day)).map((r) => [r.areaId, r.households]));
    return { areas, counts: ids.map((id) => ({ id, value: stated.get(id) ?? 0 })) };
  }
  if (series === 'branches') {
    const all = await organisations(db);
    const groups = organisationsOf(series, asked, all);
    const counts = await Promise.all(
      ids.map(async (id) => ({
        id,
        value: (await unitsInHamlet(db, id, day)).filter((u) => groups.includes(u.organisationId)).length,
      })),
    );
    return { areas, counts };
  }
  const shut = closedDay(day, inside);
  if (shut) return shut;
  if (series === 'memberships' || series === 'union-members') {
    const { table, groups } = await communeTable(db, ids, day, inside);
    const wanted = organisationsOf(series, asked, await organisations(db))
      .map((g) => groups.indexOf(g))
      .filter((i) => i >= 0);
    const sums = table.map((row) => wanted.reduce((sum, i) => sum + row[i]!, 0));
    const single =
      wanted.length === 1
        ? hiding(table, inside).map((row) => row[wanted[0]!]!)
        : hiding(
            sums.map((v) => [v]),
            inside,
          ).map((row) => row[0]!);
    return { areas, counts: ids.map((id, i) => ({ id, value: single[i] ? null : sums[i]! })) };
  }
  const stock = new Map(
    (await hamletStock(db, ids, asked?.id ?? 0, day, inside)).map((r) => [
      r.areaId,
      series === 'people' ? r.people : r.householdsWithMember,
    ]),
  );
  const values = ids.map((id) => stock.get(id) ?? 0);
  const hidden = hiding(
    values.map((v) => [v]),
    inside,
  );
  return { areas, counts: ids.map((id, i) => ({ id, value: hidden[i]![0] ? null : values[i]! })) };
}

/** Hamlets × organisations of one commune: the table within which small cells are hidden together. */
async function communeTable(
  db: Db | Tx,
  hamlets: readonly number[],
  day: Day,
  inside: boolean,
): Promise<{ table: number[][]; groups: number[] }> {
  const groups = (await organisations(db)).filter((o) => o.hasHamletBranches).map((o) => o.id);
  const table = hamlets.map(() => groups.map(() => 0));
  for (const row of await branchStock(db, hamlets, day, inside)) {
    const r = hamlets.indexOf(row.areaId);
    const c = groups.indexOf(row.organisationId);
    if (r >= 0 && c >= 0) table[r]![c]! += row.memberships;
  }
  return { table, groups };
}

/** Memberships of each branch in one hamlet, hidden as the table of the whole commune hides them. */
export async function branchesIn(
  db: Db | Tx,
  hamlet: AreaRow,
  day: Day,
  inside: boolean,
): Promise<{ units: UnitRow[]; counts: Counted[] } | Refusal> {
  const shut = closedDay(day, inside);
  if (shut) return shut;
  const all = await organisations(db);
  const units = (await unitsInHamlet(db, hamlet.id, day)).filter((u) =>
    all.some((o) => o.id === u.organisationId && o.hasHamletBranches),
  );
  const hamlets =
    hamlet.parentId === null ? [hamlet.id] : (await childrenOnDay(db, hamlet.parentId, day)).map((a) => a.id);
  const { table, groups } = await communeTable(db, hamlets, day, inside);
  const hidden = hiding(table, inside)[hamlets.indexOf(hamlet.id)]!;
  const stock = new Map(
    (
      await unitStock(
        db,
        units.map((u) => u.id),
        day,
        inside,
      )
    ).map((r) => [r.unitId, r.memberships]),
  );
  return {
    units,
    counts: units.map((u) => ({
      id: u.id,
      value: hidden[groups.indexOf(u.organisationId)] ? null : (stock.get(u.id) ?? 0),
    })),
  };
}

/** Memberships of branches under one grassroots unit; those in hamlets hidden as their commune's table hides them. */
export async function branchesUnder(
  db: Db | Tx,
  unit: UnitRow,
  day: Day,
  inside: boolean,
): Promise<{ units: UnitRow[]; counts: Counted[] } | Refusal> {
  const shut = closedDay(day, inside);
  if (shut) return shut;
  const units = (await unitChildren(db, unit.id, day)).filter((u) => u.rank === BRANCH);
  const stock = new Map(
    (
      await unitStock(
        db,
        units.map((u) => u.id),
        day,
        inside,
      )
    ).map((r) => [r.unitId, r.memberships]),
  );
  const hamlets =
    unit.areaId === null
      ? []
      : (await childrenOnDay(db, unit.areaId, day)).filter((a) => a.rank === HAMLET).map((a) => a.id);
  const { table, groups } = await communeTable(db, hamlets, day, inside);
  const inTable = hiding(table, inside);
  const column = groups.indexOf(unit.organisationId);
  const alone = hiding(
    units.map((u) => [stock.get(u.id) ?? 0]),
    inside,
  );
  const hides = (u: UnitRow, i: number) => {
    const r = u.areaId === null ? -1 : hamlets.indexOf(u.areaId);
    return r >= 0 && column >= 0 ? inTable[r]![column]! : alone[i]![0]!;
  };
  return {
    units,
    counts: units.map((u, i) => ({ id: u.id, value: hides(u, i) ? null : (stock.get(u.id) ?? 0) })),
  };
}

import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';

export interface Indicator {
  key: string;
  /** Names its series in the rollups. */
  number: number;
  kind: 'stock' | 'flow';
  adds: 'sum' | 'distinct' | 'ratio';
  measure: string;
  numerator: string | null;
  denominator: string | null;
}

export type NodeKind = 'a' | 'u' | 'f';

export async function indicators(db: Db | Tx): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    select key, number, kind, adds, measure, numerator, denominator from published_indicator order by number`.execute(
    db,
  );
  return rows;
}

/**
 * What stood under each node on a day, split by organisation: opening of the year, days since, tail. One statement, so
 * that a fold between two reads can neither hide nor double a change. Nodes without a row in a series stand at 0.
 */
export async function seriesOnDay(
  db: Db | Tx,
  series: number,
  kind: NodeKind,
  nodes: readonly number[],
  organisations: readonly number[],
  day: Day,
): Promise<{ nodeId: number; organisationId: number; value: number }[]> {
  const key = sql`series = ${series} and node_kind = ${kind}::"char" and node_id = n and organisation_id = g`;
  const { rows } = await sql<{ nodeId: number; organisationId: number; value: number }>`
    select n as node_id, g as organisation_id, (coalesce(o.value, 0) + coalesce(d.delta, 0) + coalesce(t.delta, 0))::bigint as value
    from unnest(${nodes}::bigint[]) n cross join unnest(${organisations}::smallint[]) g
    left join lateral (
      select year, value from published_series_opening
      where ${key} and year <= extract(year from ${day}::date) order by year desc limit 1
    ) o on true
    left join lateral (
      select sum(delta) as delta from published_series_day
      where ${key} and day <= ${day}::date and day >= coalesce(make_date(o.year, 1, 1), '-infinity'::date)
    ) d on true
    left join lateral (
      select sum(delta) as delta from published_series_tail where ${key} and day <= ${day}::date
    ) t on true`.execute(db);
  return rows;
}

/** The same for one node on many days, organisations added up: what a chart over time needs. */
export async function seriesOverDays(
  db: Db | Tx,
  series: number,
  kind: NodeKind,
  node: number,
  organisations: readonly number[],
  days: readonly Day[],
): Promise<{ day: Day; value: number }[]> {
  const key = sql`series = ${series} and node_kind = ${kind}::"char" and node_id = ${node} and organisation_id = any(${organisations}::smallint[])`;
  const { rows } = await sql<{ day: Day; value: number }>`
    select at as day, (coalesce((select sum(delta) from published_series_day where ${key} and day <= at), 0)
      + coalesce((select sum(delta) from published_series_tail where ${key} and day <= at), 0))::bigint as value
    from unnest(${days}::date[]) at order by at`.execute(db);
  return rows;
}

/** Memberships of every branch that stands in one of these hamlets: in public on a month end, inside on any day. */
export async function branchStock(
  db: Db | Tx,
  hamlets: readonly number[],
  day: Day,
  inside: boolean,
): Promise<{ unitId: number; areaId: number; organisationId: number; memberships: number }[]> {
  const { rows } = await sql<{ unitId: number; areaId: number; organisationId: number; memberships: number }>`
    select p.unit_id, p.area_id, p.organisation_id, s.memberships
    from published_unit_place p cross join lateral (${
      inside
        ? sql`select memberships from inside_branch_stock(array[p.unit_id], ${day}::date)`
        : sql`select memberships from published_branch_stock b where b.unit_id = p.unit_id and b.day = ${day}::date`
    }) s
    where p.area_id = any(${hamlets}::bigint[]) and p.level = 'branch' and p.period @> ${day}::date`.execute(
    db,
  );
  return rows;
}

/** Memberships of these branches, wherever they stand: in public on a month end, inside on any day. */
export async function unitStock(
  db: Db | Tx,
  units: readonly number[],
  day: Day,
  inside: boolean,
): Promise<{ unitId: number; memberships: number }[]> {
  const { rows } = await sql<{ unitId: number; memberships: number }>`
    select unit_id, memberships from ${
      inside
        ? sql`inside_branch_stock(${units}::bigint[], ${day}::date)`
        : sql`published_branch_stock where unit_id = any(${units}::bigint[]) and day = ${day}::date`
    }`.execute(db);
  return rows;
}

/**
 * People and households with a member in these hamlets, in public on a month end, inside on any day; organisation 0 is
 * any.
 */
export async function hamletStock(
  db: Db | Tx,
  hamlets: readonly number[],
  organisation: number,
  day: Day,
  inside: boolean,
): Promise<{ areaId: number; people: number; householdsWithMember: number }[]> {
  const { rows } = await sql<{ areaId: number; people: number; householdsWithMember: number }>`
    select area_id, people, households_with_member from ${
      inside
        ? sql`inside_hamlet_stock(${hamlets}::bigint[], ${organisation}::smallint, ${day}::date)`
        : sql`published_hamlet_stock
            where area_id = any(${hamlets}::bigint[]) and organisation_id = ${organisation} and day = ${day}::date`
    }`.execute(db);
  return rows;
}

/** The number of households stated for these hamlets, on a day. */
export async function statedHouseholds(
  db: Db | Tx,
  hamlets: readonly number[],
  day: Day,
): Promise<{ areaId: number; households: number }[]> {
  const { rows } = await sql<{ areaId: number; households: number }>`
    select area_id, households from published_hamlet_households
    where area_id = any(${hamlets}::bigint[]) and period @> ${day}::date`.execute(db);
  return rows;
}

/** The position of the newest audit entry: what the figure had seen. */
export async function auditPosition(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from published_audit_position`.execute(db);
  return rows[0]!.id;
}

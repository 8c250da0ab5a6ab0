import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import type { Step } from './rules.ts';

/** What a flow adds up: which results, and which of their columns. */
export interface FlowLaw {
  kind: 'house' | 'scholarship' | 'work' | 'poverty_exit';
  column: 'quantity' | 'value_dong';
}

export const flowLaws: Record<string, FlowLaw> = {
  houses: { kind: 'house', column: 'quantity' },
  'houses-value': { kind: 'house', column: 'value_dong' },
  scholarships: { kind: 'scholarship', column: 'quantity' },
  'scholarships-value': { kind: 'scholarship', column: 'value_dong' },
  works: { kind: 'work', column: 'quantity' },
  'poverty-exits': { kind: 'poverty_exit', column: 'quantity' },
};

interface Sum {
  value: bigint;
  records: number;
}
const read = (r: { value: string; records: number }): Sum => ({ value: BigInt(r.value), records: r.records });

const counted = (law: FlowLaw, from: Day, last: Day, organisation: number | null): RawBuilder<unknown> => sql`
  r.kind = ${law.kind} and r.day between ${from}::date and ${last}::date
  ${organisation === null ? sql`` : sql`and r.unit_id in (select unit_id from published_unit where organisation_id = ${organisation})`}`;

/** What was recorded in each area, apart for before and after each date on which the area gave something up. */
export async function flowByArea(
  db: Db | Tx,
  law: FlowLaw,
  from: Day,
  last: Day,
  organisation: number | null,
): Promise<({ areaId: number; day: Day } & Sum)[]> {
  const { rows } = await sql<{ areaId: number; day: Day; value: string; records: number }>`
    with turn as (select distinct from_area, effective from published_succession where effective <= ${last}::date)
    select r.area_id, max(r.day) as day, coalesce(sum(r.${sql.ref(law.column)}), 0)::text as value, count(*) as records
    from published_result r left join turn t on t.from_area = r.area_id and t.effective > r.day
    where ${counted(law, from, last, organisation)}
    group by r.area_id, t.effective`.execute(db);
  return rows.map((r) => ({ areaId: r.areaId, day: r.day, ...read(r) }));
}

/** The sum and the number of all results of the whole federation. */
export async function flowTotal(
  db: Db | Tx,
  law: FlowLaw,
  from: Day,
  last: Day,
  organisation: number | null,
): Promise<Sum> {
  const { rows } = await sql<{ value: string; records: number }>`
    select coalesce(sum(r.${sql.ref(law.column)}), 0)::text as value, count(*) as records
    from published_result r where ${counted(law, from, last, organisation)}`.execute(db);
  return read(rows[0]!);
}

/** For each of these units: what it and those below it did while they stood below it; apart, what it did itself. */
export async function flowByUnit(
  db: Db | Tx,
  law: FlowLaw,
  units: readonly number[],
  from: Day,
  last: Day,
): Promise<({ unitId: number; own: boolean } & Sum)[]> {
  const { rows } = await sql<{ unitId: number; own: boolean; value: string; records: number }>`
    select l.ancestor_id as unit_id, l.unit_id = l.ancestor_id as own,
      coalesce(sum(r.${sql.ref(law.column)}), 0)::text as value, count(*) as records
    from published_unit_line l join published_result r on r.unit_id = l.unit_id and l.period @> r.day
    where l.ancestor_id = any(${units}::bigint[]) and ${counted(law, from, last, null)}
    group by 1, 2`.execute(db);
  return rows.map((r) => ({ unitId: r.unitId, own: r.own, ...read(r) }));
}

/** All successions up to a day. */
export async function stepsUntil(db: Db | Tx, last: Day): Promise<Step[]> {
  const { rows } = await sql<Omit<Step, 'share'> & { share: string | null }>`
    select from_area as "from", to_area as "to", kind, share, effective from published_succession where effective <= ${last}::date`.execute(
    db,
  );
  return rows.map((r) => ({ ...r, share: r.share === null ? null : Number(r.share) }));
}

/** The map of a day as restating needs it: who stands above whom, and the last parent of each area that has ended. */
export async function mapOn(
  db: Db | Tx,
  day: Day,
): Promise<{ ancestors: Map<number, number[]>; lastParent: Map<number, number> }> {
  const lines = await sql<{ areaId: number; ancestors: number[] }>`
    select area_id, array_agg(ancestor_id::int) as ancestors from published_area_line where period @> ${day}::date group by area_id`.execute(
    db,
  );
  const ended = await sql<{ areaId: number; parentId: number }>`
    select distinct on (area_id) area_id, parent_id from published_area
    where upper(period) <= ${day}::date and parent_id is not null order by area_id, upper(period) desc`.execute(
    db,
  );
  return {
    ancestors: new Map(lines.rows.map((r) => [r.areaId, r.ancestors])),
    lastParent: new Map(ended.rows.map((r) => [r.areaId, r.parentId])),
  };
}

import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { parseRange } from '#core/period.ts';

/** A unit during one of its periods, as people would name what it stood in and under. */
export interface UnitVersionRow {
  name: string;
  level: string;
  parent: string | null;
  frontParent: string | null;
  /** The area it stood in, or its employer. */
  place: string;
  legalBasis: string;
  from: Day;
  to: Day | null;
}

/** What a unit has been, the newest first. Names of others are those of the day on which the version began. */
export async function unitVersions(db: Db | Tx, id: number): Promise<UnitVersionRow[]> {
  const nameOf = (unit: ReturnType<typeof sql>) =>
    sql`(select n.name from published_unit n where n.unit_id = ${unit} and n.period @> lower(v.period))`;
  const { rows } = await sql<Omit<UnitVersionRow, 'from' | 'to'> & { period: string }>`
    select v.name, v.level, ${nameOf(sql`v.parent_id`)} as parent, ${nameOf(sql`v.front_parent_id`)} as front_parent,
      coalesce((select a.name from published_area a where a.area_id = v.area_id and a.period @> lower(v.period)),
        (select e.name from employer e where e.id = v.employer_id)) as place, v.legal_basis, v.period
    from published_unit v where v.unit_id = ${id} order by lower(v.period) desc`.execute(db);
  return rows.map(({ period, ...row }) => ({ ...row, ...parseRange(period) }));
}

/** A unit that ended, and one that it went on in; each named as on its side of the day. */
export interface UnitSuccessionRow {
  fromId: number;
  fromSlug: string;
  fromName: string;
  toId: number;
  toSlug: string;
  toName: string;
  effective: Day;
  legalBasis: string;
}

const successions = sql`
  select f.unit_id as from_id, f.slug as from_slug, f.name as from_name, t.unit_id as to_id, t.slug as to_slug, t.name as to_name,
    s.effective, s.legal_basis
  from published_unit_succession s
    join published_unit f on f.unit_id = s.from_unit and f.period @> (s.effective - 1)
    join published_unit t on t.unit_id = s.to_unit and t.period @> s.effective`;

/** What a unit went on in: one row an heir. */
export async function becameOfUnit(db: Db | Tx, id: number): Promise<UnitSuccessionRow[]> {
  const { rows } = await sql<UnitSuccessionRow>`
    ${successions} where s.from_unit = ${id} order by s.effective, t.name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** What a unit was made of, or took over: one row a unit that ended. */
export async function madeOfUnits(db: Db | Tx, id: number): Promise<UnitSuccessionRow[]> {
  const { rows } = await sql<UnitSuccessionRow>`
    ${successions} where s.to_unit = ${id} order by s.effective desc, f.name collate "vi-x-icu"`.execute(db);
  return rows;
}

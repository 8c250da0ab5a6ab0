import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';

/** A unit as it stood on a day. Rank: 1 province, 2 district, 3 commune, 4 branch. */
export interface UnitRow {
  id: number;
  slug: string;
  name: string;
  organisationId: number;
  level: string;
  rank: number;
  parentId: number | null;
  frontParentId: number | null;
  areaId: number | null;
  employerId: number | null;
}

export interface OrganisationRow {
  id: number;
  key: string;
  nameVi: string;
  nameEn: string;
  memberVi: string | null;
  memberEn: string | null;
  branchVi: string | null;
  branchEn: string | null;
  hasHamletBranches: boolean;
}

const columns = sql`unit_id as id, slug, name, organisation_id, level, rank, parent_id, front_parent_id, area_id, employer_id`;

/** The unit that bears this slug or this id on the day. */
export async function unitOnDay(db: Db | Tx, slugOrId: string, day: Day): Promise<UnitRow | undefined> {
  const which = /^\d{1,15}$/.test(slugOrId) ? sql`unit_id = ${Number(slugOrId)}` : sql`slug = ${slugOrId}`;
  const { rows } =
    await sql<UnitRow>`select ${columns} from published_unit where ${which} and period @> ${day}::date`.execute(
      db,
    );
  return rows[0];
}

/** When a unit of this slug or id has stood: the version nearest to the day. */
export async function unitNearest(
  db: Db | Tx,
  slugOrId: string,
  day: Day,
): Promise<(UnitRow & { from: Day; to: Day | null }) | undefined> {
  const which = /^\d{1,15}$/.test(slugOrId) ? sql`unit_id = ${Number(slugOrId)}` : sql`slug = ${slugOrId}`;
  const { rows } = await sql<UnitRow & { from: Day; to: Day | null }>`
    select ${columns}, lower(period) as "from", upper(period) as "to" from published_unit where ${which}
    order by abs(coalesce(upper(period), lower(period)) - ${day}::date) limit 1`.execute(db);
  return rows[0];
}

/** The units directly under one in its own line, open on the day. */
export async function unitChildren(db: Db | Tx, parentId: number, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from published_unit where parent_id = ${parentId} and period @> ${day}::date
    order by name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** The units under none, open on the day: the top of each organisation that has one. */
export async function topUnits(db: Db | Tx, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from published_unit where parent_id is null and level = 'province' and period @> ${day}::date
    order by organisation_id, name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** Units by their ids, each as it stood on the day or, where it did not, as it last stood. */
export async function unitsByIds(db: Db | Tx, ids: readonly number[], day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select distinct on (unit_id) ${columns} from published_unit where unit_id = any(${ids}::bigint[])
    order by unit_id, period @> ${day}::date desc, lower(period) desc`.execute(db);
  return rows;
}

/** A unit and what is below it, and what these were made of: what its scope is on the day. */
export async function unitsBelow(db: Db | Tx, id: number, day: Day): Promise<number[]> {
  const { rows } = await sql<{ units: number[] }>`
    select units_below(${id}::bigint, ${day}::date) as units`.execute(db);
  return rows[0]!.units;
}

export interface LevelRow {
  key: string;
  labelVi: string;
  labelEn: string;
}

/** The levels at which units stand, from the top down, as they are called. */
export async function unitLevels(db: Db | Tx): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`select key, label_vi, label_en from unit_level order by rank`.execute(
    db,
  );
  return rows;
}

/** The units directly under one, in its own line, on any day of a period (to excluded), each as it last stood. */
export async function unitChildrenDuring(
  db: Db | Tx,
  parentId: number,
  from: Day,
  to: Day,
): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select * from (
      select distinct on (unit_id) ${columns} from published_unit
      where parent_id = ${parentId} and period && daterange(${from}::date, ${to}::date)
      order by unit_id, lower(period) desc) u
    order by name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** The branches of the organisations that stand in one hamlet on the day. */
export async function unitsInHamlet(db: Db | Tx, areaId: number, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from published_unit u
    where area_id = ${areaId} and level = 'branch' and period @> ${day}::date
    order by organisation_id, name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** The unit and all above it in its own line on the day, from the top down. */
export async function unitPath(db: Db | Tx, id: number, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    with recursive up as (
      select * from published_unit where unit_id = ${id} and period @> ${day}::date
      union all
      select p.* from up join published_unit p on p.unit_id = up.parent_id and p.period @> ${day}::date
    ) select ${columns} from up order by rank`.execute(db);
  return rows;
}

/** All organisations, in their customary order. */
export async function organisations(db: Db | Tx): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select id, key, name_vi, name_en, member_vi, member_en, branch_vi, branch_en, has_hamlet_branches
    from published_organisation order by sort`.execute(db);
  return rows;
}

export interface FederationRow {
  nameVi: string;
  nameEn: string;
  /** Its name on a day when its province has gone on into a larger one. */
  partNameVi: string;
  partNameEn: string;
  demonstration: boolean;
  /** The province it was made for. */
  areaId: number | null;
  /** Its own colour, #rrggbb, and the hash of its own mark's file; null for ours. */
  accent: string | null;
  logo: string | null;
}

/** The federation itself; none before its first administrator has named it. */
export async function federation(db: Db | Tx): Promise<FederationRow | undefined> {
  const { rows } = await sql<FederationRow>`
    select name_vi, name_en, part_name_vi, part_name_en, demonstration, area_id, accent, logo from published_federation`.execute(
    db,
  );
  return rows[0];
}

/** Units by their permanent ids, each named as it last stood. */
export async function unitNames(db: Db | Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (unit_id) unit_id as id, name from published_unit where unit_id = any(${ids}::bigint[])
    order by unit_id, lower(period) desc`.execute(db);
  return new Map(rows.map((unit) => [unit.id, unit.name]));
}

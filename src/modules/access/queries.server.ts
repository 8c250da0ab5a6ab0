import { sql } from 'kysely';
import type { Permission } from '#core/actor.ts';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { parseRange } from '#core/period.ts';
import type { Role } from './rules.ts';

export interface GrantRow {
  id: number;
  userId: string;
  userName: string;
  role: string;
  /** null: the whole federation. */
  unitId: number | null;
  unitName: string | null;
  unitSlug: string | null;
  from: Day;
  to: Day | null;
  reason: string;
  grantedBy: string;
  grantedAt: Date;
  revokedBy: string | null;
  revokedAt: Date | null;
  succeeds: number | null;
}

/** Every role with what it may do, in their customary order. */
export async function roles(db: Db | Tx): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select key, name_vi, name_en, reach, needs_second_factor,
      array(select permission from role_permission p where p.role = r.key order by 1) as permissions
    from role r order by sort`.execute(db);
  return rows;
}

/** What a user is given on a day: each grant in force, with its permissions and the units it reaches. */
export async function givenTo(
  db: Db | Tx,
  user: string,
  day: Day,
): Promise<{ id: number; needsSecondFactor: boolean; permissions: Permission[]; units: number[] | null }[]> {
  const { rows } = await sql<{
    id: number;
    needsSecondFactor: boolean;
    permissions: Permission[];
    units: number[] | null;
  }>`select g.id, r.needs_second_factor,
      array(select permission from role_permission p where p.role = g.role) as permissions,
      case when g.unit_id is not null then units_below(g.unit_id, ${day}::date) end as units
    from access_grant g join role r on r.key = g.role
    where g.user_id = ${user} and g.revoked_at is null and g.period @> ${day}::date order by g.id`.execute(
    db,
  );
  return rows;
}

const columns = sql`g.id, g.user_id, u.name as user_name, g.role, g.unit_id, v.name as unit_name, v.slug as unit_slug, g.period,
  g.reason, g.granted_by, g.granted_at, g.revoked_by, g.revoked_at, g.succeeds`;
// A unit is shown as it last stood.
const joined = sql`access_grant g join app_user u on u.id = g.user_id
  left join lateral (select name, slug from unit_version w where w.unit_id = g.unit_id order by lower(w.period) desc limit 1) v on true`;

type Row = Omit<GrantRow, 'from' | 'to'> & { period: string };
const read = ({ period, ...row }: Row): GrantRow => ({ ...row, ...parseRange(period) });

/** One grant by its id. */
export async function grantById(db: Db | Tx, id: number): Promise<GrantRow | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where g.id = ${id}`.execute(db);
  return rows.map(read)[0];
}

/** All that a user was ever given, the newest first. */
export async function grantsOf(db: Db | Tx, user: string): Promise<GrantRow[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${joined} where g.user_id = ${user} order by g.id desc`.execute(db);
  return rows.map(read);
}

/** The grants that were made for a unit itself, in force on a day. */
export async function grantsAt(db: Db | Tx, unit: number, day: Day): Promise<GrantRow[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${joined}
    where g.unit_id = ${unit} and g.revoked_at is null and g.period @> ${day}::date order by g.role, u.name`.execute(
    db,
  );
  return rows.map(read);
}

/** The grant of the same role for the same unit that a user has on a day of this period. */
export async function grantClash(
  db: Db | Tx,
  asked: { user: string; role: string; unit: number | null; from: Day; to: Day | null },
): Promise<GrantRow | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${joined} where g.user_id = ${asked.user} and g.role = ${asked.role}
      and g.unit_id is not distinct from ${asked.unit}::bigint and g.revoked_at is null
      and g.period && daterange(${asked.from}::date, ${asked.to}::date)`.execute(db);
  return rows.map(read)[0];
}

/** The users who administer the whole federation on a day, and can still sign in. */
export async function administrators(db: Db | Tx, day: Day): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct g.user_id from access_grant g join app_user u on u.id = g.user_id and u.disabled_at is null
    where g.role = 'administrator' and g.unit_id is null and g.revoked_at is null and g.period @> ${day}::date`.execute(
    db,
  );
  return rows.map((row) => row.userId);
}

/** Grants in force for units that have ended, with the units these went into. */
export async function grantsToSucceed(
  db: Db | Tx,
  day: Day,
): Promise<(GrantRow & { toUnit: number; toName: string; effective: Day })[]> {
  const { rows } = await sql<Row & { toUnit: number; toName: string; effective: Day }>`
    select ${columns}, s.to_unit, t.name as to_name, s.effective from ${joined}
      join unit_succession s on s.from_unit = g.unit_id and s.effective <= ${day}::date
      join unit_version t on t.unit_id = s.to_unit and t.period @> ${day}::date
    where g.revoked_at is null and g.period @> ${day}::date
      and not exists (select from unit_version w where w.unit_id = g.unit_id and w.period @> ${day}::date)
      and not exists (select from access_grant n where n.user_id = g.user_id and n.role = g.role and n.unit_id = s.to_unit
        and n.revoked_at is null and n.period @> ${day}::date)
    order by t.name, u.name, g.id`.execute(db);
  return rows.map(({ toUnit, toName, effective, ...row }) => ({
    ...read(row),
    toUnit,
    toName,
    effective,
  }));
}

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
  /** Of the unit; a branch has nothing below it. */
  unitLevel: string | null;
  from: Day;
  to: Day | null;
  reason: string;
  grantedBy: string;
  /** The name of the user who gave it; null for the system. */
  grantedByName: string | null;
  grantedAt: Date;
  revokedBy: string | null;
  revokedByName: string | null;
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

/** A grant in force with all that follows from it. */
export interface Held {
  id: number;
  role: string;
  needsSecondFactor: boolean;
  permissions: Permission[];
  /** null: the whole federation. */
  units: number[] | null;
}

/** What a user is given on a day: each grant in force, with its permissions and the units it reaches; nothing when disabled. */
export async function givenTo(db: Db | Tx, user: string, day: Day): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select g.id, g.role, r.needs_second_factor,
      array(select permission from role_permission p where p.role = g.role) as permissions,
      case when g.unit_id is not null then units_below(g.unit_id, ${day}::date) end as units
    from access_grant g join role r on r.key = g.role join app_user u on u.id = g.user_id and u.disabled_at is null
    where g.user_id = ${user} and g.revoked_at is null and g.period @> ${day}::date order by g.id`.execute(
    db,
  );
  return rows;
}

/** Whether a user has, on a day, a role that needs a second factor. Asked with every page: no scope is worked out for it. */
export async function holdsFactorRole(db: Db | Tx, user: string, day: Day): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (
      select from access_grant g join role r on r.key = g.role and r.needs_second_factor
        join app_user u on u.id = g.user_id and u.disabled_at is null
      where g.user_id = ${user} and g.revoked_at is null and g.period @> ${day}::date) as holds`.execute(db);
  return rows[0]!.holds;
}

const columns = sql`g.id, g.user_id, u.name as user_name, g.role, g.unit_id, v.name as unit_name, v.slug as unit_slug,
  v.level as unit_level, g.period, g.reason, g.granted_by, gu.name as granted_by_name, g.granted_at,
  g.revoked_by, ru.name as revoked_by_name, g.revoked_at, g.succeeds`;
// A unit is shown as it last stood.
const joined = sql`access_grant g join app_user u on u.id = g.user_id
  left join app_user gu on 'user:' || gu.id = g.granted_by left join app_user ru on 'user:' || ru.id = g.revoked_by
  left join lateral (select name, slug, level from unit_version w where w.unit_id = g.unit_id order by lower(w.period) desc limit 1) v on true`;

type Row = Omit<GrantRow, 'from' | 'to'> & { period: string };
const read = ({ period, ...row }: Row): GrantRow => ({ ...row, ...parseRange(period) });

/** One grant by its id. */
export async function grantById(db: Db | Tx, id: number): Promise<GrantRow | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where g.id = ${id}`.execute(db);
  return rows.map(read)[0];
}

/** All that a user was ever given, the newest first. */
export const grantsOf = (db: Db | Tx, user: string): Promise<GrantRow[]> => grantsOfAll(db, [user]);

/** All that these users were ever given, the newest first. */
export async function grantsOfAll(db: Db | Tx, users: readonly string[]): Promise<GrantRow[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${joined} where g.user_id = any(${users}) order by g.id desc`.execute(db);
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

/** The users who administer the whole federation on a day, and can still sign in; `lasting`: without an end. */
export async function administrators(db: Db | Tx, day: Day): Promise<{ userId: string; lasting: boolean }[]> {
  const { rows } = await sql<{ userId: string; lasting: boolean }>`
    select g.user_id, bool_or(upper_inf(g.period)) as lasting from access_grant g join app_user u on u.id = g.user_id and u.disabled_at is null
    where g.role = 'administrator' and g.unit_id is null and g.revoked_at is null and g.period @> ${day}::date
    group by 1`.execute(db);
  return rows;
}

/** Grants in force for units that have ended, with the standing units these went into, through all that came between. */
export async function grantsToSucceed(
  db: Db | Tx,
  day: Day,
): Promise<(GrantRow & { toUnit: number; toName: string; effective: Day })[]> {
  const { rows } = await sql<Row & { toUnit: number; toName: string; effective: Day }>`
    with recursive went as (
      select from_unit, to_unit, effective from unit_succession where effective <= ${day}::date
      union
      select w.from_unit, s.to_unit, s.effective from went w
        join unit_succession s on s.from_unit = w.to_unit and s.effective <= ${day}::date
      where not exists (select from unit_version v where v.unit_id = w.to_unit and v.period @> ${day}::date)
    ), heir as (select from_unit, to_unit, min(effective) as effective from went group by 1, 2)
    select ${columns}, s.to_unit, t.name as to_name, s.effective from ${joined}
      join heir s on s.from_unit = g.unit_id
      join unit_version t on t.unit_id = s.to_unit and t.period @> ${day}::date
    where g.revoked_at is null and g.period @> ${day}::date
      and not exists (select from unit_version w where w.unit_id = g.unit_id and w.period @> ${day}::date)
      and not exists (select from access_grant n where n.user_id = g.user_id and n.role = g.role and n.unit_id = s.to_unit
        and n.revoked_at is null and n.period && daterange(greatest(lower(g.period), s.effective), upper(g.period)))
    order by t.name, u.name, g.id`.execute(db);
  return rows.map(({ toUnit, toName, effective, ...row }) => ({
    ...read(row),
    toUnit,
    toName,
    effective,
  }));
}

import { sql } from 'kysely';
import { PERMISSIONS, type Actor, type Permission } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { manages } from './managing.server.ts';
import { administrators, givenTo, roles } from './queries.server.ts';
import { permissionsFault, showsPersons, type Role } from './rules.ts';

/**
 * Changes what a role may do, at once, for everybody who has it; gives the role as it is now. Refuses who does not manage
 * the users of the whole federation, an unknown role, persons in a role that may reach the whole federation or is in force
 * in the Front's line, an administrator who manages no users, no reason; and persons for a role that the actor has
 * themselves, while somebody else could decide it.
 */
export async function setRole(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { role: string; permissions: readonly Permission[]; reason: string },
): Promise<Role | Refusal> {
  const reason = asked.reason.trim();
  if (reason === '') return refuse('reason-needed', {});
  const locked = await manages(tx, actor, clock, null);
  if (isRefusal(locked)) return locked;
  const before = (await roles(tx)).find((r) => r.key === asked.role);
  if (!before) return refuse('role-unknown', { role: asked.role });
  const permissions = PERMISSIONS.filter((p) => asked.permissions.includes(p));
  const fault = permissionsFault(before, permissions);
  if (fault) return refuse(fault, { role: before.key });
  const after = { ...before, permissions };
  if (showsPersons(after) && !showsPersons(before)) {
    const no =
      (await seesPersonsItself(tx, actor, clock, before.key)) ?? (await inFront(tx, clock, before.key));
    if (no) return no;
  }
  const gone = before.permissions.filter((p) => !permissions.includes(p));
  const come = permissions.filter((p) => !before.permissions.includes(p));
  if (gone.length + come.length === 0) return before;
  if (gone.length > 0)
    await tx
      .deleteFrom('rolePermission')
      .where('role', '=', before.key)
      .where('permission', 'in', gone)
      .execute();
  if (come.length > 0)
    await tx
      .insertInto('rolePermission')
      .values(come.map((permission) => ({ role: before.key, permission })))
      .execute();
  const was = { permissions: before.permissions };
  await audit(tx, actor, clock.now(), 'role.set', `role:${before.key}`, was, { permissions, reason });
  return after;
}

/** How many users have each role in force on a day. */
export async function holders(db: Db | Tx, day: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ role: string; users: number }>`
    select g.role, count(distinct g.user_id)::int as users from access_grant g
      join app_user u on u.id = g.user_id and u.disabled_at is null
    where g.revoked_at is null and g.period @> ${day}::date group by 1`.execute(db);
  return new Map(rows.map((row) => [row.role, row.users]));
}

/** As with grants, nobody lets themselves see persons while there is another administrator to decide it. */
async function seesPersonsItself(tx: Tx, actor: Actor, clock: Clock, role: string): Promise<Refusal | null> {
  if (actor.user === null) return null;
  const day = today(clock);
  const has = (await givenTo(tx, actor.user, day)).some((g) => g.role === role);
  const isAlone = (await administrators(tx, day)).every((a) => a.userId === actor.user);
  return has && !isAlone ? refuse('grant-to-self', {}) : null;
}

/** Refuses persons for a role that somebody has, or will have, for a unit of the Front. */
async function inFront(tx: Tx, clock: Clock, role: string): Promise<Refusal | null> {
  const { rows } = await sql<{ name: string }>`
    select v.name from access_grant g join unit n on n.id = g.unit_id join organisation o on o.id = n.organisation_id
      join unit_version v on v.unit_id = g.unit_id
    where g.role = ${role} and o.member_vi is null and g.revoked_at is null
      and (upper_inf(g.period) or upper(g.period) > ${today(clock)}::date)
    order by lower(v.period) desc limit 1`.execute(tx);
  return rows[0] ? refuse('front-no-persons', { unit: rows[0].name }) : null;
}

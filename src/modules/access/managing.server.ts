import { sql } from 'kysely';
import type { Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { LOCK } from '#core/locks.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { givenTo } from './queries.server.ts';
import { scopes } from './rules.ts';

/** Units in which somebody manages users. */
export type Reached = 'all' | ReadonlySet<number>;

/** One change of grants at a time: two administrators who remove each other meet here, and the second is one no more. */
export const hold = (tx: Tx) => sql`select pg_advisory_xact_lock(${LOCK.grants}::bigint)`.execute(tx);

/** Where the actor manages users, asked anew under the lock, since it may just have been taken from them. */
export async function reachNow(tx: Tx, actor: Actor, clock: Clock): Promise<Reached> {
  await hold(tx);
  const begun = actor.scope('users.write');
  if (actor.user === null) return begun;
  const now = scopes(await givenTo(tx, actor.user, today(clock))).get('users.write') ?? new Set<number>();
  if (begun === 'all' || now === 'all') return begun === 'all' ? now : begun;
  return begun.intersection(now);
}

/** Refuses who does not manage users for a unit; with null, for the whole federation. */
export async function manages(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  unit: number | null,
): Promise<Refusal | null> {
  const reached = await reachNow(tx, actor, clock);
  const does = reached === 'all' || (unit !== null && reached.has(unit));
  return does ? null : refuse('not-allowed', { what: 'users.write' });
}

/**
 * How far a user is somebody's to look after. 'whole': their name and how they sign in, too. 'grants': only what they are
 * given in the units reached, because they also have a role beyond these, and whoever sets a password could use it.
 */
export type Care = 'none' | 'grants' | 'whole';

/** Who is seen where users are managed: those with a grant there, past or present, and those whom the actor invited. */
export const seenFrom = (reached: Reached, actor: Actor) =>
  reached === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(exists (select from access_grant g where g.user_id = u.id and g.unit_id = any(${[...reached]}::bigint[]))
      or exists (select from audit_entry a where a.actor = ${actor.key} and a.action = 'user.create' and a.subject = 'user:' || u.id))`;

/** How far the actor, who manages users in the units reached, looks after a user. */
export async function careFor(
  db: Db | Tx,
  actor: Actor,
  clock: Clock,
  reached: Reached,
  user: string,
): Promise<Care> {
  const units = reached === 'all' ? [] : [...reached];
  const { rows } = await sql<{ seen: boolean; beyond: boolean }>`
    select ${seenFrom(reached, actor)} as seen, exists (
      select from access_grant g where g.user_id = u.id and g.revoked_at is null
        and (upper_inf(g.period) or upper(g.period) > ${today(clock)}::date)
        and (g.unit_id is null or g.unit_id <> all(${units}::bigint[]))) as beyond
    from app_user u where u.id = ${user}`.execute(db);
  const found = rows[0];
  if (!found?.seen) return 'none';
  return reached === 'all' || !found.beyond ? 'whole' : 'grants';
}

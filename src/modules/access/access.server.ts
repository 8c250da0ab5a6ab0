import type { Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { givenTo, grantsOf, holdsFactorRole, type GrantRow } from './queries.server.ts';
import { scopes, standing } from './rules.ts';

export { awaiting, successionsFor } from './awaiting.server.ts';
export {
  giveAgain,
  giveFirst,
  giveGrant,
  revokeGrant,
  succeedGrants,
  type NewGrant,
} from './grants.server.ts';
export { wouldLose } from './loss.server.ts';
export { grantsAt, grantsOf, roles, type GrantRow } from './queries.server.ts';
export { holders, setRole } from './roles.server.ts';
export {
  changeUser,
  endSessionsOf,
  invite,
  letIn,
  makeInvitation,
  makeReset,
  shutOut,
} from './users.server.ts';
export { didLately, userSeen, usersSeen, type UserSeen, type UserState } from './users-seen.server.ts';
export { why, type Reason } from './why.server.ts';

/**
 * Who a signed-in user is today: what they may do and for which units, read once a request. Roles that need a second factor
 * count only in a session that was begun with one (`strong`).
 */
export async function actorOf(
  db: Db | Tx,
  clock: Clock,
  who: { user: string; strong: boolean },
): Promise<Actor> {
  const given = await givenTo(db, who.user, today(clock));
  const found = scopes(given.filter((g) => who.strong || !g.needsSecondFactor));
  const none: ReadonlySet<number> = new Set();
  return { key: `user:${who.user}`, user: who.user, scope: (permission) => found.get(permission) ?? none };
}

/** Whether a user has a role that gives nothing until they sign in with a second factor. */
export async function needsSecondFactor(db: Db | Tx, clock: Clock, user: string): Promise<boolean> {
  return holdsFactorRole(db, user, today(clock));
}

/** The units that a user was given a role for, in force on the day: where they work. */
export async function workplaces(db: Db | Tx, user: string, day: Day): Promise<GrantRow[]> {
  return (await grantsOf(db, user)).filter((g) => standing(g, day) === 'in-force');
}

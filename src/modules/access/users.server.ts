import type { Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import {
  createUser,
  disableUser,
  enableUser,
  endOtherSessions,
  endSession,
  inviteUser,
  resetLinkToHandOver,
  updateUser,
  type NewUser,
  type User,
} from '#modules/sign-in/sign-in.server.ts';
import { giveGrant, keepsAdministrator, type NewGrant } from './grants.server.ts';
import { careFor, reachNow } from './managing.server.ts';
import { administrators } from './queries.server.ts';

/**
 * Makes a user, gives them their first role and invites them; gives the user's id and the token of their link, which is
 * shown once. Refuses as createUser and giveGrant do.
 */
export async function invite(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { user: NewUser; grant: Omit<NewGrant, 'user'> },
): Promise<{ user: string; token: string } | Refusal> {
  const reached = await reachNow(tx, actor, clock);
  if (reached !== 'all' && reached.size === 0) return refuse('not-allowed', { what: 'users.write' });
  const user = await createUser(tx, actor, clock, asked.user);
  if (isRefusal(user)) return user;
  const given = await giveGrant(tx, actor, clock, { ...asked.grant, user });
  if (isRefusal(given)) return given;
  const token = await inviteUser(tx, actor, clock, user);
  return isRefusal(token) ? token : { user, token };
}

/** Makes a new link for somebody invited; gives its token, which is shown once. Earlier ones open no more. */
export const makeInvitation = (tx: Tx, actor: Actor, clock: Clock, user: string): Promise<string | Refusal> =>
  lookingAfter(tx, actor, clock, user, () => inviteUser(tx, actor, clock, user));

/** Makes a link to hand over to who has lost their password; gives its token, which is shown once. */
export const makeReset = (tx: Tx, actor: Actor, clock: Clock, user: string): Promise<string | Refusal> =>
  lookingAfter(tx, actor, clock, user, () => resetLinkToHandOver(tx, actor, clock, user));

/** Changes a user's name and ways to sign in. Refuses as updateUser does. */
export const changeUser = (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: string,
  change: Partial<NewUser>,
): Promise<User | Refusal> =>
  lookingAfter(tx, actor, clock, user, () => updateUser(tx, actor, clock, user, change));

/** Ends one session of a user's, or all; gives null. */
export const endSessionsOf = (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: string,
  session: string | null,
): Promise<null | Refusal> =>
  lookingAfter(tx, actor, clock, user, async () => {
    if (session === null) await endOtherSessions(tx, actor, clock, user, null);
    else await endSession(tx, actor, clock, user, session);
    return null;
  });

/**
 * Shuts a user out: their sessions end, their grants stay and give nothing. Refuses oneself, and the federation's last
 * administrator.
 */
export const shutOut = (tx: Tx, actor: Actor, clock: Clock, user: string): Promise<null | Refusal> =>
  lookingAfter(tx, actor, clock, user, async () => {
    if (actor.user === user) return refuse('disable-self', {});
    if ((await administrators(tx, today(clock))).some((a) => a.userId === user)) {
      const no = await keepsAdministrator(tx, clock, user);
      if (no) return no;
    }
    return disableUser(tx, actor, clock, user);
  });

/** Lets a user in again; what they were given gives again. */
export const letIn = (tx: Tx, actor: Actor, clock: Clock, user: string): Promise<null | Refusal> =>
  lookingAfter(tx, actor, clock, user, () => enableUser(tx, actor, clock, user));

/** What only those may do who look after the whole user: somebody's password opens all that they were given. */
async function lookingAfter<T>(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: string,
  work: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const reached = await reachNow(tx, actor, clock);
  const care = await careFor(tx, actor, clock, reached, user);
  if (care === 'whole') return work();
  if (care === 'grants') return refuse('user-beyond', {});
  return reached === 'all'
    ? refuse('not-found', { what: 'user' })
    : refuse('not-allowed', { what: 'users.write' });
}

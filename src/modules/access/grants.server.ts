import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { period, toRange } from '#core/period.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { findUnit, organisations } from '#modules/units/units.server.ts';
import { hold, manages } from './managing.server.ts';
import { administrators, grantById, grantClash, grantsToSucceed, roles } from './queries.server.ts';
import { reachFault, showsPersons, type Role } from './rules.ts';

export interface NewGrant {
  user: string;
  role: string;
  /** Its id; null for the whole federation. */
  unit: number | null;
  from: Day;
  /** The first day on which it no longer holds; null is until it is revoked. */
  to: Day | null;
  reason: string;
}

/**
 * Gives a user a role for a unit and what is below it, or for the whole federation; gives the grant's id. Refuses who does
 * not manage users there, a grant to oneself (but the first administrator's, while there is no other), an unknown user or
 * role, a role that does not reach so far or so little, persons in the Front's line, the same grant twice, a period that
 * ends before it begins, no reason.
 */
export async function giveGrant(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: NewGrant,
): Promise<number | Refusal> {
  const { user, unit, from, to } = asked;
  const reason = asked.reason.trim();
  if (to !== null && to <= from) return refuse('period-backwards', { from, to });
  if (reason === '') return refuse('reason-needed', {});
  const locked = await manages(tx, actor, clock, unit);
  if (isRefusal(locked)) return locked;
  if (actor.user === user && (await administrators(tx, today(clock))).some((a) => a.userId !== user))
    return refuse('grant-to-self', {});
  const known = await tx.selectFrom('appUser').select('id').where('id', '=', user).executeTakeFirst();
  if (!known) return refuse('not-found', { what: 'user' });
  const role = await fit(tx, clock, asked.role, unit);
  if (isRefusal(role)) return role;
  const clash = await grantClash(tx, asked);
  if (clash) return refuse('grant-known', { from: clash.from, to: clash.to });
  return begin(tx, actor, clock, { ...asked, reason }, null);
}

/**
 * Takes a grant back, at once; the row stays with who did it and when. Refuses who does not manage users there, a grant that
 * is not in force any more, taking the federation's last administrator's, no reason.
 */
export async function revokeGrant(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { grant: number; reason: string },
): Promise<number | Refusal> {
  const reason = asked.reason.trim();
  if (reason === '') return refuse('reason-needed', {});
  const seen = await grantById(tx, asked.grant);
  if (!seen) return refuse('not-found', { what: 'grant' });
  const locked = await manages(tx, actor, clock, seen.unitId);
  if (isRefusal(locked)) return locked;
  const grant = (await grantById(tx, asked.grant))!;
  const day = today(clock);
  if (grant.revokedAt || (grant.to !== null && grant.to <= day)) return refuse('grant-ended', {});
  if (grant.role === 'administrator' && grant.unitId === null) {
    const no = await keepsAdministrator(tx, clock, grant.userId);
    if (no) return no;
  }
  await tx
    .updateTable('accessGrant')
    .set({ revokedAt: clock.now(), revokedBy: actor.key })
    .where('id', '=', grant.id)
    .execute();
  const { userId: user, role, unitId: unit } = grant;
  const was = { grant: grant.id, role, unit };
  await audit(tx, actor, clock.now(), 'grant.revoke', `user:${user}`, was, { reason }, unit);
  return grant.id;
}

/**
 * Gives a revoked grant again, from today to the day it would have ended: how a revocation is undone. Refuses one that was
 * not revoked, or would have ended by now, and as giveGrant does.
 */
export async function giveAgain(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { grant: number },
): Promise<number | Refusal> {
  const old = await grantById(tx, asked.grant);
  const day = today(clock);
  if (!old) return refuse('not-found', { what: 'grant' });
  if (!old.revokedAt || (old.to !== null && old.to <= day)) return refuse('grant-ended', {});
  const { userId: user, role, unitId: unit, to, reason } = old;
  return giveGrant(tx, actor, clock, { user, role, unit, from: old.from > day ? old.from : day, to, reason });
}

/** Refuses to leave the federation without an administrator but this user; one with an end to come will not do. */
export async function keepsAdministrator(tx: Tx, clock: Clock, but: string): Promise<Refusal | null> {
  const all = await administrators(tx, today(clock));
  const others = all.filter((a) => a.userId !== but);
  const isLasting = all.some((a) => a.userId === but && a.lasting);
  const kept = isLasting ? others.some((a) => a.lasting) : others.length > 0;
  return kept ? null : refuse('last-administrator', {});
}

/**
 * Carries grants over to the units that theirs went into, from the day of the succession on; gives the ids of the new
 * ones. Takes the old ones and where each goes, as an administrator has reviewed them (grantsToSucceed). Refuses when none
 * of them need be carried over any more, or one that the actor does not manage. Two of the same role that meet in one unit
 * become one, the longer.
 */
export async function succeedGrants(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  chosen: readonly { grant: number; unit: number }[],
): Promise<number[] | Refusal> {
  await hold(tx);
  const open = (await grantsToSucceed(tx, today(clock)))
    .filter((g) => chosen.some((c) => c.grant === g.id && c.unit === g.toUnit))
    .toSorted((a, b) => (a.to === b.to ? 0 : a.to === null || (b.to !== null && a.to > b.to) ? -1 : 1));
  if (open.length === 0) return refuse('grant-ended', {});
  const made: number[] = [];
  for (const old of open) {
    const locked = await manages(tx, actor, clock, old.toUnit);
    if (isRefusal(locked)) return locked;
    const { userId: user, role, to, reason, toUnit: unit } = old;
    const from = old.from > old.effective ? old.from : old.effective;
    const grant = { user, role, unit, from, to, reason };
    if (!(await grantClash(tx, grant))) made.push(await begin(tx, actor, clock, grant, old.id));
  }
  return made;
}

/**
 * Lets in the first administrator, for the whole federation. Takes the user that a first run has just made; refuses when
 * there is an administrator already.
 */
export async function giveFirst(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: string,
  reason: string,
): Promise<number | Refusal> {
  await hold(tx);
  if ((await administrators(tx, today(clock))).length > 0)
    return refuse('not-allowed', { what: 'users.write' });
  const grant = { user, role: 'administrator', unit: null, from: today(clock), to: null, reason };
  return begin(tx, actor, clock, grant, null);
}

async function fit(tx: Tx, clock: Clock, key: string, unit: number | null): Promise<Role | Refusal> {
  const role = (await roles(tx)).find((r) => r.key === key);
  if (!role) return refuse('role-unknown', { role: key });
  const fault = reachFault(role, unit);
  if (fault) return refuse(fault, { role: key });
  if (unit === null) return role;
  const found = await findUnit(tx, String(unit), today(clock));
  if (isRefusal(found)) return found;
  const organisation = (await organisations(tx)).find((o) => o.id === found.organisationId)!;
  if (showsPersons(role) && organisation.memberVi === null)
    return refuse('front-no-persons', { unit: found.name });
  return role;
}

async function begin(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  grant: NewGrant,
  succeeds: number | null,
): Promise<number> {
  const { user, role, unit, from, to, reason } = grant;
  const { id } = await tx
    .insertInto('accessGrant')
    .values({
      userId: user,
      role,
      unitId: unit,
      period: toRange(period(from, to)),
      reason,
      grantedBy: actor.key,
      grantedAt: clock.now(),
      succeeds,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const what = { grant: id, role, unit, from, to, reason };
  await audit(tx, actor, clock.now(), 'grant.give', `user:${user}`, null, what, unit);
  return id;
}

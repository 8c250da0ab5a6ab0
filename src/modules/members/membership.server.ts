import { sql } from 'kysely';
import { may as allowed, type Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import { notAhead, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { contains, period, toRange, type Period } from '#core/period.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { mayEnter, memberAlready } from './entry.server.ts';
import { enteredBy, membershipById, type Membership } from './queries.server.ts';
import { hold, recount, type Held } from './recount.server.ts';

/** Why a membership ends other than by a transfer. */
export type Ending = 'removal' | 'expulsion' | 'age_out' | 'death';

/**
 * Admits a person to a unit from a day on, which may be past; gives the membership's id. Refuses an actor who may not write persons there, who is a
 * member of the organisation on that day or later, a unit that takes no members or is not open from that day on, a day to come or
 * before the person's birth, a person not known.
 */
export async function admit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { person: number; unit: number; day: Day },
): Promise<number | Refusal> {
  const { person, unit, day } = asked;
  const held = await hold(tx, { person });
  const during = period(day, null);
  const may = await mayEnter(tx, actor, clock, person, unit, during);
  if (isRefusal(may)) return may;
  const already = await memberAlready(tx, person, may.organisation, during);
  if (already) return already;
  return recount(tx, held, async () => {
    const id = await begin(tx, person, may.organisation.id, unit, during);
    await event(tx, id, 'admission', day, null);
    await audit(
      tx,
      actor,
      clock.now(),
      'membership.admit',
      `membership:${id}`,
      null,
      { person, unit, day },
      unit,
    );
    return id;
  });
}

/**
 * Moves a membership to another unit of the same organisation from a day on: closes it and opens another, whose id it
 * gives. Refuses who may not write persons in both units, a membership not known or ended, a day on or before its first, another organisation's unit, the unit
 * it is in, and what an admission to that unit would be refused for.
 */
export async function transfer(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { membership: number; unit: number; day: Day },
): Promise<number | Refusal> {
  const { unit, day } = asked;
  const found = await running(tx, actor, asked.membership, day);
  if (isRefusal(found)) return found;
  const { held, membership } = found;
  const may = await mayEnter(tx, actor, clock, membership.person, unit, period(day, null));
  if (isRefusal(may)) return may;
  if (may.organisation.id !== membership.organisation)
    return refuse('organisation-differs', { unit: may.unit.name });
  if (unit === membership.unit)
    return refuse('already-member', { organisation: may.organisation.key, ...membership.period });
  return recount(tx, held, async () => {
    await during(tx, membership.id, period(membership.period.from, day));
    const id = await begin(tx, membership.person, membership.organisation, unit, period(day, null));
    await event(tx, membership.id, 'transfer_out', day, null);
    await event(tx, id, 'transfer_in', day, null);
    await audit(
      tx,
      actor,
      clock.now(),
      'membership.transfer',
      `membership:${membership.id}`,
      { unit: membership.unit },
      { membership: id, unit, day },
      unit,
    );
    return id;
  });
}

/**
 * Ends a membership: `day` is the first on which the person is no longer a member. Refuses a membership not known or
 * ended already, a day on or before its first, a day to come.
 */
export async function endMembership(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { membership: number; kind: Ending; reason: string | null; day: Day },
): Promise<number | Refusal> {
  const { kind, reason, day } = asked;
  const ahead = notAhead(clock, day);
  if (ahead) return ahead;
  const found = await running(tx, actor, asked.membership, day);
  if (isRefusal(found)) return found;
  const { id, period: was } = found.membership;
  return recount(tx, found.held, async () => {
    await during(tx, id, period(was.from, day));
    await event(tx, id, kind, day, reason);
    await audit(
      tx,
      actor,
      clock.now(),
      'membership.end',
      `membership:${id}`,
      was,
      { kind, day },
      found.membership.unit,
    );
    return id;
  });
}

/**
 * Corrects the first day of a membership that began with an admission. Refuses a membership not known or entered by a
 * transfer, a day on or after its end, and what an admission on that day would be refused for.
 */
export async function correctAdmissionDay(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { membership: number; day: Day; reason: string | null },
): Promise<number | Refusal> {
  const { day, reason } = asked;
  const found = await find(tx, actor, asked.membership);
  if (isRefusal(found)) return found;
  const { held, membership } = found;
  const { id, person, period: was } = membership;
  if ((await enteredBy(tx, id)) === 'transfer_in') return refuse('entered-by-transfer', { from: was.from });
  if (was.to !== null && day >= was.to) return refuse('period-outside', { field: 'day', ...was });
  const now = period(day, was.to);
  const may = await mayEnter(tx, actor, clock, person, membership.unit, now);
  if (isRefusal(may)) return may;
  const already = await memberAlready(tx, person, may.organisation, now, id);
  if (already) return already;
  return recount(tx, held, async () => {
    await during(tx, id, now);
    await event(tx, id, 'correction', day, reason);
    await audit(tx, actor, clock.now(), 'membership.correct', `membership:${id}`, was, now, membership.unit);
    return id;
  });
}

interface Found {
  held: Held;
  membership: Membership;
}

/** The membership, if the actor may write it, with its person held and read after that: until then another may have changed it. */
async function find(tx: Tx, actor: Actor, id: number): Promise<Found | Refusal> {
  const seen = await membershipById(tx, id);
  if (!seen) return refuse('not-found', { what: 'membership' });
  const held = await hold(tx, { person: seen.person });
  const membership = (await membershipById(tx, id))!;
  if (!allowed(actor, 'persons.write', membership.unit))
    return refuse('not-allowed', { what: 'persons.write' });
  return { held, membership };
}

/** The same for a membership that may be closed on the day. */
async function running(tx: Tx, actor: Actor, id: number, day: Day): Promise<Found | Refusal> {
  const found = await find(tx, actor, id);
  if (isRefusal(found)) return found;
  const { period: was } = found.membership;
  if (was.to !== null) return refuse('membership-ended', { day: was.to });
  if (!contains(was, day) || day === was.from) return refuse('period-outside', { field: 'day', ...was });
  return found;
}

async function begin(
  tx: Tx,
  personId: number,
  organisationId: number,
  unitId: number,
  when: Period,
): Promise<number> {
  const { id } = await tx
    .insertInto('membership')
    .values({ personId, organisationId, unitId, period: toRange(when) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const during = (tx: Tx, id: number, when: Period) =>
  sql`update membership set period = ${toRange(when)}::daterange where id = ${id}`.execute(tx);

const event = (tx: Tx, membershipId: number, kind: string, day: Day, reason: string | null) =>
  tx.insertInto('membershipEvent').values({ membershipId, kind, day, reason }).execute();

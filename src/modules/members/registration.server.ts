import { may, mayAnywhere, type Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import { notAhead, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { period, toRange } from '#core/period.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { canonicalTone, fold } from '#core/text.ts';
import { mayStand } from './moves.server.ts';

export interface NewPerson {
  fullName: string;
  sex: 'female' | 'male';
  birthDay: Day;
  /** The unit that records them, and sees them from then on. */
  unit: number;
}

/**
 * Records a person in order to make them a member; gives their id. No figure counts them yet, so nothing is announced,
 * and the audit row has no name in it. Refuses who may not write persons of the unit, an empty name and a birth to come.
 */
export async function registerPerson(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  who: NewPerson,
): Promise<number | Refusal> {
  if (!may(actor, 'persons.write', who.unit)) return refuse('not-allowed', { what: 'persons.write' });
  const fullName = canonicalTone(who.fullName).replace(/\s+/g, ' ').trim();
  if (fullName === '') return refuse('body-invalid', { where: 'fullName' });
  const ahead = notAhead(clock, who.birthDay);
  if (ahead) return ahead;
  const { sex, birthDay, unit } = who;
  const { id } = await tx
    .insertInto('person')
    .values({ fullName, nameFolded: fold(fullName), sex, birthDay, registeredUnit: unit })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, actor, clock.now(), 'person.register', `person:${id}`, null, null, unit);
  return id;
}

/**
 * Records a household in a hamlet from a day on; gives its id. Counted only once a resident is a member, so nothing is
 * announced. Refuses who may write no persons, an area that is no hamlet or does not stand from that day on, and a day
 * to come.
 */
export async function registerHousehold(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { hamlet: number; day: Day },
): Promise<number | Refusal> {
  if (!mayAnywhere(actor, 'persons.write')) return refuse('not-allowed', { what: 'persons.write' });
  const { hamlet, day } = asked;
  const during = period(day, null);
  const refused = await mayStand(tx, clock, hamlet, during);
  if (isRefusal(refused)) return refused;
  const { id } = await tx.insertInto('household').defaultValues().returning('id').executeTakeFirstOrThrow();
  await tx
    .insertInto('householdPlace')
    .values({ householdId: id, areaId: hamlet, period: toRange(during) })
    .execute();
  await audit(tx, actor, clock.now(), 'household.register', `household:${id}`, null, { hamlet, day });
  return id;
}

import { may, type Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { grantsToSucceed } from './queries.server.ts';

/** The grants that the actor may carry over to the units that theirs went into. */
export async function successionsFor(db: Db | Tx, actor: Actor, clock: Clock) {
  const open = await grantsToSucceed(db, today(clock));
  return open.filter((g) => may(actor, 'users.write', g.toUnit));
}

/** What waits for the actor here, by the key of its words ('access:awaits.…'); nothing that counts none. */
export async function awaiting(
  db: Db | Tx,
  actor: Actor,
  clock: Clock,
): Promise<{ key: string; count: number }[]> {
  const { length } = await successionsFor(db, actor, clock);
  return length > 0 ? [{ key: 'grantsToSucceed', count: length }] : [];
}

import { sql } from 'kysely';
import { announce } from '#core/announce.server.ts';
import type { Tx } from '#core/db.server.ts';
import { LOCK } from '#core/locks.ts';
import { parseRange } from '#core/period.ts';
import { steps, type Interval } from './rules.ts';

/** Whose figures a change may touch: a person with the households they ever lived in, or a household with its residents. */
export type Root = { person: number } | { household: number; person?: number };

export interface Held {
  persons: readonly number[];
  households: readonly number[];
}

/**
 * Holds the map, then everyone whose coverage may change, whoever of them the actor may see, until the transaction ends.
 * Persons before households and each
 * by id, so that two changes never wait for each other in a circle; that is promised for one change a transaction.
 * Takes a transaction that is read committed: what is read after the lock must be what the one before it wrote.
 */
export async function hold(tx: Tx, root: Root): Promise<Held> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK.map}::bigint)`.execute(tx);
  for (;;) {
    const found = await touched(tx, root);
    await sql`savepoint held`.execute(tx);
    await sql`select hold_members(${found.persons}::bigint[], ${found.households}::bigint[])`.execute(tx);
    const still = await touched(tx, root);
    if (within(still.persons, found.persons) && within(still.households, found.households)) return found;
    // Someone moved in while we waited. Locking them now would break the order, so let go of all and begin again.
    await sql`rollback to savepoint held`.execute(tx);
  }
}

const within = (a: readonly number[], b: readonly number[]) => a.every((id) => b.includes(id));

async function touched(tx: Tx, root: Root): Promise<Held> {
  const household = 'household' in root ? root.household : null;
  const person = root.person ?? null;
  const { rows } = await sql<{ personId: number; householdId: number }>`
    select * from lived_together(${person}::bigint, ${household}::bigint)`.execute(tx);
  const all = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  return {
    persons: all([person, ...rows.map((r) => r.personId)]),
    households: all([household, ...rows.map((r) => r.householdId)]),
  };
}

/**
 * Makes a change to what is held and writes, in the same transaction, how every figure above differs after it: the same
 * views that rebuild and check the rollups are read before and after. Tells the public pages.
 */
export async function recount<T>(tx: Tx, held: Held, change: () => Promise<T>): Promise<T> {
  const before = await intervals(tx, held);
  const done = await change();
  await sql`select derive_coverage(${held.persons}::bigint[], ${held.households}::bigint[]),
    derive_names(${held.persons}::bigint[])`.execute(tx);
  const tail = steps(before, await intervals(tx, held));
  if (tail.length > 0) await tx.insertInto('seriesTail').values(tail).execute();
  await announce(tx, 'figures');
  return done;
}

async function intervals(tx: Tx, held: Held): Promise<Interval[]> {
  const { rows } = await sql<Omit<Interval, 'period'> & { period: string }>`
    select * from counted_intervals(${held.persons}::bigint[], ${held.households}::bigint[])`.execute(tx);
  return rows.map((row) => ({ ...row, period: parseRange(row.period) }));
}

import type { Actor } from './actor.ts';
import type { Tx } from './db.server.ts';

/**
 * Notes that somebody saw or took records of persons, and what for, in the transaction that reads them: no sight without
 * its row. Takes what kind of sight it was, its subject ('person:12', or what a list was asked for) and how many persons.
 */
export async function noteAccess(
  tx: Tx,
  actor: Actor,
  at: Date,
  seen: { what: 'person' | 'list' | 'export'; subject: string; purpose: string; rows: number },
): Promise<void> {
  await tx
    .insertInto('accessLog')
    .values({ at, actor: actor.key, ...seen })
    .execute();
}

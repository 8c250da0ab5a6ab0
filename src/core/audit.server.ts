import type { Actor } from './actor.ts';
import type { Tx } from './db.server.ts';

/**
 * Writes the audit row of a change, in the change's own transaction: no change without its row, no row without its change.
 * Takes what was and what became (null where there was nothing) and the unit it happened in, if one. The row
 * is seen by auditors, by the actor, and by whoever reads persons in that unit.
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  at: Date,
  action: string,
  subject: string,
  before: object | null,
  after: object | null,
  unit: number | null = null,
): Promise<void> {
  await tx
    .insertInto('auditEntry')
    .values({
      at,
      actor: actor.key,
      action,
      subject,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      unitId: unit,
    })
    .execute();
}

import type { Actor } from './actor.ts';
import type { Tx } from './db.server.ts';

/**
 * Writes the audit row of a change, in the change's own transaction: no change without its row, no row without its change.
 * Takes what was and what became (null where there was nothing); gives the row's position.
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  at: Date,
  action: string,
  subject: string,
  before: object | null,
  after: object | null,
): Promise<bigint> {
  const row = await tx
    .insertInto('auditEntry')
    .values({
      at,
      actor: actor.key,
      action,
      subject,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return BigInt(row.id);
}

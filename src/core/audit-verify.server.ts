import { may, type Actor } from './actor.ts';
import { verifyAudit } from './audit-seal.server.ts';
import { verdict } from './audit-verdict.ts';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './db.server.ts';
import { refuse, type Refusal } from './refusal.ts';
import { askRun } from './runs.server.ts';
import type { RunTask } from './run-work.server.ts';

export const VERIFY_AUDIT = 'verify-audit';

/** Asks for a run that verifies every seal; gives the run. Refuses who does not read the audit. */
export async function askVerification(tx: Tx, actor: Actor, clock: Clock): Promise<number | Refusal> {
  if (!may(actor, 'audit.read', null)) return refuse('not-allowed', { what: 'audit.read' });
  return askRun(tx, actor, clock, VERIFY_AUDIT, {});
}

/** The most that is told of a chain with many faults: the first says where to look. */
const MOST_TOLD = 5;

/**
 * The run that verifies the audit. Takes how to open a connection of the owner's, who sees every entry. It ends as done when
 * every seal holds, and as failed, saying which do not, when one does not.
 */
export const verifyAuditRun = (open: () => Db): RunTask => ({
  async run({ client, report }) {
    const { rows } = await client.query<{ seals: number }>('select count(*) as seals from audit_seal');
    const db = open();
    try {
      const found = await verifyAudit(db, (done) => report({ done, total: rows[0]!.seals }));
      const [whole, ...wrong] = verdict(found);
      if (wrong.length === 0) return { message: `${whole} Không thấy sai sót. (Nothing wrong was found.)` };
      return { failed: [whole, ...wrong.slice(0, MOST_TOLD)].join(' ') };
    } finally {
      await db.destroy();
    }
  },
});

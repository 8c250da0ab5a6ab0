import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import type { Tx } from './db.server.ts';

/** A change as its audit row tells it. */
export interface Change {
  id: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  /** What became, as far as the writer told. */
  after: Record<string, unknown> | null;
  unit: number | null;
}

/**
 * The newest changes that the actor sees: their own, and those in the units whose persons they read (row security lets
 * through no other). Coming and going is left out.
 */
export async function recentChanges(tx: Tx, actor: Actor, limit: number): Promise<Change[]> {
  const columns = sql`id, at, actor, action, subject, after, unit_id as unit`;
  const told = sql`action not like 'session.%'`;
  // Each half by its own index; under one condition the whole audit would be walked.
  const { rows } = await sql<Change>`
    (select ${columns} from audit_entry where actor = ${actor.key} and ${told} order by id desc limit ${limit})
    union all
    (select ${columns} from audit_entry where unit_id = any(goc_reads()) and actor <> ${actor.key} and ${told}
      order by id desc limit ${limit})
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

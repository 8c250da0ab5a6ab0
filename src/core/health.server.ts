import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { may, type Actor } from './actor.ts';
import { sealState } from './audit-read.server.ts';
import type { Clock } from './clock.ts';
import type { Tx } from './db.server.ts';
import type { Facts } from './health.ts';
import { refuse, type Refusal } from './refusal.ts';
import { listTasks } from './runs.server.ts';

/** What the process knows of itself, and modules of what is theirs. */
export interface Known {
  /** Where the embedded database and files lie; null when the database is elsewhere. */
  dataDir: string | null;
  /** Letters that wait, and of these those that failed. */
  mail: { configured: boolean; waiting: number; failing: number };
}

/**
 * How the system fares, as numbers: nothing secret, no person. Refuses who sees to neither the jobs nor the settings of
 * the whole federation.
 */
export async function healthFacts(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  known: Known,
): Promise<Facts | Refusal> {
  if (!may(actor, 'jobs.write', null) && !may(actor, 'settings.write', null))
    return refuse('not-allowed', { what: 'jobs.write' });
  const now = clock.now().getTime();
  const age = (at: Date | null | undefined) =>
    at ? Math.max(0, Math.round((now - at.getTime()) / 1000)) : null;
  const { rows } = await sql<{
    version: string;
    bytes: number;
    migrations: number;
    lastMigration: string;
    tail: number;
  }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*) from migration) as migrations, (select max(file) from migration) as last_migration,
      (select count(*) from series_tail) as tail`.execute(tx);
  const [seals, tasks] = [await sealState(tx), await listTasks(tx)];
  const failed = await tx
    .selectFrom('jobRun')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', '=', 'failed')
    .where('endedAt', '>', new Date(now - 86_400_000))
    .executeTakeFirstOrThrow();
  const fold = tasks.find((t) => t.task === 'fold-series');
  const { rss } = process.memoryUsage();
  return {
    database: rows[0]!,
    tail: { rows: rows[0]!.tail, foldedAgo: age(fold?.lastEnded) },
    audit: { unsealed: seals.unsealed, oldestAgo: age(seals.oldestUnsealed) },
    tasks: { failing: tasks.filter((t) => t.failures > 0).map((t) => t.task) },
    runs: { failedToday: failed.n },
    mail: known.mail,
    disk: known.dataDir === null ? null : await diskOf(known.dataDir),
    process: { memory: rss, uptime: Math.round(process.uptime()) },
  };
}

/** The disk that a folder lies on; null where the system does not tell. */
async function diskOf(folder: string): Promise<{ free: number; total: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    // No such folder, or a system without this call: then nothing is said about the disk.
    return null;
  }
}

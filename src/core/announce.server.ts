import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from './db.server.ts';

/** What public pages may show differently from now on. Delivered when the change commits, to every process. */
export type Announcement = 'article' | 'figures' | 'federation';

const channel = (federation: string) => `goc_${federation}`;

/** Tells every process, at commit, that public pages built before are stale. Many in one transaction cost one. */
export async function announce(tx: Tx, what: Announcement): Promise<void> {
  await sql`select pg_notify('goc_' || current_schema(), ${what})`.execute(tx);
}

/**
 * Hears announcements until closed. NOTIFY is a hint: what was said while the connection was down is lost, so
 * `stale` is also called after every reconnection.
 */
export function listen(
  url: string,
  federation: string,
  stale: () => void,
): { ready: Promise<void>; close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'goc', keepAlive: true });
    client = next;
    const again = () => {
      if (closed || client !== next) return;
      client = undefined;
      stale();
      retry = setTimeout(() => void connect().catch(() => undefined), 250);
    };
    next.on('error', again);
    next.on('end', again);
    next.on('notification', stale);
    try {
      await next.connect();
      await next.query(`listen ${channel(federation)}`);
      stale();
    } catch {
      again();
    }
  }

  return {
    ready: connect(),
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

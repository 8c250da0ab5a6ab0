import pg from 'pg';
import type { Clock } from '#core/clock.ts';
import type { Config } from '#core/config.server.ts';
import { loginUrl, openDb, openPool } from '#core/db.server.ts';
import { LOCK } from '#core/locks.ts';
import type { OnClose, Server } from './server.ts';

/**
 * Loads the demonstration into an empty federation, and its articles where there are none. Two starts at once take
 * turns, and a kill halfway leaves nothing half-written. Gives false when the federation has data.
 */
export async function loadDemonstration(
  server: Server,
  { federation }: Config,
  clock: Clock,
  size: { scale: number; seed: number },
  say: (line: string) => void,
  onClose: OnClose,
): Promise<boolean> {
  const owner = new pg.Client({
    connectionString: loginUrl(server.url, server.secret, 'goc_owner'),
    application_name: 'goc',
    options: `-c search_path=${federation},public -c timezone=Asia/Ho_Chi_Minh`,
  });
  // Stopped midway, the server ends our connection: whoever awaits the query hears it.
  owner.on('error', () => undefined);
  await owner.connect();
  onClose(() => owner.end().catch(() => undefined));
  await owner.query('select pg_advisory_lock($1)', [LOCK.demonstration]);
  const known = await owner.query<{ demonstration: boolean }>('select demonstration from federation');
  const isEmpty = known.rowCount === 0;
  if (isEmpty) {
    const { loadDemo } = await import('#demo/demo.server.ts');
    const { seconds, rows } = await loadDemo(owner, { ...size, say, now: clock.now() });
    say(
      `Tỉnh trình diễn: ${rows.toLocaleString('vi-VN')} dòng trong ${seconds.toFixed(0)} giây. (Demonstration loaded.)`,
    );
  }
  if (isEmpty || known.rows[0]!.demonstration) {
    const app = openDb(openPool(loginUrl(server.url, server.secret, 'goc_app'), federation, 2));
    const { loadNews } = await import('#demo/news.server.ts');
    await loadNews(app, say).finally(() => app.destroy());
  }
  await owner.query('select pg_advisory_unlock($1)', [LOCK.demonstration]);
  await owner.end();
  return isEmpty;
}

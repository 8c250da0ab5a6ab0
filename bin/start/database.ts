import { join } from 'node:path';
import pg from 'pg';
import type { Clock } from '#core/clock.ts';
import type { Config } from '#core/config.server.ts';
import { loginUrl, openDb, openPool, type Db } from '#core/db.server.ts';
import { startEmbedded } from '#core/embedded/embedded.server.ts';
import { prepareDatabase } from '#core/migrate.server.ts';

export interface Database {
  portal: Db;
  app: Db;
  /** Address for the app's login, for what needs a connection of its own. */
  appUrl: string;
}

type OnClose = (close: () => Promise<void>) => void;

const migrations = join(import.meta.dirname, '../../migrations');
const DATABASE = 'goc';

/**
 * Opens the configured server or the embedded one, brings it to the newest migration, loads the demonstration into an
 * empty one. `onClose` gets what must be closed, as soon as it is open; gives trouble, in words, for what an operator
 * can mend.
 */
export async function openDatabase(
  config: Config,
  clock: Clock,
  say: (line: string) => void,
  onClose: OnClose,
): Promise<Database | { trouble: string }> {
  const server = config.databaseUrl
    ? await reach(config.databaseUrl, config.secret)
    : await embedded(config, say, onClose);
  if ('trouble' in server) return server;
  const prepared = await prepareDatabase(server.url, server.secret, config.federation, migrations);
  if ('tooOld' in prepared) {
    return {
      trouble: `PostgreSQL ${prepared.tooOld} quá cũ: cần từ 15 trở lên. (PostgreSQL ${prepared.tooOld} is too old: 15 or newer is needed.)`,
    };
  }
  const appUrl = loginUrl(server.url, server.secret, 'goc_app');
  const portal = openDb(openPool(loginUrl(server.url, server.secret, 'goc_portal'), config.federation, 10));
  const app = openDb(openPool(appUrl, config.federation, 10));
  onClose(async () => {
    await Promise.all([portal.destroy(), app.destroy()]);
  });
  if (config.demo) await loadDemoIfEmpty(server, app, config, clock, say, onClose);
  return { portal, app, appUrl };
}

interface Server {
  url: string;
  secret: string;
}

async function reach(url: string, given: string | undefined): Promise<Server | { trouble: string }> {
  const secret = given ?? decodeURIComponent(new URL(url).password);
  if (!secret)
    return {
      trouble:
        'DATABASE_URL không có mật khẩu: đặt GOC_SECRET, từ 16 ký tự. (DATABASE_URL has no password: set GOC_SECRET, 16 characters or more.)',
    };
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    return {
      trouble: `Không kết nối được DATABASE_URL: ${(cause as Error).message}. (Cannot reach DATABASE_URL.)`,
    };
  }
  return { url, secret };
}

async function embedded(
  config: Config,
  say: (line: string) => void,
  onClose: OnClose,
): Promise<Server | { trouble: string }> {
  const server = await startEmbedded({ dataDir: config.dataDir, say });
  if ('trouble' in server) return server;
  onClose(server.stop);
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  // Two first starts at once: one creates, the other finds it.
  const known = await admin.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (!known.rowCount)
    await admin.query(`create database ${DATABASE}`).catch((cause: { code?: string }) => {
      if (cause.code !== '42P04' && cause.code !== '23505') throw cause;
    });
  await admin.end();
  const url = new URL(server.adminUrl);
  url.pathname = `/${DATABASE}`;
  return { url: url.toString(), secret: server.secret };
}

/** Loads the demonstration once; two starts at once take turns, and a kill halfway leaves nothing half-written. */
async function loadDemoIfEmpty(
  server: Server,
  app: Db,
  config: Config,
  clock: Clock,
  say: (line: string) => void,
  onClose: OnClose,
): Promise<void> {
  const owner = new pg.Client({
    connectionString: loginUrl(server.url, server.secret, 'goc_owner'),
    application_name: 'goc',
    options: `-c search_path=${config.federation},public -c timezone=Asia/Ho_Chi_Minh`,
  });
  // Stopped midway, the server ends our connection: whoever awaits the query hears it.
  owner.on('error', () => undefined);
  await owner.connect();
  onClose(() => owner.end().catch(() => undefined));
  await owner.query('select pg_advisory_lock(727003)');
  const known = await owner.query<{ demonstration: boolean }>('select demonstration from federation');
  if (!known.rowCount) {
    const { loadDemo } = await import('#demo/demo.server.ts');
    const { seconds, rows } = await loadDemo(owner, { scale: 1, seed: 1, say, now: clock.now() });
    say(
      `Tỉnh trình diễn: ${rows.toLocaleString('vi-VN')} dòng trong ${seconds.toFixed(0)} giây. (Demonstration loaded.)`,
    );
  }
  await owner.query('select pg_advisory_unlock(727003)');
  await owner.end();
}

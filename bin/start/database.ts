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
  close(): Promise<void>;
}

const migrations = join(import.meta.dirname, '../../migrations');
const DATABASE = 'goc';

/** Opens the configured server or the embedded one, brings it to the newest migration, loads the demonstration into an empty one. */
export async function openDatabase(
  config: Config,
  clock: Clock,
  say: (line: string) => void,
): Promise<Database | { trouble: string }> {
  const server = await reach(config, say);
  if ('trouble' in server) return server;
  try {
    const prepared = await prepareDatabase(server.url, server.secret, config.federation, migrations);
    if ('tooOld' in prepared) {
      return {
        trouble: `PostgreSQL ${prepared.tooOld} quá cũ: cần từ 15 trở lên. (PostgreSQL ${prepared.tooOld} is too old: 15 or newer is needed.)`,
      };
    }
    if (config.demo) await loadDemoIfEmpty(server, config, clock, say);
  } catch (cause) {
    await server.stop();
    throw cause;
  }
  const appUrl = loginUrl(server.url, server.secret, 'goc_app');
  const portal = openDb(openPool(loginUrl(server.url, server.secret, 'goc_portal'), config.federation, 10));
  const app = openDb(openPool(appUrl, config.federation, 10));
  const close = async () => {
    await Promise.all([portal.destroy(), app.destroy()]);
    await server.stop();
  };
  return { portal, app, appUrl, close };
}

interface Server {
  url: string;
  secret: string;
  stop(): Promise<void>;
}

async function reach(config: Config, say: (line: string) => void): Promise<Server | { trouble: string }> {
  if (config.databaseUrl) {
    const secret = config.secret ?? decodeURIComponent(new URL(config.databaseUrl).password);
    if (!secret)
      return {
        trouble:
          'DATABASE_URL không có mật khẩu: đặt GOC_SECRET, từ 16 ký tự. (DATABASE_URL has no password: set GOC_SECRET, 16 characters or more.)',
      };
    const client = new pg.Client({ connectionString: config.databaseUrl, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      await client.end();
    } catch (cause) {
      return {
        trouble: `Không kết nối được DATABASE_URL: ${(cause as Error).message}. (Cannot reach DATABASE_URL.)`,
      };
    }
    return { url: config.databaseUrl, secret, stop: async () => undefined };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, say });
  if ('trouble' in embedded) return embedded;
  const admin = new pg.Client({ connectionString: embedded.adminUrl });
  await admin.connect();
  const known = await admin.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (!known.rowCount) await admin.query(`create database ${DATABASE}`);
  await admin.end();
  const url = new URL(embedded.adminUrl);
  url.pathname = `/${DATABASE}`;
  return { url: url.toString(), secret: embedded.secret, stop: embedded.stop };
}

/** Loads the demonstration province once; two starts at once take turns, and a kill halfway leaves nothing. */
async function loadDemoIfEmpty(
  server: Server,
  config: Config,
  clock: Clock,
  say: (line: string) => void,
): Promise<void> {
  const owner = new pg.Client({
    connectionString: loginUrl(server.url, server.secret, 'goc_owner'),
    application_name: 'goc',
  });
  await owner.connect();
  try {
    await owner.query(`set search_path = ${config.federation}, public`);
    await owner.query('select pg_advisory_lock(727003)');
    if ((await owner.query('select 1 from federation')).rowCount) return;
    const { loadDemo } = await import('#demo/demo.server.ts');
    const { seconds, rows } = await loadDemo(owner, { scale: 1, seed: 1, say, now: clock.now() });
    say(
      `Tỉnh trình diễn: ${rows.toLocaleString('vi-VN')} dòng trong ${seconds.toFixed(0)} giây. (Demonstration loaded.)`,
    );
  } finally {
    await owner.end();
  }
}

import { join } from 'node:path';
import type { Clock } from '#core/clock.ts';
import type { Config } from '#core/config.server.ts';
import { loginUrl, openDb, openPool, type Db } from '#core/db.server.ts';
import { prepareDatabase } from '#core/migrate.server.ts';
import { loadDemonstration } from './demonstration.ts';
import { openServer, type OnClose, type Server } from './server.ts';

export interface Database {
  portal: Db;
  app: Db;
  /** The deployment's secret. */
  secret: string;
  /** Addresses of the logins, for what needs connections of its own. */
  appUrl: string;
  ownerUrl: string;
}

const migrations = join(import.meta.dirname, '../../migrations');

/** Brings a server's database to the newest migration; gives trouble when the server is too old. */
export async function prepare(server: Server, { federation }: Config): Promise<{ trouble: string } | null> {
  const prepared = await prepareDatabase(server.url, server.secret, federation, migrations);
  if (!('tooOld' in prepared)) return null;
  return {
    trouble: `PostgreSQL ${prepared.tooOld} quá cũ: cần từ 15 trở lên. (PostgreSQL ${prepared.tooOld} is too old: 15 or newer is needed.)`,
  };
}

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
  const server = await openServer(config, say, onClose);
  if ('trouble' in server) return server;
  const trouble = await prepare(server, config);
  if (trouble) return trouble;
  if (config.demo) await loadDemonstration(server, config, clock, { scale: 1, seed: 1 }, say, onClose);
  const appUrl = loginUrl(server.url, server.secret, 'goc_app');
  const portal = openDb(openPool(loginUrl(server.url, server.secret, 'goc_portal'), config.federation, 10));
  const app = openDb(openPool(appUrl, config.federation, 10));
  onClose(async () => {
    await Promise.all([portal.destroy(), app.destroy()]);
  });
  const { secret } = server;
  return { portal, app, secret, appUrl, ownerUrl: loginUrl(server.url, server.secret, 'goc_owner') };
}

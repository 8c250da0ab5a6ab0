import pg from 'pg';
import type { Config } from '#core/config.server.ts';
import { startEmbedded } from '#core/embedded/embedded.server.ts';

export type OnClose = (close: () => Promise<void>) => void;

/** A PostgreSQL server with a database for us. */
export interface Server {
  /** Address for an administrator, who may create roles. */
  url: string;
  /** What the logins' passwords derive from. */
  secret: string;
}

const DATABASE = 'goc';

/**
 * The configured server or the embedded one. `onClose` gets what must be closed, as soon as it is open; gives trouble,
 * in words, for what an operator can mend.
 */
export function openServer(
  config: Config,
  say: (line: string) => void,
  onClose: OnClose,
): Promise<Server | { trouble: string }> {
  return config.databaseUrl ? reach(config.databaseUrl, config.secret) : embedded(config, say, onClose);
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

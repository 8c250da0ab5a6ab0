import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openCluster, openDataDir } from './cluster.server.ts';
import { settle, type Host } from './host.server.ts';
import { disownLock, launch, running, stopServer } from './postmaster.server.ts';
import {
  cannotWrite,
  lostSecrets,
  startFailed,
  unsupportedPlatform,
  type Trouble,
} from './trouble.server.ts';
import { takeTurn } from './turn.server.ts';

/** A running server of our own. */
export interface Embedded {
  /** Address of the database `postgres` for the superuser, on 127.0.0.1. */
  adminUrl: string;
  port: number;
  /** What the logins' passwords derive from, 32 bytes in hex; lives beside the data. */
  secret: string;
  /** Whether a server that already ran on the data was taken over. */
  adopted: boolean;
  /** Stops the server, unless another Gốc process still uses it. Close your own connections first. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on `dataDir`, or takes over the one that runs there: one that outlived its app, or another app's.
 * A lock left by a dead server is cleared, and PostgreSQL recovers what was committed. `say` gets a line when something
 * takes long or lies elsewhere. `fast` gives up durability, for tests only. Gives trouble, in words, for what an
 * operator can mend.
 */
export async function startEmbedded(o: {
  dataDir: string;
  say: (line: string) => void;
  fast?: boolean;
}): Promise<Embedded | Trouble> {
  const closed = openDataDir(o.dataDir);
  if (closed) return closed;
  const dataDir = realpathSync(o.dataDir);
  const turn = join(dataDir, 'turn.lock');
  const endTurn = await takeTurn(turn);
  try {
    const host = place(dataDir, o.say);
    if ('trouble' in host) return host;
    const secrets = await openCluster(dataDir, host, o.say);
    if ('trouble' in secrets) return secrets;

    const urlAt = (port: number) =>
      `postgres://postgres:${secrets.password}@127.0.0.1:${port}/postgres?sslmode=disable`;
    const logFile = join(dataDir, 'postgres.log');
    let adopted = true;
    let held = await adopt(host, urlAt, o.say);
    if (held === 'none') {
      adopted = false;
      disownLock(host.cluster);
      const started = await launch(host, logFile, o.fast ?? false, o.say);
      if ('gaveUp' in started) return startFailed(logFile, started.gaveUp);
      held = await adopt(host, urlAt, o.say);
    }
    if (typeof held === 'string') {
      if (!adopted) await stopServer(host.cluster);
      if (held === 'denied') return lostSecrets(join(dataDir, 'secrets.json'), host.cluster);
      return startFailed(logFile, held === 'none' ? 'it stopped at once' : 'it does not answer');
    }
    const { port, client } = held;
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= letGo(client, urlAt(port), host.cluster, turn));
    return { adminUrl: urlAt(port), port, secret: secrets.secret, adopted, stop };
  } finally {
    endTurn();
  }
}

function place(dataDir: string, say: (line: string) => void): Host | Trouble {
  try {
    return settle(dataDir, say) ?? unsupportedPlatform();
  } catch (cause) {
    const { code, path } = cause as NodeJS.ErrnoException;
    if (!code || !path) throw cause;
    return cannotWrite(path, code);
  }
}

/** The published types of `pg` leave these two out. */
type Client = pg.Client & { ref(): void; unref(): void };

interface Held {
  port: number;
  client: Client;
}

/**
 * Connects to the server that runs on the cluster, waiting while it starts or stops. The connection is kept until
 * `stop`: it is how other Gốc processes see that this one needs the server, and it ends with the process.
 */
async function adopt(
  host: Host,
  urlAt: (port: number) => string,
  say: (line: string) => void,
): Promise<Held | 'none' | 'denied' | 'silent'> {
  let said = false;
  for (const since = performance.now(); ;) {
    const server = running(host.cluster);
    if (!server) return 'none';
    if (server.status === 'ready') {
      const client = connection(urlAt(server.port));
      try {
        await client.connect();
        // It must not keep the process alive by itself.
        client.unref();
        return { port: server.port, client };
      } catch (cause) {
        await client.end().catch(() => undefined);
        if ((cause as { code?: string }).code === '28P01') return 'denied';
      }
    }
    const waited = performance.now() - since;
    // Recovery takes as long as it takes: to start beside it would not be faster.
    if (waited > 60_000 && server.status !== 'starting') return 'silent';
    if (waited > 3000 && !said) {
      said = true;
      say('Chờ PostgreSQL của lần chạy trước… (Waiting for the PostgreSQL of an earlier run)');
    }
    await sleep(50);
  }
}

function connection(connectionString: string): Client {
  const settings = { connectionString, application_name: 'goc', connectionTimeoutMillis: 5000 };
  const client = new pg.Client(settings) as Client;
  // The server may go first; that is found out by whoever queries it next.
  client.on('error', () => undefined);
  return client;
}

/** Ends our hold and stops the server when nobody else has one; in turn, so that no start adopts a server on its way out. */
async function letGo(client: Client, url: string, cluster: string, turn: string): Promise<void> {
  const endTurn = await takeTurn(turn);
  try {
    // Without this a process with nothing else to do would end here, before the server is stopped.
    client.ref();
    await client.end().catch(() => undefined);
    if (!(await isUsed(url))) await stopServer(cluster);
  } finally {
    endTurn();
  }
}

async function isUsed(url: string): Promise<boolean> {
  const client = connection(url);
  try {
    await client.connect();
    const others = `select from pg_stat_activity where application_name = 'goc' and pid <> pg_backend_pid()`;
    // Connections that were just closed are listed for some milliseconds more; one that undoes a long load, for seconds.
    for (let tries = 0; tries < 60; tries++) {
      if (!(await client.query(others)).rowCount) return false;
      await sleep(50);
    }
    return true;
  } catch {
    // Left running it is adopted by the next start; stopped in error it would fail another process.
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

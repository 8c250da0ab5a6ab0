import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { give, settle, type Host } from './host.server.ts';

const run = promisify(execFile);

/** A running server of our own. */
export interface Embedded {
  /** Address of the database `postgres` for the superuser, on 127.0.0.1. */
  adminUrl: string;
  /** What the logins' passwords derive from; lives beside the data. */
  secret: string;
  /** Whether a server that an earlier run left behind was taken over. */
  adopted: boolean;
  /** Stops the server, unless another Gốc process is still connected. */
  stop(): Promise<void>;
}

/** Why it could not start: one sentence that says what to do. */
export interface Trouble {
  trouble: string;
}

interface Secrets {
  password: string;
  secret: string;
}

/**
 * Starts PostgreSQL on `dataDir`, or takes over the one that still runs there after a crash; a lock file without a
 * server is cleared and PostgreSQL recovers what was committed. `fast` gives up durability, for tests only.
 */
export async function startEmbedded(o: {
  dataDir: string;
  say: (line: string) => void;
  fast?: boolean;
}): Promise<Embedded | Trouble> {
  const secrets = readSecrets(o.dataDir);
  if ('trouble' in secrets) return secrets;
  const host = settle(o.dataDir, o.say);
  if (!host)
    return {
      trouble: `Không có PostgreSQL kèm theo cho ${process.platform}-${process.arch}: đặt DATABASE_URL. (No bundled PostgreSQL for this platform: set DATABASE_URL.)`,
    };

  const unlock = await lock(join(o.dataDir, 'starting'));
  try {
    if (!existsSync(join(host.cluster, 'PG_VERSION'))) await initialise(host, secrets);
    const old = versionTrouble(host);
    if (old) return old;
    const running = await runningPort(host, secrets);
    if (running) return handle(host, secrets, running, true);
    const port = await freePort();
    launch(host, port, join(o.dataDir, 'postgres.log'), o.fast ?? false);
    await reachable(host, secrets, port);
    return handle(host, secrets, port, false);
  } finally {
    unlock();
  }
}

function readSecrets(dataDir: string): Secrets | Trouble {
  const file = join(dataDir, 'secrets.json');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(file)) {
      const fresh: Secrets = {
        password: randomBytes(24).toString('base64url'),
        secret: randomBytes(32).toString('hex'),
      };
      writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
    }
    writeFileSync(join(dataDir, 'postgres.log'), '', { flag: 'a' });
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (cause) {
    return {
      trouble: `Không ghi được thư mục dữ liệu ${dataDir} (${(cause as NodeJS.ErrnoException).code}): cấp quyền ghi hoặc đặt GOC_DATA_DIR. (Cannot write the data folder: give write permission or set GOC_DATA_DIR.)`,
    };
  }
}

function versionTrouble(host: Host): Trouble | null {
  const has = readFileSync(join(host.cluster, 'PG_VERSION'), 'utf8').trim();
  const wants = '18';
  if (has === wants) return null;
  return {
    trouble: `Dữ liệu ở ${host.cluster} thuộc PostgreSQL ${has}, chương trình kèm PostgreSQL ${wants}: sao lưu rồi nâng cấp, hoặc đặt DATABASE_URL. (The data belongs to PostgreSQL ${has}, this program brings ${wants}: back up and upgrade, or set DATABASE_URL.)`,
  };
}

/** Initialised beside its place and then renamed: a kill halfway leaves nothing that looks whole. */
async function initialise(host: Host, secrets: Secrets): Promise<void> {
  const half = `${host.cluster}.new`;
  const pwfile = join(dirname(host.cluster), `.pw${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(pwfile, secrets.password, { mode: 0o600 });
  give(half, host.runAs);
  give(pwfile, host.runAs);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi-VN'];
    await run(
      join(host.bin, 'initdb'),
      ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${pwfile}`, ...locale],
      { ...host.runAs, cwd: '/' },
    );
  } finally {
    rmSync(pwfile, { force: true });
  }
  renameSync(half, host.cluster);
}

function launch(host: Host, port: number, logFile: string, fast: boolean): void {
  const shared = Math.min(1024, Math.floor(totalmem() / 2 ** 20 / 8));
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${shared * 3}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'Asia/Ho_Chi_Minh',
    wal_compression: 'on',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const log = openSync(logFile, 'a');
  const args = ['-D', host.cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  // A group of its own: Ctrl-C in the terminal must reach the app first, which then stops the server in order.
  spawn(join(host.bin, 'postgres'), args, {
    ...host.runAs,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  }).unref();
}

const urlOf = (secrets: Secrets, port: number) =>
  `postgres://postgres:${secrets.password}@127.0.0.1:${port}/postgres`;

async function answers(secrets: Secrets, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(secrets, port), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const lockFile = (host: Host) => join(host.cluster, 'postmaster.pid');

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const comm = `/proc/${pid}/comm`;
  return existsSync(comm) ? readFileSync(comm, 'utf8').startsWith('postgres') : true;
}

/** The port of the server that already runs on this data; clears the lock file when what it names is no PostgreSQL. */
async function runningPort(host: Host, secrets: Secrets): Promise<number | null> {
  for (let waited = 0; existsSync(lockFile(host)) && waited < 120; waited++) {
    const [pid, , , port] = readFileSync(lockFile(host), 'utf8').split('\n');
    if (!isPostgres(Number(pid))) {
      rmSync(lockFile(host), { force: true });
      return null;
    }
    if (port && (await answers(secrets, Number(port)))) return Number(port);
    await sleep(500);
  }
  return null;
}

async function reachable(host: Host, secrets: Secrets, port: number): Promise<void> {
  for (let waited = 0; waited < 600; waited++) {
    if (await answers(secrets, port)) return;
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not answer on port ${port}; see postgres.log beside ${host.cluster}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Two starts on one data folder take turns. A lock whose holder is gone is taken over. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch {
      const holder = Number(existsSync(path) ? readFileSync(path, 'utf8') : 0);
      try {
        if (holder && holder !== process.pid) process.kill(holder, 0);
        await sleep(200);
      } catch {
        rmSync(path, { force: true });
      }
    }
  }
}

function handle(host: Host, secrets: Secrets, port: number, adopted: boolean): Embedded {
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    const client = new pg.Client({ connectionString: urlOf(secrets, port) });
    await client.connect();
    const others = await client.query(`select 1 from pg_stat_activity where application_name = 'goc'`);
    await client.end();
    if (others.rowCount) return;
    await run(join(host.bin, 'pg_ctl'), ['stop', '-D', host.cluster, '-m', 'fast', '-w'], {
      ...host.runAs,
      cwd: '/',
    });
  }
  return {
    adminUrl: urlOf(secrets, port),
    secret: secrets.secret,
    adopted,
    stop: () => (stopped ??= stop()),
  };
}

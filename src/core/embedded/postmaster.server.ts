import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from './host.server.ts';
import { settings } from './settings.server.ts';
import { surroundings } from './user.server.ts';

/** Above every process id that Linux (4.194.304) and macOS (99.998) give out. */
const NOBODY = 2_147_483_647;
const LOG_LIMIT = 20 * 2 ** 20;

/** What PostgreSQL writes about itself into postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready` or `stopping`; empty while the file is being written. */
  status: string;
}

const lockFile = (cluster: string): string => join(cluster, 'postmaster.pid');

function readLock(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(lockFile(cluster), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/** The server that runs on this cluster now, in whatever state; null when its lock file is stale or there is none. */
export function running(cluster: string): Postmaster | null {
  const lock = readLock(cluster);
  return lock && isServerOf(lock.pid, cluster) ? lock : null;
}

/** Whether a process is alive and was started on this cluster. Another cluster's server may have inherited the id. */
function isServerOf(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    const words = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ')
      : execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return words.includes(`-D ${cluster} `);
  } catch {
    return false;
  }
}

/**
 * Takes a dead server's id out of its lock file, which PostgreSQL would respect if another program has that id now.
 * The file itself stays: it names the shared memory by which PostgreSQL sees that a child of the dead server still
 * writes, and starting beside that would ruin the data.
 */
export function disownLock(cluster: string): void {
  if (!existsSync(lockFile(cluster)) || running(cluster)) return;
  const rest = readFileSync(lockFile(cluster), 'utf8').split('\n').slice(1);
  writeFileSync(lockFile(cluster), [NOBODY, ...rest].join('\n'));
}

/**
 * Starts a server on the cluster and waits until it takes connections, through recovery if need be.
 * Gives it, or the reason why it gave up, in PostgreSQL's words.
 */
export async function launch(
  host: Host,
  logFile: string,
  fast: boolean,
  say: (line: string) => void,
): Promise<Postmaster | { gaveUp: string }> {
  // What the dead server's children hold, or a port that was taken meanwhile, is free again soon.
  const passing = /still in use|could not bind|could not create any TCP/;
  for (let tries = 1; ; tries++) {
    const result = await launchOnce(host, logFile, fast, say);
    if ('pid' in result || tries === 60 || !passing.test(result.gaveUp)) return result;
    await sleep(500);
  }
}

async function launchOnce(
  host: Host,
  logFile: string,
  fast: boolean,
  say: (line: string) => void,
): Promise<Postmaster | { gaveUp: string }> {
  if (statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const before = statSync(logFile).size;
  const port = await freePort();
  const args = ['-D', host.cluster, ...settings(port, fast).flatMap((setting) => ['-c', setting])];
  const child = spawn(join(host.bin, 'postgres'), args, {
    ...surroundings(host.runAs),
    // A group of its own: Ctrl-C in the terminal must reach the app first, which then stops the server in order.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failed = '';
  child.once('error', (cause) => (failed = cause.message));
  child.once('exit', (code, signal) => (failed ||= `exit ${code ?? signal}`));
  child.unref();
  for (let waited = 0; !failed; waited += 20) {
    const lock = readLock(host.cluster);
    if (lock && lock.pid === child.pid && lock.status === 'ready') return lock;
    if (waited === 5000) say('PostgreSQL đang khôi phục dữ liệu… (PostgreSQL is recovering its data)');
    await sleep(20);
  }
  const said = readFileSync(logFile).subarray(before).toString().trim().split('\n');
  const fatal = said.filter((line) => /FATAL|PANIC|could not/.test(line)).join('; ');
  return { gaveUp: fatal || said.at(-1) || failed };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Stops the server of a cluster as `pg_ctl -m fast` does, and waits until its process is gone. Nothing when none runs. */
export async function stopServer(cluster: string): Promise<void> {
  const server = running(cluster);
  if (!server) return;
  try {
    process.kill(server.pid, 'SIGINT');
  } catch {
    return;
  }
  while (isServerOf(server.pid, cluster)) await sleep(20);
}

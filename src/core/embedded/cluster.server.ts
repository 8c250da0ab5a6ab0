import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Host } from './host.server.ts';
import { stopServer } from './postmaster.server.ts';
import {
  cannotWrite,
  initdbFailed,
  lostSecrets,
  unsupportedPlatform,
  wrongVersion,
} from './trouble.server.ts';
import type { Trouble } from './trouble.server.ts';
import { give, surroundings } from './user.server.ts';

const run = promisify(execFile);

export interface Secrets {
  /** The superuser's password. */
  password: string;
  /** 32 bytes in hex, from which the logins' passwords derive. */
  secret: string;
}

/** The data folder's trouble, if it cannot be made or written. */
export function openDataDir(dataDir: string): Trouble | null {
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'postgres.log'), '', { flag: 'a', mode: 0o600 });
    return null;
  } catch (cause) {
    const { path, code } = cause as NodeJS.ErrnoException;
    return cannotWrite(path ?? dataDir, code ?? String(cause));
  }
}

/**
 * The secrets of this data folder; makes them, and the cluster, when there are none. Call it in turn only.
 * A cluster without its secrets cannot be opened: apart from a deleted data folder it is put aside and a new one made,
 * in a data folder it is trouble.
 */
export async function openCluster(
  dataDir: string,
  host: Host,
  say: (line: string) => void,
): Promise<Secrets | Trouble> {
  const file = join(dataDir, 'secrets.json');
  const made = existsSync(join(host.cluster, 'PG_VERSION'));
  const kept = existsSync(file) ? readSecrets(file) : null;
  if (kept && made) {
    // A cluster copied back by root belongs to root, under whom PostgreSQL refuses to run.
    if (host.runAs && statSync(host.cluster).uid === 0) give(host.cluster, host.runAs);
    return versionTrouble(host) ?? kept;
  }
  if (made) {
    if (!host.apart || existsSync(file)) return lostSecrets(file, host.cluster);
    await putAside(host, say);
  }
  const secrets = kept ?? makeSecrets(file);
  return (await initialise(host, secrets)) ?? secrets;
}

function readSecrets(file: string): Secrets | null {
  try {
    const { password, secret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
    return password && secret ? { password, secret } : null;
  } catch {
    return null;
  }
}

/** Written whole and to the disk before the cluster that only it can open. */
function makeSecrets(file: string): Secrets {
  const fresh = { password: randomBytes(24).toString('base64url'), secret: randomBytes(32).toString('hex') };
  const half = `${file}.new`;
  rmSync(half, { force: true });
  writeFileSync(half, JSON.stringify(fresh), { mode: 0o600, flush: true });
  renameSync(half, file);
  syncFolder(dirname(file));
  return fresh;
}

function versionTrouble(host: Host): Trouble | null {
  const has = readFileSync(join(host.cluster, 'PG_VERSION'), 'utf8').trim();
  return has === host.major ? null : wrongVersion(host.cluster, has, host.major);
}

/** The data folder was deleted, the cluster that lies apart from it was not: it is kept under another name. */
async function putAside(host: Host, say: (line: string) => void): Promise<void> {
  await stopServer(host.cluster);
  const aside = `${host.cluster}.${randomBytes(4).toString('hex')}`;
  renameSync(host.cluster, aside);
  say(
    `Dữ liệu cũ không còn mật khẩu, để riêng ở ${aside}. (Old data without its secrets.json was put aside there.)`,
  );
}

/** Made beside its place and then renamed: a kill halfway leaves nothing that looks whole. */
async function initialise(host: Host, secrets: Secrets): Promise<Trouble | null> {
  const half = `${host.cluster}.new`;
  const pwfile = `${host.cluster}.pw`;
  const clean = () => {
    for (const path of [half, pwfile]) rmSync(path, { recursive: true, force: true });
  };
  try {
    // macOS has no C.UTF-8; where it is missing, ICU still sorts and folds, only the rest of ctype is plain C.
    for (const locale of ['C.UTF-8', 'C']) {
      clean();
      mkdirSync(half, { mode: 0o700 });
      writeFileSync(pwfile, secrets.password, { mode: 0o600 });
      give(half, host.runAs);
      give(pwfile, host.runAs);
      try {
        await run(join(host.bin, 'initdb'), initdbArguments(half, pwfile, locale), surroundings(host.runAs));
        break;
      } catch (cause) {
        if (locale === 'C' || !String(cause).includes('invalid locale name')) throw cause;
      }
    }
    // Fails on a folder that is not empty: whatever lies there without a PG_VERSION is not ours to delete.
    renameSync(half, host.cluster);
    syncFolder(dirname(host.cluster));
    return null;
  } catch (cause) {
    // The binary is there and yet not found: its loader is not, as on a host without glibc.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return unsupportedPlatform();
    return initdbFailed(host.cluster, lastLine(cause));
  } finally {
    clean();
  }
}

function initdbArguments(folder: string, pwfile: string, locale: string): string[] {
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${pwfile}`, '--data-checksums'];
  const words = ['--encoding=UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=vi-VN'];
  return ['-D', folder, ...login, ...words];
}

function lastLine(cause: unknown): string {
  const said = (cause as { stderr?: string }).stderr?.trim() || String(cause);
  return said.split('\n').findLast((line) => line.includes('rror')) ?? said.split('\n').at(-1)!;
}

/** A rename is on the disk only when its folder is. */
function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

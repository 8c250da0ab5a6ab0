import { execFileSync } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The system user that PostgreSQL runs as. */
export interface RunAs {
  uid: number;
  gid: number;
}

/**
 * As root, the user for the server, since PostgreSQL refuses root: whoever owns the existing cluster, else the system's
 * `postgres`, else a `goc` made for it, else `nobody`. Null when we are an ordinary user.
 */
export function serverUser(existing: string | undefined): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  if (existing) {
    // An ordinary user may have started Gốc on this folder before: the data stays theirs.
    const { uid, gid } = statSync(existing);
    if (uid !== 0) return { uid, gid };
  }
  const known = lookUp('postgres') ?? lookUp('goc');
  if (known) return known;
  try {
    const args = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'goc'];
    execFileSync('useradd', args, { stdio: 'ignore' });
  } catch {
    return lookUp('nobody');
  }
  return lookUp('goc') ?? lookUp('nobody');
}

function lookUp(user: string): RunAs | null {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${user}:`))?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether a user may enter a folder: it and every folder above it lets them pass. */
export function mayEnter(folder: string, user: RunAs): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Gives a file, or a folder with all that is in it, to the user PostgreSQL runs as; nothing when that is ourselves. */
export function give(path: string, runAs: RunAs | null): void {
  if (!runAs) return;
  lchownSync(path, runAs.uid, runAs.gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, name), runAs.uid, runAs.gid);
  }
}

/** What a program of PostgreSQL is spawned with: its user, and nothing of ours that could change how it behaves. */
export function surroundings(runAs: RunAs | null) {
  // A host's LD_LIBRARY_PATH would win over the libraries in the package; PGDATA and LC_* would win over our settings.
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  // Root's own folder could be one that the other user may not enter.
  return { cwd: '/', env, ...runAs };
}

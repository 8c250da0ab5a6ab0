import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeTurn } from '#core/embedded/turn.server.ts';

const root = join(import.meta.dirname, '../..');
const stamp = join(root, 'build', '.goc-source');

/** What the build is made from: when none of it changed, the build that is there serves. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/**/*.{ts,svelte,html,css,json,svg}', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
  });
  // A folder of the routes may be called like a file: giao-dien.css.
  for (const file of files.toSorted().filter((path) => statSync(join(root, path)).isFile()))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Builds the site when its source has changed since the last build; two starts take turns. Throws when the build fails. */
export async function ensureBuilt(say: (line: string) => void): Promise<void> {
  const wanted = sourceHash();
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isBuilt()) return;
  const endTurn = await takeTurn(join(root, 'node_modules', '.goc-build.lock'));
  try {
    if (!isBuilt()) build(wanted, say);
  } finally {
    endTurn();
  }
}

function build(wanted: string, say: (line: string) => void): void {
  say('Dựng trang… (building)');
  const { status, stdout, stderr } = spawnSync('vite', ['build', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`vite build failed\n${stdout}\n${stderr}`);
  writeFileSync(stamp, wanted);
}

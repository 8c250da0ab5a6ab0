import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '#core/embedded/embedded.server.ts';
import { benchFigures } from './bench/figures.ts';
import { benchLoading } from './bench/loading.ts';
import { benchMembers } from './bench/members.ts';
import { benchPages } from './bench/pages.ts';
import { printTable, type Result } from './bench/result.ts';

/** The benchmarks, each against its comparison in the same run. `--scale 10` measures figures on ten times the records. */
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string', default: 'loading,figures,members,pages' },
  },
});
const scale = Number(values.scale);
const only = values.only.split(',');

const dataDir = mkdtempSync(join(tmpdir(), 'goc-bench-'));
chmodSync(dataDir, 0o755);
const server = await startEmbedded({ dataDir, say: console.log });
if ('trouble' in server) throw new Error(server.trouble);
console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, scale ${scale}\n`,
);
try {
  const results: Result[] = [];
  // Loading comes first: the others measure what it loaded.
  results.push(...(await benchLoading(server, scale, only.includes('loading'))));
  if (only.includes('figures')) results.push(...(await benchFigures(server)));
  if (only.includes('members')) results.push(...(await benchMembers(server)));
  if (only.includes('pages')) results.push(...(await benchPages(server)));
  printTable(results);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

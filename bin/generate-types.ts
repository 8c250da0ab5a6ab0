import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#core/embedded/embedded.server.ts';
import { prepareDatabase } from '#core/migrate.server.ts';
import { codegen } from './codegen.ts';

/** Writes src/core/database.gen.ts from a database that was just migrated. */
const dataDir = mkdtempSync(join(tmpdir(), 'goc-types-'));
chmodSync(dataDir, 0o755);
const server = await startEmbedded({ dataDir, say: console.log, fast: true });
if ('trouble' in server) throw new Error(server.trouble);
try {
  await prepareDatabase(server.adminUrl, server.secret, 'types', join(import.meta.dirname, '../migrations'));
  codegen(server.adminUrl, 'types', join(import.meta.dirname, '../src/core/database.gen.ts'));
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

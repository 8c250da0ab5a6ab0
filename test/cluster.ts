import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import pg from 'pg';
import { startEmbedded } from '#core/embedded/embedded.server.ts';
import { prepareDatabase } from '#core/migrate.server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    secret: string;
  }
}

/** One server for the whole run (or TEST_DATABASE_URL), with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const dataDir = mkdtempSync(join(tmpdir(), 'goc-test-'));
  // The server's system user must pass; mkdtemp lets only us in.
  chmodSync(dataDir, 0o755);
  const server = given ? null : await startEmbedded({ dataDir, say: () => undefined, fast: true });
  if (server && 'trouble' in server) throw new Error(server.trouble);
  const adminUrl = given ?? server!.adminUrl;
  const secret = server?.secret ?? 'a secret that only tests use';

  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('drop database if exists goc_template with (force)');
  await admin.query('drop database if exists goc_demonstration with (force)');
  await admin.query('create database goc_template');
  await admin.end();
  const prepared = await prepareDatabase(
    withDatabase(adminUrl, 'goc_template'),
    secret,
    'test',
    join(import.meta.dirname, '../migrations'),
  );
  if ('tooOld' in prepared) throw new Error(`PostgreSQL ${prepared.tooOld} is too old`);
  project.provide('adminUrl', adminUrl);
  project.provide('secret', secret);

  return async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function withDatabase(url: string, database: string): string {
  const to = new URL(url);
  to.pathname = `/${database}`;
  return to.toString();
}

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { loginUrl, openDb, openPool, type Db } from '#core/db.server.ts';

export interface TestDatabase {
  /** Address for the server's administrator. */
  adminUrl: string;
  secret: string;
  /** As the app's login. */
  app: Db;
  /** As the public portal's login. */
  portal: Db;
  /** As the owner, for what only migrations and the demonstration may do. */
  owner: pg.Pool;
}

/** A database of this test file's own, cloned from the migrated template and dropped when the file is done. */
export async function testDatabase(template = 'goc_template'): Promise<TestDatabase> {
  const name = `goc_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const [server, secret] = [inject('adminUrl'), inject('secret')];
  await asAdmin(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const adminUrl = url.toString();
  const owner = openPool(loginUrl(adminUrl, secret, 'goc_owner'), 'test', 4);
  const app = openDb(openPool(loginUrl(adminUrl, secret, 'goc_app'), 'test', 16));
  const portal = openDb(openPool(loginUrl(adminUrl, secret, 'goc_portal'), 'test', 4));
  afterAll(async () => {
    await Promise.all([owner.end(), app.destroy(), portal.destroy()]);
    await asAdmin(server, `drop database ${name} with (force)`);
  });
  return { adminUrl, secret, app, portal, owner };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

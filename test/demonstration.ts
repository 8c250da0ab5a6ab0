import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { loginUrl, openDb, openPool, type Db } from '#core/db.server.ts';
import { loadDemo } from '#demo/demo.server.ts';
import { loadNews } from '#demo/news.server.ts';

const NAME = 'goc_demonstration';
const LOADING = 727_101;

/** The whole demonstration with its articles, loaded once for all test files that read it. Read only, but for views. */
export async function demonstration(): Promise<{ adminUrl: string; owner: pg.Pool; portal: Db }> {
  const [server, secret] = [inject('adminUrl'), inject('secret')];
  const url = new URL(server);
  url.pathname = `/${NAME}`;
  const adminUrl = url.toString();
  const owner = openPool(loginUrl(adminUrl, secret, 'goc_owner'), 'test', 4);
  const portal = openDb(openPool(loginUrl(adminUrl, secret, 'goc_portal'), 'test', 4));
  afterAll(async () => {
    await Promise.all([owner.end(), portal.destroy()]);
  });

  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [LOADING]);
    if (!(await isLoaded(admin, owner))) {
      await admin.query(`drop database if exists ${NAME} with (force)`);
      await admin.query(`create database ${NAME} template goc_template`);
      const client = await owner.connect();
      await loadDemo(client, {
        scale: 1,
        seed: 1,
        say: () => undefined,
        now: new Date('2026-11-24T00:00:00Z'),
      });
      client.release();
      const app = openDb(openPool(loginUrl(adminUrl, secret, 'goc_app'), 'test', 2));
      await loadNews(app, () => undefined).finally(() => app.destroy());
    }
  } finally {
    await admin.end();
  }
  return { adminUrl, owner, portal };
}

/** Articles come last: where they are, all is. */
async function isLoaded(admin: pg.Client, owner: pg.Pool): Promise<boolean> {
  const known = await admin.query('select 1 from pg_database where datname = $1', [NAME]);
  return known.rowCount === 1 && (await owner.query('select 1 from article limit 1')).rowCount === 1;
}

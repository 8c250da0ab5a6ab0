import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { LOCK } from './locks.ts';
import { loginPassword, loginUrl, type Login } from './db.server.ts';

const EXTENSIONS = ['btree_gist', 'pg_trgm', 'ltree', 'unaccent'];
const LOGINS: Login[] = ['goc_owner', 'goc_app', 'goc_portal'];

/** PostgreSQL 15 is the oldest that is tested (and has ICU collations in every build). */
const OLDEST_SERVER = 15;

export interface Prepared {
  applied: string[];
}

/**
 * Brings a database to the newest migration, for one federation's schema: logins, extensions, schema, numbered files.
 * Takes an address with the right to create roles; safe when two processes start at once (the second waits).
 * Gives the files applied, or `{ tooOld }` with the server's version when it is older than PostgreSQL 15.
 */
export async function prepareDatabase(
  adminUrl: string,
  secret: string,
  federation: string,
  folder: string,
): Promise<Prepared | { tooOld: string }> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'goc' });
  await admin.connect();
  try {
    const version = (await admin.query<{ v: string }>(`select current_setting('server_version') v`)).rows[0]!
      .v;
    if (Number.parseInt(version, 10) < OLDEST_SERVER) return { tooOld: version };
    await admin.query('select pg_advisory_lock($1)', [LOCK.prepare]);
    await prepareLogins(admin, secret);
    for (const name of EXTENSIONS) await admin.query(`create extension if not exists ${name} schema public`);
    await admin.query(`create schema if not exists ${federation} authorization goc_owner`);
    return { applied: await migrate(loginUrl(adminUrl, secret, 'goc_owner'), federation, folder) };
  } finally {
    await admin.end();
  }
}

async function prepareLogins(admin: pg.Client, secret: string): Promise<void> {
  const { rows } = await admin.query<{ db: string }>('select quote_ident(current_database()) db');
  for (const login of LOGINS) {
    const known = await admin.query('select 1 from pg_roles where rolname = $1', [login]);
    const verb = known.rowCount ? 'alter' : 'create';
    await admin.query(
      `${verb} role ${login} login nosuperuser nocreatedb nocreaterole password '${loginPassword(secret, login)}'`,
    );
  }
  // A page that takes longer has no reader any more.
  await admin.query(`alter role goc_portal set statement_timeout = '15s'`);
  await admin.query(`grant connect, create, temporary on database ${rows[0]!.db} to goc_owner`);
  await admin.query(`grant connect on database ${rows[0]!.db} to goc_app, goc_portal`);
  // Needed on servers where the administrator is no superuser: only a member may give a schema to a role.
  await admin.query('grant goc_owner to current_user');
}

async function migrate(ownerUrl: string, federation: string, folder: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'goc' });
  await owner.connect();
  try {
    await owner.query(`set search_path = ${federation}, public`);
    await owner.query(
      'create table if not exists migration (file text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set(
      (await owner.query<{ file: string }>('select file from migration')).rows.map((r) => r.file),
    );
    const files = (await readdir(folder)).filter((f) => /^\d{4}_.+\.sql$/.test(f)).sort();
    const applied: string[] = [];
    for (const file of files.filter((f) => !done.has(f))) {
      const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('{federation}', federation);
      await owner.query('begin');
      try {
        await owner.query(sql);
        await owner.query('insert into migration (file) values ($1)', [file]);
        await owner.query('commit');
      } catch (cause) {
        await owner.query('rollback');
        throw new Error(`migration ${file} failed and was rolled back`, { cause });
      }
      applied.push(file);
    }
    return applied;
  } finally {
    await owner.end();
  }
}

import { createHmac } from 'node:crypto';
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.gen.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// Days stay strings ('2020-09-30'): a JavaScript Date would shift them by the zone. Ids and counts are numbers while
// they fit; đồng is summed as numeric, arrives as text and becomes a bigint where it is read.
const DATE = 1082;
const INT8 = 20;
const INT8_ARRAY = 1016;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return safeInteger;
    if (oid === INT8_ARRAY) return safeIntegers;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

function safeInteger(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n))
    throw new RangeError(`${text} does not fit a number: read this column as text`);
  return n;
}

const asTexts = pg.types.getTypeParser(INT8_ARRAY as never, 'text') as (text: string) => (string | null)[];
const safeIntegers = (text: string) => asTexts(text).map((n) => (n === null ? null : safeInteger(n)));

export type Login = 'goc_owner' | 'goc_app' | 'goc_portal';

/** The password of a login, derived so that every process of a deployment knows it and none stores it. */
export const loginPassword = (secret: string, login: Login): string =>
  createHmac('sha256', secret).update(`login:${login}`).digest('base64url');

/** The address of the same database for one of our logins. */
export function loginUrl(adminUrl: string, secret: string, login: Login): string {
  const url = new URL(adminUrl);
  url.username = login;
  url.password = loginPassword(secret, login);
  return url.toString();
}

/** A pool whose sessions see one federation's schema first. */
export function openPool(url: string, federation: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // Whoever waits longer for a free connection is told so instead of waiting for ever.
    connectionTimeoutMillis: 15_000,
    types,
    application_name: 'goc',
    options: `-c search_path=${federation},public -c timezone=Asia/Ho_Chi_Minh`,
  });
  // An idle connection that dies (server restarted) must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/** Kysely over such a pool; columns are camelCase in code and snake_case in SQL. */
export const openDb = (pool: pg.Pool): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });

import { sql } from 'kysely';
import type { Db, Tx } from '#core/db.server.ts';
import { findUsers } from './users.server.ts';

/** The names of users, by the keys that audit rows hold ('user:…'). Keys that are no user's have none. */
export async function userNames(db: Db | Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; name: string }>`
    select 'user:' || id as key, name from app_user
    where id = any(${keys.flatMap((k) => (k.startsWith('user:') ? [k.slice(5)] : []))}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.key, row.name]));
}

/** The keys of the users whom a search finds. */
export async function actorsNamed(db: Db | Tx, search: string): Promise<string[]> {
  return (await findUsers(db, search, 200)).map((user) => `user:${user.id}`);
}

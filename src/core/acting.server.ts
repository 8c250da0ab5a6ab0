import { sql } from 'kysely';
import type { Actor, Permission } from './actor.ts';
import type { Db, Tx } from './db.server.ts';
import { isRefusal } from './refusal.ts';

/** Ends a transaction without keeping anything, and carries out what its work gave. */
class Undone extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('refused');
    this.refusal = refusal;
  }
}

/**
 * Works in one transaction as somebody: the database shows and takes only the rows of persons that they may read and write
 * (row security, migrations/0014). Gives what the work gives; when that is a refusal, nothing of the work is kept.
 */
export async function actAs<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      await say(tx, actor);
      const done = await work(tx);
      if (isRefusal(done)) throw new Undone(done);
      return done;
    });
  } catch (cause) {
    if (cause instanceof Undone) return cause.refusal as T;
    throw cause;
  }
}

async function say(tx: Tx, actor: Actor): Promise<void> {
  const units = (permission: Permission) => {
    const scope = actor.scope(permission);
    return scope === 'all' ? 'all' : `{${[...scope].join(',')}}`;
  };
  await sql`select set_config('goc.actor', ${actor.key}, true), set_config('goc.reads', ${units('persons.read')}, true),
    set_config('goc.writes', ${units('persons.write')}, true),
    set_config('goc.audits', ${actor.scope('audit.read') === 'all' ? 'on' : 'off'}, true)`.execute(tx);
}

import { sql } from 'kysely';
import { system } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { LOCK } from '#core/locks.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { nfc } from '#core/text.ts';
import { firstRunLink, openLink } from './links.server.ts';
import { setPassword } from './password.server.ts';
import { createUser, userById, type NewUser } from './users.server.ts';

export interface FirstRun extends NewUser {
  token: string;
  password: string;
  /** What the federation is called; asked for only where it has no name yet. */
  federation: { nameVi: string; nameEn: string } | null;
}

const hasUsers = async (db: Db | Tx) =>
  (await db.selectFrom('appUser').select('id').limit(1).executeTakeFirst()) !== undefined;

/** The token for /bat-dau, to be printed where the operator sees it; null once there is a user. Each start makes another. */
export async function firstRunToken(db: Db, clock: Clock): Promise<string | null> {
  if (await hasUsers(db)) return null;
  return db.transaction().execute((tx) => firstRunLink(tx, clock));
}

/** Whether the first administrator may be made with this token, and whether the federation must still be named. */
export async function firstRunState(
  db: Db | Tx,
  clock: Clock,
  token: string,
): Promise<{ named: boolean } | Refusal> {
  const link = await openLink(db, clock, 'first-run', token);
  if (isRefusal(link)) return link;
  if (await hasUsers(db)) return refuse('link-used', {});
  const federation = await db.selectFrom('federation').select('id').executeTakeFirst();
  return { named: federation !== undefined };
}

/**
 * Creates the first user, and names the federation where it has no name; gives the user's id. Refuses a token that is
 * not the printed one, was used, or comes after there is a user: of two browsers at once, one wins.
 */
export async function startFirstRun(tx: Tx, clock: Clock, first: FirstRun): Promise<string | Refusal> {
  await sql`select pg_advisory_xact_lock(${LOCK.firstRun})`.execute(tx);
  const state = await firstRunState(tx, clock, first.token);
  if (isRefusal(state)) return state;
  // A refusal leaves nothing behind: not the federation's name, not a user who has no password.
  await sql`savepoint first_run`.execute(tx);
  const made = await make(tx, clock, first, state.named);
  if (isRefusal(made)) await sql`rollback to savepoint first_run`.execute(tx);
  return made;
}

async function make(tx: Tx, clock: Clock, first: FirstRun, named: boolean): Promise<string | Refusal> {
  const now = clock.now();
  if (!named) {
    const names = [first.federation?.nameVi, first.federation?.nameEn].map((n) => nfc(n ?? '').trim());
    const [nameVi, nameEn] = names as [string, string];
    if (!nameVi || !nameEn) return refuse('federation-name-needed', { field: nameVi ? 'nameEn' : 'nameVi' });
    await tx
      .insertInto('federation')
      .values({
        nameVi,
        nameEn,
        partNameVi: nameVi,
        partNameEn: nameEn,
        demonstration: false,
        createdAt: now,
      })
      .execute();
    await audit(tx, system, now, 'federation.name', 'federation', null, { nameVi, nameEn });
  }
  const id = await createUser(tx, system, clock, first);
  if (isRefusal(id)) return id;
  const set = await setPassword(tx, system, clock, (await userById(tx, id))!, first.password);
  if (isRefusal(set)) return set;
  await tx
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('kind', '=', 'first-run')
    .where('usedAt', 'is', null)
    .execute();
  return id;
}

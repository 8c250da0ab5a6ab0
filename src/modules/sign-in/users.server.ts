import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { LOCK } from '#core/locks.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { nfc } from '#core/text.ts';
import { isMadeUp, madeUpEmail, parseEmail, parsePhone, parseUserName, type Identifier } from './rules.ts';

export interface User {
  id: string;
  name: string;
  phone: string | null;
  userName: string | null;
  /** Null for who has none. */
  email: string | null;
  twoFactor: boolean;
  disabledAt: Date | null;
}

export interface NewUser {
  name: string;
  phone?: string | null | undefined;
  userName?: string | null | undefined;
  email?: string | null | undefined;
}

const columns = ['id', 'name', 'phone', 'userName', 'email', 'twoFactorEnabled', 'disabledAt'] as const;
type Row = Omit<User, 'email' | 'twoFactor'> & { email: string; twoFactorEnabled: boolean };

const shown = ({ email, twoFactorEnabled, ...row }: Row): User => ({
  ...row,
  email: isMadeUp(email) ? null : email,
  twoFactor: twoFactorEnabled,
});

/** The user with this id; null when there is none. */
export async function userById(db: Db | Tx, id: string): Promise<User | null> {
  const row = await db.selectFrom('appUser').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? shown(row) : null;
}

/** Users whose name, user name, phone or e-mail holds what is searched for; all without it, by name, at most `limit`. */
export async function findUsers(db: Db | Tx, search = '', limit = 50): Promise<User[]> {
  const text = search.trim();
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const phone = parsePhone(text);
  const rows = await db
    .selectFrom('appUser')
    .select(columns)
    .$if(text !== '', (q) =>
      q.where((e) =>
        e.or([
          sql<boolean>`unaccent(name) ilike unaccent(${like})`,
          e('userName', 'ilike', like),
          e.and([e('email', 'ilike', like), e('email', 'not like', `%${madeUpEmail('')}`)]),
          e('phone', '=', phone ?? text),
        ]),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(shown);
}

/** The user whom an identifier names. */
export async function userByIdentifier(db: Db | Tx, { kind, value }: Identifier): Promise<Row | null> {
  return (await db.selectFrom('appUser').select(columns).where(kind, '=', value).executeTakeFirst()) ?? null;
}

/**
 * Creates a user who may be invited; gives the id. Refuses one without a name or any way to sign in, and ways that are
 * none or another's, naming the field.
 */
export async function createUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: NewUser,
): Promise<string | Refusal> {
  const id = randomBytes(12).toString('hex');
  await alone(tx);
  const row = await checked(tx, id, user);
  if (isRefusal(row)) return row;
  const now = clock.now();
  await tx
    .insertInto('appUser')
    .values({ id, ...row, createdAt: now, updatedAt: now })
    .execute();
  await audit(tx, actor, now, 'user.create', `user:${id}`, null, waysOf(row));
  return id;
}

/** Changes a user's name and ways to sign in; what is left out stays. Refuses as createUser does. */
export async function updateUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: string,
  change: Partial<NewUser>,
): Promise<User | Refusal> {
  await alone(tx);
  const found = await tx
    .selectFrom('appUser')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return refuse('not-found', { what: `user:${id}` });
  const before = shown(found);
  const row = await checked(tx, id, { ...before, ...change });
  if (isRefusal(row)) return row;
  const now = clock.now();
  // An address is known to be theirs only as long as it stays the same.
  const verified = row.email === found.email ? {} : { emailVerified: false };
  await tx
    .updateTable('appUser')
    .set({ ...row, ...verified, updatedAt: now })
    .where('id', '=', id)
    .execute();
  const changed = (['name', 'phone', 'userName', 'email'] as const).filter((key) => row[key] !== found[key]);
  await audit(tx, actor, now, 'user.update', `user:${id}`, waysOf(found), { ...waysOf(row), changed });
  return (await userById(tx, id))!;
}

/** Shuts a user out: no session begins, and theirs end at once. */
export async function disableUser(tx: Tx, actor: Actor, clock: Clock, id: string): Promise<null | Refusal> {
  const now = clock.now();
  const done = await tx
    .updateTable('appUser')
    .set({ disabledAt: now, updatedAt: now })
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  await tx.deleteFrom('signInSession').where('userId', '=', id).execute();
  if (!done.numUpdatedRows)
    return (await userById(tx, id)) ? null : refuse('not-found', { what: `user:${id}` });
  await audit(tx, actor, now, 'user.disable', `user:${id}`, null, null);
  return null;
}

/** Lets a user in again. */
export async function enableUser(tx: Tx, actor: Actor, clock: Clock, id: string): Promise<null | Refusal> {
  const now = clock.now();
  const done = await tx
    .updateTable('appUser')
    .set({ disabledAt: null, updatedAt: now })
    .where('id', '=', id)
    .where('disabledAt', 'is not', null)
    .executeTakeFirst();
  if (!done.numUpdatedRows)
    return (await userById(tx, id)) ? null : refuse('not-found', { what: `user:${id}` });
  await audit(tx, actor, now, 'user.enable', `user:${id}`, null, null);
  return null;
}

/** One writer of users at a time: what is free when looked at is free when taken. They are written a few times a day. */
const alone = (tx: Tx) => sql`select pg_advisory_xact_lock(${LOCK.users})`.execute(tx);

type Ways = { name: string; phone: string | null; userName: string | null; email: string };

/** For the audit: which ways there are, never what they are. */
const waysOf = ({ phone, userName, email }: Ways) => ({
  phone: phone !== null,
  userName: userName !== null,
  email: !isMadeUp(email),
});

async function checked(tx: Tx, id: string, user: NewUser): Promise<Ways | Refusal> {
  const name = nfc(user.name).replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > 200) return refuse('name-needed', { field: 'name' });
  const [phoneText, userText, emailText] = [user.phone, user.userName, user.email].map(
    (t) => t?.trim() || null,
  );
  const phone = phoneText ? parsePhone(phoneText) : null;
  if (phoneText && !phone) return refuse('phone-invalid', { field: 'phone' });
  const userName = userText ? parseUserName(userText) : null;
  if (userText && !userName) return refuse('user-name-invalid', { field: 'userName' });
  const email = emailText ? parseEmail(emailText) : null;
  if (emailText && !email) return refuse('email-invalid', { field: 'email' });
  if (!phone && !userName && !email) return refuse('way-needed', { field: 'phone' });
  const row = { name, phone, userName, email: email ?? madeUpEmail(id) };
  return (await taken(tx, id, row)) ?? row;
}

async function taken(tx: Tx, id: string, { phone, userName, email }: Ways): Promise<Refusal | null> {
  const others = await tx
    .selectFrom('appUser')
    .select(['phone', 'userName', 'email'])
    .where('id', '<>', id)
    .where((e) => e.or([e('phone', '=', phone), e('userName', '=', userName), e('email', '=', email)]))
    .execute();
  if (phone && others.some((o) => o.phone === phone)) return refuse('phone-taken', { field: 'phone' });
  if (userName && others.some((o) => o.userName === userName))
    return refuse('user-name-taken', { field: 'userName' });
  return others.some((o) => o.email === email) ? refuse('email-taken', { field: 'email' }) : null;
}

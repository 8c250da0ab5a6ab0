import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { selfActor } from './actor.server.ts';
import { setPassword } from './password.server.ts';
import { LINK_LASTS } from './rules.ts';
import { forgetTries } from './tries.server.ts';
import { userById, type User } from './users.server.ts';

export type LinkKind = 'invitation' | 'reset' | 'first-run';

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Makes a one-time link for a user: gives its token, of which only a hash is kept. Earlier ones for the same user open
 * no more. `handedOver`: a reset that goes by way of people instead of by mail, and lasts a day.
 */
async function makeLink(
  tx: Tx,
  clock: Clock,
  kind: LinkKind,
  userId: string | null,
  lasts: keyof typeof LINK_LASTS,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const now = clock.now();
  if (userId !== null)
    await tx
      .updateTable('signInLink')
      .set({ supersededAt: now })
      .where('userId', '=', userId)
      .where('usedAt', 'is', null)
      .where('supersededAt', 'is', null)
      .execute();
  await tx
    .insertInto('signInLink')
    .values({
      kind,
      userId,
      tokenHash: tokenHash(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_LASTS[lasts]),
    })
    .execute();
  return token;
}

/** Invites a user: gives the token for /loi-moi/…, good for seven days. Earlier links of theirs open no more. */
export async function inviteUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
): Promise<string | Refusal> {
  return forUser(tx, actor, clock, userId, 'invitation', 'invitation');
}

/** A link that an administrator hands over to a user who has lost their password: the token for /dat-lai/…, good for a day. */
export async function resetLinkToHandOver(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
): Promise<string | Refusal> {
  return forUser(tx, actor, clock, userId, 'reset', 'handedOver');
}

/** As resetLinkToHandOver, for a letter: good for an hour. */
export const resetLinkForLetter = (tx: Tx, clock: Clock, userId: string): Promise<string | Refusal> =>
  forUser(tx, selfActor(userId), clock, userId, 'reset', 'reset');

export const firstRunLink = (tx: Tx, clock: Clock): Promise<string> =>
  makeLink(tx, clock, 'first-run', null, 'first-run');

async function forUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
  kind: 'invitation' | 'reset',
  lasts: keyof typeof LINK_LASTS,
): Promise<string | Refusal> {
  // Held, so that of two links made at once only the later opens.
  const user = await tx
    .selectFrom('appUser')
    .select('id')
    .where('id', '=', userId)
    .where('disabledAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!user) return refuse('not-found', { what: `user:${userId}` });
  const token = await makeLink(tx, clock, kind, userId, lasts);
  await audit(tx, actor, clock.now(), `link.${kind}`, `user:${userId}`, null, { lasts });
  return token;
}

/** What a link opens; refuses one that is unknown, used, replaced by a newer one, or past its time. */
export async function openLink(
  db: Db | Tx,
  clock: Clock,
  kind: LinkKind,
  token: string,
): Promise<{ id: number; userId: string | null } | Refusal> {
  const link = await db
    .selectFrom('signInLink')
    .selectAll()
    .where('tokenHash', '=', tokenHash(token))
    .where('kind', '=', kind)
    .$if(db.isTransaction, (q) => q.forUpdate())
    .executeTakeFirst();
  if (!link) return refuse('link-unknown', {});
  if (link.usedAt) return refuse('link-used', {});
  if (link.supersededAt) return refuse('link-superseded', {});
  return link.expiresAt <= clock.now() ? refuse('link-expired', {}) : link;
}

/** Whose invitation or reset a link is; refuses as openLink does, and the link of a user who was disabled. */
export async function userOfLink(
  db: Db | Tx,
  clock: Clock,
  kind: 'invitation' | 'reset',
  token: string,
): Promise<User | Refusal> {
  const link = await openLink(db, clock, kind, token);
  if (isRefusal(link)) return link;
  const user = await userById(db, link.userId!);
  return !user || user.disabledAt ? refuse('link-unknown', {}) : user;
}

/**
 * Accepts an invitation or a reset: sets the password, ends all sessions, uses the link up. Gives the user. Refuses the
 * link as userOfLink does, and an easy password; then the link still opens.
 */
export async function acceptLink(
  tx: Tx,
  clock: Clock,
  kind: 'invitation' | 'reset',
  token: string,
  password: string,
): Promise<User | Refusal> {
  const link = await openLink(tx, clock, kind, token);
  if (isRefusal(link)) return link;
  const user = await userOfLink(tx, clock, kind, token);
  if (isRefusal(user)) return user;
  const actor = selfActor(user.id);
  const set = await setPassword(tx, actor, clock, user, password);
  if (isRefusal(set)) return set;
  const now = clock.now();
  await tx.updateTable('signInLink').set({ usedAt: now }).where('id', '=', link.id).execute();
  // Whoever opened the link has shown who they are: they need not wait for what strangers tried.
  await forgetTries(tx, [{ kind: 'account', of: `user:${user.id}` }]);
  await audit(tx, actor, now, `link.${kind}.accept`, `user:${user.id}`, null, null);
  return user;
}

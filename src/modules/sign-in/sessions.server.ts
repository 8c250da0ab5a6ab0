import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import type { JobTask } from '#core/jobs.server.ts';
import type { Services } from '#core/services.server.ts';
import { authSecret, COOKIE_PREFIX } from './auth.server.ts';
import { FORGOTTEN_AFTER, isMadeUp, SESSION_IDLE, SESSION_LASTS, sessionHolds } from './rules.ts';
import type { User } from './users.server.ts';
import { cookiesOf, isSecure } from './visit.server.ts';

export interface Session {
  id: string;
  userId: string;
  strong: boolean;
  createdAt: Date;
  seenAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
}

export interface SignedIn {
  user: User;
  session: Session;
}

/** How often "last seen" is written: often enough for a list, seldom enough for a database. */
const SEEN_EVERY = 60_000;

export const sessionCookieName = (services: Services): string =>
  `${isSecure(services) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;

/** The session's token in a request, when its signature is ours. */
function tokenIn(services: Services, headers: Headers): string | null {
  const signed = cookiesOf(headers).get(sessionCookieName(services)) ?? '';
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const right = createHmac('sha256', authSecret(services)).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/**
 * Who sends this request; null for nobody. A session that is seen after its end, or whose user was disabled, is deleted
 * then and there: a clock that is set back later does not bring it to life.
 */
export async function sessionOf(services: Services, headers: Headers): Promise<SignedIn | null> {
  const token = tokenIn(services, headers);
  if (!token) return null;
  const { app, clock } = services;
  const row = await app
    .selectFrom('signInSession as s')
    .innerJoin('appUser as u', 'u.id', 's.userId')
    .select([
      's.id',
      's.userId',
      's.strong',
      's.createdAt',
      's.seenAt',
      's.expiresAt',
      's.ipAddress',
      's.userAgent',
    ])
    .select(['u.name', 'u.phone', 'u.userName', 'u.email', 'u.twoFactorEnabled', 'u.disabledAt'])
    .where('s.token', '=', token)
    .executeTakeFirst();
  if (!row) return null;
  const now = clock.now();
  if (row.disabledAt || !sessionHolds(row, now)) {
    await app.deleteFrom('signInSession').where('id', '=', row.id).execute();
    return null;
  }
  if (now.getTime() - row.seenAt.getTime() >= SEEN_EVERY)
    await app.updateTable('signInSession').set({ seenAt: now }).where('id', '=', row.id).execute();
  const {
    name,
    phone,
    userName,
    email,
    twoFactorEnabled,
    disabledAt,
    userId,
    expiresAt: _,
    ...session
  } = row;
  return {
    user: {
      id: userId,
      name,
      phone,
      userName,
      email: isMadeUp(email) ? null : email,
      twoFactor: twoFactorEnabled,
      disabledAt,
    },
    session: { ...session, userId },
  };
}

/** The user's sessions that hold, the last seen first. */
export async function sessionsOf(db: Db | Tx, clock: Clock, userId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('signInSession')
    .select(['id', 'userId', 'strong', 'createdAt', 'seenAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .orderBy('seenAt', 'desc')
    .execute();
  return rows.filter((row) => sessionHolds(row, clock.now()));
}

/** Ends one session of the actor's own; nothing happens when it is another's or has ended. */
export async function endSession(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
  id: string,
): Promise<void> {
  const done = await tx
    .deleteFrom('signInSession')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (done.numDeletedRows)
    await audit(tx, actor, clock.now(), 'session.end', `user:${userId}`, null, { sessions: 1 });
}

/** Ends all sessions of a user but this one; gives how many. */
export async function endOtherSessions(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
  but: string | null,
): Promise<number> {
  const done = await tx
    .deleteFrom('signInSession')
    .where('userId', '=', userId)
    .$if(but !== null, (q) => q.where('id', '<>', but!))
    .executeTakeFirst();
  const sessions = Number(done.numDeletedRows);
  if (sessions > 0) await audit(tx, actor, clock.now(), 'session.end', `user:${userId}`, null, { sessions });
  return sessions;
}

/** The job that deletes what has ended: sessions, steps, forgotten tries. Safe at any time. */
export const sweepSignIn = (clock: Clock): JobTask => ({
  cron: '17 * * * *',
  async run(client) {
    const ago = (ms: number) => new Date(clock.now().getTime() - ms);
    await client.query(
      'delete from sign_in_session where expires_at <= $1 or created_at <= $2 or seen_at <= $3',
      [ago(0), ago(SESSION_LASTS), ago(SESSION_IDLE)],
    );
    await client.query('delete from sign_in_step where expires_at < $1', [ago(SESSION_IDLE)]);
    await client.query('delete from sign_in_try where last_at < $1', [ago(2 * FORGOTTEN_AFTER)]);
  },
});

import { randomBytes } from 'node:crypto';
import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import type { Services } from '#core/services.server.ts';
import { selfActor } from './actor.server.ts';
import { hashPassword, verifyPassword } from './password-hash.server.ts';
import { judgePassword } from './password-law.server.ts';
import { endOtherSessions, type SignedIn } from './sessions.server.ts';
import { countTry, forgetTries, type Counted } from './tries.server.ts';
import type { User } from './users.server.ts';

/** better-auth's name for the credential that is a password. */
const PASSWORD = 'credential';

/**
 * Sets a user's password and ends their sessions but the one given. Refuses an easy one.
 */
export async function setPassword(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  user: User,
  password: string,
  butSession: string | null = null,
): Promise<null | Refusal> {
  const easy = judgePassword(password, [user.name, user.phone, user.userName, user.email]);
  if (easy) return easy;
  const now = clock.now();
  const hash = await hashPassword(password);
  await tx
    .insertInto('signInCredential')
    .values({
      id: randomBytes(16).toString('hex'),
      userId: user.id,
      providerId: PASSWORD,
      accountId: user.id,
      password: hash,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((c) => c.columns(['providerId', 'accountId']).doUpdateSet({ password: hash, updatedAt: now }))
    .execute();
  await endOtherSessions(tx, actor, clock, user.id, butSession);
  await audit(tx, actor, now, 'password.set', `user:${user.id}`, null, null);
  return null;
}

/** Changes one's own password and ends one's other sessions. Refuses a wrong current password and an easy new one. */
export async function changePassword(
  { app, clock }: Services,
  { user, session }: SignedIn,
  current: string,
  next: string,
): Promise<null | Refusal> {
  const counted: Counted[] = [{ kind: 'code', of: user.id }];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  const known = await passwordOf(app, user.id);
  if (!known || !(await verifyPassword(known, current))) return refuse('password-wrong', {});
  await forgetTries(app, counted);
  const actor = selfActor(user.id);
  return app.transaction().execute(async (tx) => {
    const set = await setPassword(tx, actor, clock, user, next, session.id);
    return isRefusal(set) ? set : null;
  });
}

async function passwordOf(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('signInCredential')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', PASSWORD)
    .executeTakeFirst();
  return row?.password ?? null;
}

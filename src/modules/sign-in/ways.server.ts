import type { Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';

export interface Passkey {
  id: string;
  name: string | null;
  createdAt: Date | null;
}

/** By what a user signs in. */
export interface Ways {
  password: boolean;
  provider: boolean;
  passkeys: Passkey[];
}

export async function waysToSignIn(db: Db | Tx, userId: string): Promise<Ways> {
  const [credentials, passkeys] = await Promise.all([
    db.selectFrom('signInCredential').select('providerId').where('userId', '=', userId).execute(),
    db
      .selectFrom('signInPasskey')
      .select(['id', 'name', 'createdAt'])
      .where('userId', '=', userId)
      .orderBy('createdAt')
      .execute(),
  ]);
  const has = (password: boolean) => credentials.some((c) => (c.providerId === 'credential') === password);
  return { password: has(true), provider: has(false), passkeys };
}

/** Takes a passkey away. Refuses when nothing else is left to sign in with. */
export async function removePasskey(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  userId: string,
  id: string,
): Promise<null | Refusal> {
  // Held, so that two at once do not take away both of the last two.
  await tx.selectFrom('appUser').select('id').where('id', '=', userId).forUpdate().execute();
  const { password, provider, passkeys } = await waysToSignIn(tx, userId);
  if (!passkeys.some((p) => p.id === id)) return null;
  if (!password && !provider && passkeys.length === 1) return refuse('last-way', {});
  await tx.deleteFrom('signInPasskey').where('id', '=', id).where('userId', '=', userId).execute();
  await audit(tx, actor, clock.now(), 'passkey.remove', `user:${userId}`, null, null);
  return null;
}

import { randomUUID } from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import type { Tx } from '#core/db.server.ts';
import type { Services } from '#core/services.server.ts';
import { authFor, authSecret } from './auth.server.ts';
import { keyFor, originOf } from './visit.server.ts';

/** The key of the authenticator app that all accounts of a demonstration share. */
const appKey = (services: Services) => keyFor(services, 'demonstration').slice(0, 32);

/** Whether known accounts may be there: only where nobody but this machine can reach them. */
export const isLocal = (services: Services): boolean =>
  ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(originOf(services)).hostname) &&
  ['127.0.0.1', '::1', 'localhost'].includes(services.config.host);

/** Gives a demonstration's account its second factor, without asking it: the app that all of them share. */
export async function giveDemonstrationFactor(tx: Tx, services: Services, userId: string): Promise<void> {
  const secret = await symmetricEncrypt({ key: authSecret(services), data: appKey(services) });
  const backupCodes = await symmetricEncrypt({ key: authSecret(services), data: '[]' });
  await tx
    .insertInto('signInTwoFactor')
    .values({ id: randomUUID(), userId, secret, backupCodes, verified: true })
    .execute();
  await tx.updateTable('appUser').set({ twoFactorEnabled: true }).where('id', '=', userId).execute();
}

/** The code that this app shows now, for the page that asks for it; null where there are no known accounts. */
export async function demonstrationCode(services: Services): Promise<string | null> {
  if (!services.config.demo || !isLocal(services)) return null;
  const { code } = await authFor(services).api.generateTOTP({ body: { secret: appKey(services) } });
  return code;
}

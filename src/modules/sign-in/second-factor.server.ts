import { APIError } from 'better-auth/api';
import { toString as qr } from 'qrcode';
import { audit } from '#core/audit.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { selfActor } from './actor.server.ts';
import { authFor, authHeaders } from './auth.server.ts';
import { begun, type Step } from './entry.server.ts';
import type { SignedIn } from './sessions.server.ts';
import { countTry, forgetTries, type Counted } from './tries.server.ts';
import type { Visit } from './visit.server.ts';

/** What a user needs to set up an authenticator app: a picture to scan, the same as text, codes for the day it is lost. */
export interface Setup {
  svg: string;
  key: string;
  recoveryCodes: string[];
}

/** A code of the app is six digits; anything else is taken for a recovery code. */
const isAppCode = (code: string) => /^\d{6}$/.test(code);
const cleaned = (code: string) => {
  const bare = code.replace(/\s/g, '');
  return isAppCode(bare) ? bare : code.trim();
};

/** Checks a code of the app, or a recovery code, which is then used up. */
async function verify(visit: Visit, code: string) {
  const { api } = authFor(visit.services);
  const given = { body: { code: cleaned(code) }, headers: authHeaders(visit), returnHeaders: true } as const;
  return isAppCode(given.body.code) ? api.verifyTOTP(given) : api.verifyBackupCode(given);
}

/**
 * The second step of signing in: a code of the app or a recovery code. Refuses a wrong code, and when the first step is
 * too long ago or too many codes were wrong, sends back to the beginning.
 */
export async function enterCode(visit: Visit, code: string): Promise<Step | Refusal> {
  try {
    const { headers, response } = await verify(visit, code);
    return await begun(visit, response.user.id, headers.getSetCookie(), 'second-factor');
  } catch (cause) {
    return refusalOf(cause);
  }
}

/** Raises a session to a strong one: whoever is signed in gives a code. Refuses wrong ones, and too many of them. */
export async function stepUp(
  visit: Visit,
  { user, session }: SignedIn,
  code: string,
): Promise<null | Refusal> {
  const { app, clock } = visit.services;
  const counted: Counted[] = [{ kind: 'code', of: user.id }];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  try {
    await verify(visit, code);
  } catch (cause) {
    return refusalOf(cause);
  }
  await forgetTries(app, counted);
  await app.transaction().execute(async (tx) => {
    await tx.updateTable('signInSession').set({ strong: true }).where('id', '=', session.id).execute();
    await audit(tx, selfActor(user.id), clock.now(), 'session.step-up', `user:${user.id}`, null, null);
  });
  return null;
}

/** Begins setting up the app; nothing is asked at sign-in until `confirmSecondFactor`. Refuses a wrong password. */
export async function setUpSecondFactor(
  visit: Visit,
  { user }: SignedIn,
  password: string,
): Promise<Setup | Refusal> {
  const { app, clock } = visit.services;
  if (user.twoFactor) return refuse('second-factor-on', {});
  const counted: Counted[] = [{ kind: 'code', of: user.id }];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  try {
    const made = await authFor(visit.services).api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: authHeaders(visit),
    });
    if (!('totpURI' in made)) throw new Error('the second factor was set up without a key');
    await forgetTries(app, counted);
    const uri = new URL(made.totpURI);
    uri.pathname = `/Gốc:${user.userName ?? user.phone ?? user.email}`;
    return {
      svg: await qr(uri.toString(), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
      key: uri.searchParams.get('secret')!.replace(/(.{4})(?=.)/g, '$1 '),
      recoveryCodes: made.backupCodes,
    };
  } catch (cause) {
    return wrongPassword(cause);
  }
}

/** The first code of the app switches the second factor on; gives the cookies of the session, which is strong now. */
export async function confirmSecondFactor(
  visit: Visit,
  { user }: SignedIn,
  code: string,
): Promise<Step | Refusal> {
  const { app, clock } = visit.services;
  const counted: Counted[] = [{ kind: 'code', of: user.id }];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  if (!isAppCode(cleaned(code))) return refuse('code-wrong', {});
  try {
    const { headers } = await verify(visit, code);
    await forgetTries(app, counted);
    await app
      .transaction()
      .execute((tx) =>
        audit(tx, selfActor(user.id), clock.now(), 'second-factor.on', `user:${user.id}`, null, null),
      );
    return { cookies: headers.getSetCookie(), secondFactor: false };
  } catch (cause) {
    return refusalOf(cause);
  }
}

/** Switches the second factor off, or makes new recovery codes; both ask for the password. */
export async function changeSecondFactor(
  visit: Visit,
  { user }: SignedIn,
  password: string,
  what: 'off' | 'new-codes',
): Promise<{ cookies: string[]; recoveryCodes: string[] } | Refusal> {
  const { app, clock } = visit.services;
  const counted: Counted[] = [{ kind: 'code', of: user.id }];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  const { api } = authFor(visit.services);
  const given = { body: { password }, headers: authHeaders(visit), returnHeaders: true } as const;
  try {
    const done =
      what === 'off'
        ? { cookies: (await api.disableTwoFactor(given)).headers.getSetCookie(), recoveryCodes: [] }
        : { cookies: [], recoveryCodes: (await api.generateBackupCodes(given)).response.backupCodes };
    await forgetTries(app, counted);
    await app
      .transaction()
      .execute((tx) =>
        audit(tx, selfActor(user.id), clock.now(), `second-factor.${what}`, `user:${user.id}`, null, null),
      );
    return done;
  } catch (cause) {
    return wrongPassword(cause);
  }
}

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof APIError ? ((cause.body as { code?: string } | undefined)?.code ?? '') : undefined;

function refusalOf(cause: unknown): Refusal {
  switch (codeOf(cause)) {
    case undefined:
      throw cause;
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return refuse('code-wrong', {});
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return refuse('codes-locked', {});
    default:
      return refuse('second-step-ended', {});
  }
}

function wrongPassword(cause: unknown): Refusal {
  if (isRefusal(cause)) return cause;
  if (codeOf(cause) === undefined) throw cause;
  return refuse('password-wrong', {});
}

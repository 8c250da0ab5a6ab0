import { APIError } from 'better-auth/api';
import { audit } from '#core/audit.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { selfActor } from './actor.server.ts';
import { authFor, authHeaders } from './auth.server.ts';
import { knownBrowser, rememberBrowser } from './known-browser.server.ts';
import { identify, madeUpEmail, networkOf } from './rules.ts';
import { endSession, sessionCookieName, sessionOf } from './sessions.server.ts';
import { countTry, forgetTries, type Counted } from './tries.server.ts';
import { userByIdentifier } from './users.server.ts';
import { isSecure, type Visit } from './visit.server.ts';

/** What a step of signing in gives: cookies to set, as they go out, and whether the second factor is still to come. */
export interface Step {
  cookies: string[];
  secondFactor: boolean;
}

/**
 * Signs in with a phone number, a user name or an e-mail address, and a password. Refuses too many tries, and else
 * everything that is not right in one way: it does not tell whether the account exists, in words or by its time.
 */
export async function signIn(visit: Visit, identifier: string, password: string): Promise<Step | Refusal> {
  const { app, clock } = visit.services;
  const named = identify(identifier);
  const user = named && (await userByIdentifier(app, named));
  const browser = user && knownBrowser(visit, user.id);
  const account = user
    ? `user:${user.id}`
    : `${named?.kind}:${named?.value ?? identifier.trim().toLowerCase()}`;
  const counted: Counted[] = browser
    ? [{ kind: 'browser', of: `${account}:${browser}` }]
    : [
        { kind: 'account', of: account },
        { kind: 'network', of: networkOf(visit.address) },
      ];
  const wait = await countTry(app, clock, counted);
  if (wait) return wait;
  try {
    const { headers, response } = await authFor(visit.services).api.signInEmail({
      body: { email: user?.email ?? madeUpEmail('nobody'), password },
      headers: authHeaders(visit),
      returnHeaders: true,
    });
    await forgetTries(app, counted);
    const secondFactor = 'twoFactorRedirect' in response;
    const cookies = headers.getSetCookie();
    return secondFactor ? { cookies, secondFactor } : begun(visit, user!.id, cookies, 'password');
  } catch (cause) {
    if (cause instanceof APIError) return refuse('sign-in-wrong', {});
    throw cause;
  }
}

/** A session has begun: the browser is known from now on, and the audit has its row. */
export async function begun(visit: Visit, userId: string, cookies: string[], by: string): Promise<Step> {
  const { app, clock } = visit.services;
  const before = await sessionOf(visit.services, visit.headers);
  await app.transaction().execute(async (tx) => {
    // What this browser held before would go on without anybody holding it.
    if (before) await endSession(tx, selfActor(before.user.id), clock, before.user.id, before.session.id);
    await audit(tx, selfActor(userId), clock.now(), 'session.begin', `user:${userId}`, null, { by });
  });
  return { cookies: [...cookies, rememberBrowser(visit, userId)], secondFactor: false };
}

/** Signs out: the session ends, its cookies go; the browser stays known. */
export async function signOut(visit: Visit): Promise<string[]> {
  const { headers } = await authFor(visit.services).api.signOut({
    headers: authHeaders(visit),
    returnHeaders: true,
  });
  const cookies = headers.getSetCookie();
  const name = sessionCookieName(visit.services);
  if (cookies.some((c) => c.startsWith(`${name}=`))) return cookies;
  return [
    ...cookies,
    `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure(visit.services) ? '; Secure' : ''}`,
  ];
}

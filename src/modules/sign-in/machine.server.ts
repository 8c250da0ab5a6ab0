import { APIError } from 'better-auth/api';
import { audit } from '#core/audit.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { selfActor } from './actor.server.ts';
import { AUTH_PATH, authFor, authHeaders, authWithProvider, PROVIDER } from './auth.server.ts';
import { begun } from './entry.server.ts';
import { sessionCookieName, sessionOf } from './sessions.server.ts';
import type { Visit } from './visit.server.ts';

const PASSKEY =
  /^\/passkey\/(generate-(register|authenticate)-options|verify-(registration|authentication))$/;

/**
 * Answers what browsers' scripts and the provider ask of better-auth: passkeys, and the way back from the provider. All
 * else that it could answer goes through our own verbs, which count tries and audit; here it is not found.
 */
export async function answerMachine(visit: Visit, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  const isPasskey = PASSKEY.test(path);
  const auth = isPasskey
    ? authFor(visit.services)
    : path === `/callback/${PROVIDER}`
      ? authWithProvider(visit.services)
      : null;
  if (!auth) return new Response(null, { status: 404 });
  // A session that our own law has ended must not add a passkey: looking at it deletes it.
  const before = await sessionOf(visit.services, visit.headers);
  const answer = await auth.handler(new Request(request, { headers: authHeaders(visit) }));
  const cookies = answer.headers.getSetCookie();
  const entered = await userBegun(visit, cookies);
  if (entered)
    cookies.splice(
      0,
      cookies.length,
      ...(await begun(visit, entered, cookies, isPasskey ? 'passkey' : 'provider')).cookies,
    );
  if (path === '/passkey/verify-registration' && answer.ok && before)
    await auditPasskey(visit, before.user.id);
  const headers = new Headers(answer.headers);
  headers.delete('set-cookie');
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  headers.set('cache-control', 'no-store');
  // What verifying gives holds the session's token, which no script should see.
  const isSaid = path.startsWith('/passkey/verify-');
  if (isSaid) headers.delete('content-length');
  return new Response(isSaid ? JSON.stringify({ ok: answer.ok }) : answer.body, {
    status: answer.status,
    headers,
  });
}

/** Whose session these cookies begin; null when they begin none. */
async function userBegun(visit: Visit, cookies: string[]): Promise<string | null> {
  const name = sessionCookieName(visit.services);
  const cookie = cookies.find((c) => c.startsWith(`${name}=`) && !/; *max-age=0/i.test(c));
  if (!cookie) return null;
  return (await sessionOf(visit.services, new Headers({ cookie: cookie.split(';')[0]! })))?.user.id ?? null;
}

async function auditPasskey({ services: { app, clock } }: Visit, userId: string): Promise<void> {
  await app
    .transaction()
    .execute((tx) => audit(tx, selfActor(userId), clock.now(), 'passkey.add', `user:${userId}`, null, null));
}

/**
 * Begins to sign in with the provider: where to send the browser, and the cookies that it must bring back. Refuses when
 * the provider cannot be reached. `then` and `failed` are addresses of ours.
 */
export async function beginWithProvider(
  visit: Visit,
  then: string,
  failed: string,
): Promise<{ url: string; cookies: string[] } | Refusal> {
  const { oidc } = visit.services.config;
  const auth = authWithProvider(visit.services);
  if (!oidc || !auth) return refuse('not-found', { what: PROVIDER });
  try {
    const { response, headers } = await auth.api.signInSocial({
      body: { provider: PROVIDER, callbackURL: then, errorCallbackURL: failed, disableRedirect: true },
      headers: authHeaders(visit),
      returnHeaders: true,
    });
    if (response.url) return { url: response.url, cookies: headers.getSetCookie() };
  } catch (cause) {
    if (!(cause instanceof APIError)) throw cause;
  }
  return refuse('provider-unreachable', { provider: oidc.name });
}

import type { RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { sessionOf, type SignedIn, type Visit } from '#modules/sign-in/sign-in.server.ts';

type Asked = Pick<RequestEvent, 'locals' | 'request' | 'platform'>;

/** A request as the sign-in module takes it. */
export const visitOf = (event: Asked): Visit => ({
  services: event.locals.services,
  headers: event.request.headers,
  address: addressOf(event),
});

/**
 * The client's address: the socket's; behind our own proxy the last one that X-Forwarded-For names, which is what the
 * proxy saw. Those before it anybody may have written.
 */
function addressOf({ locals, request, platform }: Asked): string {
  const told = locals.services.config.proxy
    ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : null;
  return told || platform?.req.socket.remoteAddress || '';
}

/** Hands cookies that are ready to go out to SvelteKit. */
export function setCookies({ cookies }: Pick<RequestEvent, 'cookies'>, lines: readonly string[]): void {
  for (const line of lines)
    for (const [name, attributes] of parseSetCookieHeader(line))
      cookies.set(name, attributes.value, { ...toCookieOptions(attributes), path: attributes.path ?? '/' });
}

/** Who is signed in, on pages that only they see. */
export function signedInOf({ user, session }: App.Locals): SignedIn {
  if (!user || !session) throw new Error('this page is only for who is signed in');
  return { user, session };
}

/** After an action that changed them, the page that answers it must show user and session as they are now. */
export async function lookAgain({
  cookies,
  locals,
}: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<void> {
  const cookie = cookies
    .getAll()
    .map(({ name, value }) => `${name}=${encodeURIComponent(value ?? '')}`)
    .join('; ');
  const now = await sessionOf(locals.services, new Headers({ cookie }));
  locals.user = now?.user ?? null;
  locals.session = now?.session ?? null;
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookiesOf, isSecure, keyFor, type Visit } from './visit.server.ts';

const NAME = 'goc.browser';
const YEAR_SECONDS = 365 * 24 * 3600;

const sign = (visit: Visit, text: string) =>
  createHmac('sha256', keyFor(visit.services, 'browser')).update(text).digest();

/**
 * Which browser this is to a user's account: the number that it was given when that user signed in with it before; null
 * when it is strange to the account. (OWASP: device cookies.) Whoever guesses at an account from elsewhere makes
 * strangers wait, never the browser that its owner uses.
 */
export function knownBrowser(visit: Visit, userId: string): string | null {
  for (const one of (cookiesOf(visit.headers).get(NAME) ?? '').split('~')) {
    const [number, signature] = one.split('.');
    if (!number || !signature) continue;
    const given = Buffer.from(signature, 'base64url');
    const right = sign(visit, `${userId}:${number}`);
    if (given.length === right.length && timingSafeEqual(given, right)) return number;
  }
  return null;
}

/** The cookie that makes this browser known to a user's account, beside the accounts it is known to (the last five). */
export function rememberBrowser(visit: Visit, userId: string): string {
  const number = randomBytes(12).toString('base64url');
  const before = (cookiesOf(visit.headers).get(NAME) ?? '').split('~').filter(Boolean);
  const value = [`${number}.${sign(visit, `${userId}:${number}`).toString('base64url')}`, ...before]
    .slice(0, 5)
    .join('~');
  const secure = isSecure(visit.services) ? '; Secure' : '';
  return `${NAME}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

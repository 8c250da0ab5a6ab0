/** What an identifier that somebody types may be. */
export type Identifier =
  { kind: 'phone'; value: string } | { kind: 'email'; value: string } | { kind: 'userName'; value: string };

/**
 * A phone number in one spelling (E.164): '0912 345 678', '+84.912.345.678' and '84912345678' give '+84912345678'; null
 * when it is none. Numbers without a country are Vietnamese.
 */
export function parsePhone(text: string): string | null {
  const digits = text.trim().replace(/[\s.\-()]/g, '');
  const international = /^(?:\+|00)([1-9]\d{7,14})$/.exec(digits)?.[1];
  if (international) return `+${international.replace(/^840/, '84')}`;
  const national = /^(?:0|84)([1-9]\d{8,9})$/.exec(digits)?.[1];
  return national ? `+84${national}` : null;
}

/** A user name as it is kept: small letters, digits, dots, dashes, from 3 to 32 of them; null when it is none. */
export function parseUserName(text: string): string | null {
  const name = text.trim().toLowerCase();
  // Digits alone would be read as a phone number by whoever signs in with it.
  return /^[a-z0-9][a-z0-9._-]{2,31}$/.test(name) && /[a-z]/.test(name) ? name : null;
}

/** An e-mail address as it is kept; null when it is none, or one of those that we make up for users without. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  const isOne = email.length <= 254 && /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(email);
  return isOne && !isMadeUp(email) ? email : null;
}

const MADE_UP = '@khong-co-thu.invalid';
/** The address that stands for the mail of a user who has none. RFC 2606: no mail ever reaches .invalid. */
export const madeUpEmail = (id: string): string => `${id.toLowerCase()}${MADE_UP}`;
export const isMadeUp = (email: string): boolean => email.endsWith(MADE_UP);

/** What somebody signs in with: a phone number, an address, else a user name; null when it can be none. */
export function identify(text: string): Identifier | null {
  const phone = parsePhone(text);
  if (phone) return { kind: 'phone', value: phone };
  const email = parseEmail(text);
  if (email) return { kind: 'email', value: email };
  const userName = parseUserName(text);
  return userName ? { kind: 'userName', value: userName } : null;
}

/** Wrong tries so far. */
export interface Tries {
  failures: number;
  lastAt: Date;
  waitUntil: Date | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many tries are free; each further one makes wait twice as long as the one before, from a minute to a quarter of an hour. */
const FREE_TRIES = { account: 5, browser: 5, network: 60, code: 5, reset: 3 } as const;
export type TryKind = keyof typeof FREE_TRIES;
export const LONGEST_WAIT = 15 * MINUTE;
/** So long after the last wrong try all are forgotten. */
export const FORGOTTEN_AFTER = DAY;

/** Until when one must wait; null when one may try. A wait longer than any we give is a clock that jumped: it is none. */
export function mustWaitUntil(tries: Tries | null, now: Date): Date | null {
  if (!tries?.waitUntil) return null;
  const left = tries.waitUntil.getTime() - now.getTime();
  return left > 0 && left <= LONGEST_WAIT ? tries.waitUntil : null;
}

/** The tries after one more; asked only where one may try. */
export function oneMoreTry(tries: Tries | null, kind: TryKind, now: Date): Tries {
  const forgotten = !tries || now.getTime() - tries.lastAt.getTime() > FORGOTTEN_AFTER;
  const failures = (forgotten ? 0 : tries.failures) + 1;
  const over = failures - FREE_TRIES[kind];
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, MINUTE * 2 ** Math.min(over, 10));
  return { failures, lastAt: now, waitUntil: wait ? new Date(now.getTime() + wait) : null };
}

/** The network of an address: an IPv4 address itself, an IPv6 address's first 64 bits (one household's or office's). */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4) return v4;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...middle, ...right].slice(0, 4).map((g) => g.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}

export interface SessionTimes {
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

/** How long a session lasts at most, and unused. */
export const SESSION_LASTS = 7 * DAY;
export const SESSION_IDLE = 12 * HOUR;

/**
 * Whether a session still holds. Time never runs backwards for it: when the clock stands before it was last seen, it is
 * judged as of then; when it stands far before it was begun, it cannot be judged and does not hold.
 */
export function sessionHolds(s: SessionTimes, now: Date): boolean {
  const at = Math.max(now.getTime(), s.seenAt.getTime());
  if (now.getTime() < s.createdAt.getTime() - HOUR) return false;
  return (
    at < s.expiresAt.getTime() &&
    at < s.createdAt.getTime() + SESSION_LASTS &&
    at - s.seenAt.getTime() < SESSION_IDLE
  );
}

/** How long a link opens. A letter is read at once or not at all; a link handed over goes by way of people. */
export const LINK_LASTS = {
  invitation: 7 * DAY,
  reset: HOUR,
  handedOver: DAY,
  'first-run': 7 * DAY,
} as const;

/** After which wait a letter that failed is tried again; null when it is given up. */
export const nextMailTry = (tries: number): number | null => (tries >= 8 ? null : MINUTE * 2 ** tries);

/** Where to go after signing in: an address of this site, else null. */
export function samePath(text: string | null | undefined): string | null {
  if (!text || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return null;
  const url = new URL(text, 'https://goc.invalid');
  // Only once resolved does '/a/..//elsewhere' show what it is.
  const isHere = url.host === 'goc.invalid' && !url.pathname.startsWith('//');
  return isHere && text.length <= 2000 ? url.pathname + url.search : null;
}

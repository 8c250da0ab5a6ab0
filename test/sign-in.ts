import type { Clock } from '#core/clock.ts';
import { readConfig } from '#core/config.server.ts';
import { makeLog } from '#core/log.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import type { Services } from '#core/services.server.ts';
import { sessionOf, signIn, type SignedIn, type Step, type Visit } from '#modules/sign-in/sign-in.server.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** A clock that goes only when told to. It starts now: better-auth's own steps look at the real time. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(): TestClock {
  let now = Date.now();
  return { now: () => new Date(now), advance: (ms) => void (now += ms) };
}

/** A database of the test file's own and the services on it, as the listening process would hand them in. */
export async function signInDatabase(
  env: Record<string, string> = {},
): Promise<{ db: TestDatabase; services: Services; clock: TestClock }> {
  const db = await testDatabase();
  const clock = testClock();
  const config = readConfig({ ...env, GOC_FEDERATION: 'test' });
  if ('wrong' in config) throw new Error(config.wrong.join());
  const { portal, app, secret } = db;
  return {
    db,
    clock,
    services: { config, clock, log: makeLog('silent'), version: '0', portal, app, secret },
  };
}

/** A browser as far as signing in sees it: it keeps cookies, and has an address. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly services: Services;
  private readonly headers: Record<string, string>;
  address: string;

  constructor(services: Services, headers: Record<string, string> = {}, address = '203.0.113.5') {
    this.services = services;
    this.headers = headers;
    this.address = address;
  }

  visit(): Visit {
    const headers = new Headers(this.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    return { services: this.services, headers, address: this.address };
  }

  /** Keeps what an answer sets. */
  keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const gone = attributes.some((a) => /^max-age=0$/i.test(a));
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  async signIn(identifier: string, password: string): Promise<Step | Refusal> {
    return this.kept(await signIn(this.visit(), identifier, password));
  }

  kept<T extends { cookies: string[] } | Refusal>(step: T): T {
    if (!isRefusal(step)) this.keep(step.cookies);
    return step;
  }

  session(): Promise<SignedIn | null> {
    return sessionOf(this.services, this.visit().headers);
  }
}

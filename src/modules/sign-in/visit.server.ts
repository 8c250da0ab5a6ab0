import { createHmac } from 'node:crypto';
import type { Services } from '#core/services.server.ts';

/** A request as far as signing in must know it. */
export interface Visit {
  services: Services;
  headers: Headers;
  /** The client's address, as the listening process sees it. */
  address: string;
}

/** The key for one purpose, derived from the deployment's secret and this federation. */
export const keyFor = ({ secret, config }: Pick<Services, 'secret' | 'config'>, purpose: string): string =>
  createHmac('sha256', secret).update(`${config.federation}:sign-in:${purpose}`).digest('base64url');

/** The public address of the site. */
export const originOf = ({ config }: Pick<Services, 'config'>): string =>
  config.origin ? new URL(config.origin).origin : `http://${config.host}:${config.port}`;

export const isSecure = (services: Pick<Services, 'config'>): boolean =>
  originOf(services).startsWith('https:');

/** The cookies of a request by name, as they were set. */
export function cookiesOf(headers: Headers): Map<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(/;\s*/).flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), decoded(pair.slice(at + 1))]] : [];
  });
  return new Map(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Services } from '#core/services.server.ts';
import { hashPassword, verifyPassword } from './password-hash.server.ts';
import { LEAST_LENGTH } from './password-law.server.ts';
import { SESSION_LASTS } from './rules.ts';
import { isSecure, keyFor, originOf, type Visit } from './visit.server.ts';

export const AUTH_PATH = '/dang-nhap/may';
export const PROVIDER = 'oidc';
export const COOKIE_PREFIX = 'goc';
const ADDRESS_HEADER = 'x-goc-address';

const SECOND = 1000;
/** What begins a session with something that the user holds, besides what they know. */
const strongPaths = /^\/(two-factor\/verify-|passkey\/verify-authentication)/;

/** The secret that cookies are signed and second factors encrypted with. */
export const authSecret = (services: Services): string => keyFor(services, 'better-auth');

function optionsFor(services: Services) {
  const { app, clock, log } = services;
  return {
    appName: 'Gốc',
    baseURL: originOf(services),
    basePath: AUTH_PATH,
    secret: authSecret(services),
    trustedOrigins: [originOf(services)],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its sentences may name persons: only that something went wrong is logged, and where.
    logger: {
      log(level, message) {
        // That no session begins for a user who was disabled is no fault.
        if (level === 'error' && message !== 'Failed to create session')
          log.error({ auth: message.slice(0, 60) }, 'signing in');
      },
    },
    onAPIError: { errorURL: `${originOf(services)}/dang-nhap` },
    database: { db: app, type: 'postgres' },
    user: {
      modelName: 'appUser',
      additionalFields: {
        phone: { type: 'string', required: false, input: false },
        userName: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'signInSession',
      fields: { updatedAt: 'seenAt' },
      additionalFields: { strong: { type: 'boolean', required: false, input: false, defaultValue: false } },
      expiresIn: SESSION_LASTS / SECOND,
      disableSessionRefresh: true,
      // Adding a passkey takes a session that was begun within the hour.
      freshAge: 3600,
    },
    account: {
      modelName: 'signInCredential',
      updateAccountOnSignIn: false,
      // Addresses are recorded by administrators only: ours need not be proved by a letter before the provider's proof counts.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: { modelName: 'signInStep', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LEAST_LENGTH,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(services),
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, ctx) {
            const user = await app
              .selectFrom('appUser')
              .select('disabledAt')
              .where('id', '=', session.userId)
              .executeTakeFirst();
            if (!user || user.disabledAt) return false;
            const now = clock.now();
            const strong = strongPaths.test(ctx?.path ?? '');
            const times = {
              createdAt: now,
              updatedAt: now,
              expiresAt: new Date(now.getTime() + SESSION_LASTS),
            };
            return {
              data: { ...session, ...times, strong, ipAddress: ctx?.headers?.get(ADDRESS_HEADER) ?? '' },
            };
          },
        },
      },
      account: {
        create: {
          // We ask the provider who somebody is, once: what else its tokens open is none of our business.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        schema: { twoFactor: { modelName: 'signInTwoFactor' } },
        issuer: 'Gốc',
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      passkey({
        rpID: new URL(originOf(services)).hostname,
        rpName: 'Gốc',
        origin: originOf(services),
        schema: { passkey: { modelName: 'signInPasskey', fields: { credentialID: 'credentialId' } } },
      }),
    ],
  } satisfies BetterAuthOptions;
}

const make = (services: Services) => betterAuth(optionsFor(services));
export type Auth = ReturnType<typeof make>;

const made = new WeakMap<Services, Auth>();
const madeWithProvider = new WeakMap<Services, Auth>();

/** better-auth on the app's connections: everything but the provider. */
export function authFor(services: Services): Auth {
  let auth = made.get(services);
  if (!auth) made.set(services, (auth = make(services)));
  return auth;
}

/** The same with the provider; apart, since it asks the provider when it begins, and passwords must not wait for that. */
export function authWithProvider(services: Services): Auth | null {
  const { oidc } = services.config;
  if (!oidc) return null;
  let auth = madeWithProvider.get(services);
  if (!auth) {
    const options = optionsFor(services);
    const provider = genericOAuth({
      config: [
        {
          providerId: PROVIDER,
          name: oidc.name,
          discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
          clientId: oidc.clientId,
          clientSecret: oidc.clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          disableSignUp: true,
          requireIdTokenVerification: true,
        },
      ],
    });
    // Typed as without it: the provider adds no call of its own.
    auth = betterAuth({ ...options, plugins: [...options.plugins, provider] }) as unknown as Auth;
    madeWithProvider.set(services, auth);
  }
  return auth;
}

/** The headers of a visit as better-auth gets them: with the address that we saw, whatever the client wrote there. */
export function authHeaders({ headers, address }: Visit): Headers {
  const own = new Headers(headers);
  own.set(ADDRESS_HEADER, address);
  return own;
}

import { resolve } from 'node:path';
import { z } from 'zod';

const yesNo = (fallback: '0' | '1') =>
  z
    .enum(['0', '1'])
    .default(fallback)
    .transform((v) => v === '1');

const shape = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ORIGIN: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  GOC_DATA_DIR: z.string().min(1).default('./data'),
  GOC_FEDERATION: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .default('hau_giang'),
  GOC_DEMO: yesNo('1'),
  GOC_CACHE: yesNo('1'),
  // Whether this process works through jobs; another may do it for all.
  GOC_JOBS: yesNo('1'),
  // Derives the passwords of the app and portal logins; all processes of one deployment must share it.
  GOC_SECRET: z.string().min(16).optional(),
  // Behind a proxy of ours, readers' addresses come in X-Forwarded-For; anywhere else anybody could write that header.
  GOC_PROXY: yesNo('0'),
  GOC_MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  GOC_MAIL_FROM: z.string().min(3).optional(),
  GOC_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  GOC_OIDC_CLIENT_ID: z.string().min(1).optional(),
  GOC_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  GOC_OIDC_NAME: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

/** A mail server, and whom letters come from. */
export interface MailConfig {
  url: string;
  from: string;
}

/** A provider with which users may sign in (OpenID Connect). */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What its button says. */
  name: string;
}

export interface Config {
  port: number;
  host: string;
  origin: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  federation: string;
  demo: boolean;
  cache: boolean;
  jobs: boolean;
  secret: string | undefined;
  proxy: boolean;
  mail: MailConfig | null;
  oidc: OidcConfig | null;
  logLevel: string;
}

/**
 * Reads the configuration from the environment.
 * Gives the sentences that tell the operator which variable is wrong, when one is.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config | { wrong: string[] } {
  const given = Object.fromEntries(Object.keys(shape.shape).flatMap((k) => (env[k] ? [[k, env[k]]] : [])));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    return { wrong: parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) };
  }
  const c = parsed.data;
  const { GOC_MAIL_URL: mailUrl, GOC_MAIL_FROM: mailFrom } = c;
  if (!mailUrl !== !mailFrom) return { wrong: ['GOC_MAIL_URL, GOC_MAIL_FROM: both or neither'] };
  const { GOC_OIDC_ISSUER: issuer, GOC_OIDC_CLIENT_ID: clientId, GOC_OIDC_CLIENT_SECRET: clientSecret } = c;
  const provider = [issuer, clientId, clientSecret].filter(Boolean).length;
  if (provider !== 0 && provider !== 3)
    return { wrong: ['GOC_OIDC_ISSUER, GOC_OIDC_CLIENT_ID, GOC_OIDC_CLIENT_SECRET: all or none'] };
  return {
    port: c.PORT,
    host: c.HOST,
    origin: c.ORIGIN,
    databaseUrl: c.DATABASE_URL,
    dataDir: resolve(c.GOC_DATA_DIR),
    federation: c.GOC_FEDERATION,
    demo: c.GOC_DEMO,
    cache: c.GOC_CACHE,
    jobs: c.GOC_JOBS,
    secret: c.GOC_SECRET,
    proxy: c.GOC_PROXY,
    mail: mailUrl && mailFrom ? { url: mailUrl, from: mailFrom } : null,
    oidc:
      issuer && clientId && clientSecret
        ? { issuer, clientId, clientSecret, name: c.GOC_OIDC_NAME ?? new URL(issuer).host }
        : null,
    logLevel: c.LOG_LEVEL,
  };
}

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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

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
    logLevel: c.LOG_LEVEL,
  };
}

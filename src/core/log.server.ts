import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs without personal data: callers log ids, codes, counts and durations, never names, numbers or
 * bodies; what slips in under these keys is cut out.
 */
export function makeLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['full_name', 'name', 'phone', 'email', '*.full_name', '*.phone', '*.email', 'req.headers'],
      remove: true,
    },
  });
}

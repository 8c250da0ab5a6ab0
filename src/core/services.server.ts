import type { Clock } from './clock.ts';
import type { Config } from './config.server.ts';
import type { Db } from './db.server.ts';
import type { Log } from './log.server.ts';

/** What a request is served with: handed in by the process that listens, never reached for. */
export interface Services {
  config: Config;
  clock: Clock;
  log: Log;
  /** The program's own, as in package.json. */
  version: string;
  /** What keys derive from (cookies, encrypted columns); the same in all processes of a deployment. */
  secret: string;
  /** As the public login: may read published views only. */
  portal: Db;
  /** As the app's login. */
  app: Db;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, run, type LogLevel, type Runner, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { openPool, type Db, type Tx } from './db.server.ts';
import type { Log } from './log.server.ts';

/** A piece of work that runs apart from requests. Safe to run again: a job whose process died is given to another. */
export interface JobTask {
  /** When it runs by itself, as in a crontab ('* * * * *' is every minute); only when asked for, without it. */
  cron?: string;
  /** Takes a connection of the owner's, outside a transaction, and what it was asked with. */
  run(client: PoolClient, payload: unknown, log: Log): Promise<void>;
}

export interface Jobs {
  /** Takes no more jobs, waits for those that run, closes the connections. */
  stop(): Promise<void>;
}

const STOP_MS = 10_000;
/** After the queue's connections break down for good (a server restarted): how long until it is begun anew. */
const AGAIN_MS = 5_000;

/**
 * Runs the federation's jobs in this process, any number of processes side by side. Takes the owner's address, since the
 * queue (schema graphile_worker, installed here when missing) and maintenance are the owner's. Federations of one
 * database share the queue; the names of their tasks begin with their schema, and each takes its own only.
 */
export async function startJobs(o: {
  ownerUrl: string;
  federation: string;
  log: Log;
  tasks: Readonly<Record<string, JobTask>>;
}): Promise<Jobs> {
  const pool = openPool(o.ownerUrl, o.federation, 4);
  // A connection cut while a job holds it must fail the job, not the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const logger = new Logger(() => (level, message, meta) => write(o.log, level, message, meta?.['error']));
  const name = (key: string) => `${o.federation}:${key}`;
  const taskList: TaskList = {};
  for (const [key, task] of Object.entries(o.tasks))
    taskList[name(key)] = (payload, helpers) =>
      helpers.withPgClient((client) => task.run(client, payload, o.log));
  // With the same key as ask_job: however often it is asked for before it begins, it runs once.
  const parsedCronItems = parseCronItems(
    Object.entries(o.tasks).flatMap(([key, { cron }]) =>
      cron ? [{ task: name(key), match: cron, options: { jobKey: name(key), maxAttempts: 1 } }] : [],
    ),
  );

  let stopped = false;
  let runner: Runner;
  let retry: NodeJS.Timeout | undefined;
  const begin = async () => {
    runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems,
      logger,
      concurrency: 2,
      noHandleSignals: true,
    });
    if (stopped) return runner.stop();
    runner.promise
      .catch((err: unknown) => o.log.error({ err }, 'jobs broke down'))
      .finally(again)
      .catch(() => undefined);
  };
  const again = () => {
    if (!stopped) retry = setTimeout(() => void begin().catch(again), AGAIN_MS);
  };
  await begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      const ended = runner.stop().then(
        () => pool.end(),
        () => pool.end(),
      );
      // A connection that died halfway may never be given back; the process ends all the same.
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Asks for a job of this federation, as the app may; it begins once the transaction commits. */
export async function askJob(tx: Db | Tx, task: string, payload: object = {}): Promise<void> {
  await sql`select ask_job(${task}, ${JSON.stringify(payload)}::json)`.execute(tx);
}

function write(log: Log, level: `${LogLevel}`, message: string, err: unknown): void {
  if (level === 'error') log.error({ err }, message);
  else if (level === 'warning') log.warn(message);
  else log.debug(message);
}

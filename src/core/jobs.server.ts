import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, run, type LogLevel, type Runner, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { openPool, type Db, type Tx } from './db.server.ts';
import { tendLeases } from './lease.server.ts';
import type { Log } from './log.server.ts';
import { workOn, type RunTask } from './run-work.server.ts';

/** Maintenance that runs apart from requests. Safe to run again: a job whose process died is given to another. */
export interface JobTask {
  /** When it runs by itself, as in a crontab ('* * * * *' is every minute); only when asked for, without it. */
  cron?: string;
  /** Takes a connection of the owner's, outside a transaction, and what it was asked with. */
  run(client: PoolClient, payload: unknown, log: Log): Promise<void>;
}

export interface Jobs {
  /** Takes no more jobs, tells runs to stop, waits for those that run, closes the connections. */
  stop(): Promise<void>;
}

const STOP_MS = 10_000;
/** After the queue's connections break down for good (a server restarted): how long until it is begun anew. */
const AGAIN_MS = 5_000;
/** How long a silent process keeps its jobs: well within a minute, and longer than a big file may hold a process up. */
const LEASE_MS = 40_000;
/** At once in this process: so many of maintenance, so many runs; neither waits for the other. */
const CONCURRENCY = 2;

/**
 * Without these the queue does not wait until it has written that a job ended: stopping would lose that, and a connection
 * that breaks then would end the process.
 */
const AWAITED = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/**
 * Runs the federation's jobs in this process, any number of processes side by side. Takes the owner's address, since the
 * queue (schema graphile_worker, installed here when missing) and maintenance are the owner's. Federations of one
 * database share the queue; the names of their tasks begin with their schema, and each takes its own only.
 */
export async function startJobs(o: {
  ownerUrl: string;
  federation: string;
  log: Log;
  /** Maintenance. */
  tasks: Readonly<Record<string, JobTask>>;
  /** What people may ask for (askRun). */
  runs?: Readonly<Record<string, RunTask>>;
  leaseMs?: number;
}): Promise<Jobs> {
  const { federation, log, leaseMs = LEASE_MS } = o;
  // Each job a connection and one to tell; two that listen, two that fetch.
  const pool = openPool(o.ownerUrl, federation, CONCURRENCY * 4 + 4);
  // A connection cut while a job holds it must fail the job, not the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const running = new Set<string>();
  let stopped = false;

  const name = (key: string) => `${federation}:${key}`;
  const maintenance: TaskList = {};
  for (const [key, task] of Object.entries(o.tasks))
    maintenance[name(key)] = (payload, { job, withPgClient }) =>
      held(running, job.id, () =>
        noted(pool, log, key, () => withPgClient((client) => task.run(client, payload, log))),
      );
  const runs: TaskList = {};
  for (const [key, task] of Object.entries(o.runs ?? {}))
    runs[name(`run:${key}`)] = (payload, { job, withPgClient }) =>
      held(running, job.id, () =>
        withPgClient((client) => {
          const { run } = payload as { run: number };
          return workOn({ pool, client, run, attempt: job.attempts, task, isStopping: () => stopped, log });
        }),
      );
  // With the same key as ask_job: however often it is asked for before it begins, it runs once.
  const crontab = Object.entries(o.tasks).flatMap(([key, { cron }]) =>
    cron ? [{ task: name(key), match: cron, options: { jobKey: name(key), maxAttempts: 1 } }] : [],
  );

  await introduce(pool, o.tasks);
  const lanes = [await keepRunning(maintenance, parseCronItems(crontab))];
  if (o.runs) lanes.push(await keepRunning(runs, []));
  const tend = () =>
    tendLeases(pool, federation, leaseMs, running).catch((err: unknown) =>
      log.warn({ err }, 'leases not tended'),
    );
  await tend();
  const tending = setInterval(() => void tend(), leaseMs / 4);

  /** One runner, begun anew whenever it breaks down. */
  async function keepRunning(taskList: TaskList, parsedCronItems: ReturnType<typeof parseCronItems>) {
    const logger = new Logger(() => (level, message, meta) => write(log, level, message, meta?.['error']));
    let runner: Runner;
    let retry: NodeJS.Timeout | undefined;
    const begin = async () => {
      runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems,
        logger,
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        preset: AWAITED,
      });
      if (stopped) return runner.stop();
      runner.promise
        .catch((err: unknown) => log.error({ err }, 'jobs broke down'))
        .finally(again)
        .catch(() => undefined);
    };
    const again = () => {
      if (!stopped) retry = setTimeout(() => void begin().catch(again), AGAIN_MS);
    };
    await begin();
    return () => {
      clearTimeout(retry);
      return runner.stop();
    };
  }

  return {
    async stop() {
      stopped = true;
      clearInterval(tending);
      const ended = Promise.allSettled(lanes.map((stop) => stop())).then(() => pool.end());
      // A connection that died halfway may never be given back; the process ends all the same.
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Asks for a job of this federation, as the app may; it begins once the transaction commits. */
export async function askJob(tx: Db | Tx, task: string, payload: object = {}): Promise<void> {
  await sql`select ask_job(${task}, ${JSON.stringify(payload)}::json)`.execute(tx);
}

async function held(running: Set<string>, id: string, work: () => Promise<void>): Promise<void> {
  running.add(id);
  try {
    await work();
  } finally {
    running.delete(id);
  }
}

async function introduce(pool: Pool, tasks: Readonly<Record<string, JobTask>>): Promise<void> {
  await pool.query(
    `insert into job_task (task, cron) select * from unnest($1::text[], $2::text[])
     on conflict (task) do update set cron = excluded.cron`,
    [Object.keys(tasks), Object.values(tasks).map((task) => task.cron ?? null)],
  );
}

/** Does maintenance and keeps how it went. */
async function noted(pool: Pool, log: Log, task: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  const note = (error: string | null) => {
    const ms = Math.round(performance.now() - began);
    return pool
      .query(
        `update job_task set last_started = now() - $2 * interval '1 millisecond', last_ended = now(), last_ms = $2,
           last_error = $3, failures = case when $3::text is null then 0 else failures + 1 end
         where task = $1`,
        [task, ms, error],
      )
      .catch((err: unknown) => log.warn({ err, task }, 'how it went is not kept'));
  };
  try {
    await work();
  } catch (cause) {
    await note(String(cause instanceof Error ? cause.message : cause).slice(0, 500));
    throw cause;
  }
  await note(null);
}

function write(log: Log, level: `${LogLevel}`, message: string, err: unknown): void {
  if (level === 'error') log.error({ err }, message);
  else if (level === 'warning') log.warn(message);
  else log.debug(message);
}

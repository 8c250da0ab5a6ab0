import type { Pool, PoolClient } from 'pg';
import type { Log } from './log.server.ts';

/** How far a run has come. */
export interface Progress {
  done: number;
  total?: number;
  /** For whoever asked, in their words. */
  message?: string;
}

/** What a run works with. */
export interface Work {
  /** A connection of the owner's, outside a transaction. */
  client: PoolClient;
  payload: unknown;
  log: Log;
  /** What earlier tries have told as done: begin there. The last second's work may have gone untold. */
  done: number;
  /**
   * Tells how far it is; written once a second at most, so tell often. Gives true when the work is to stop: somebody cancelled
   * it, the process is about to end, or another has taken it over. Then finish the step and return.
   */
  report(progress: Progress): Promise<boolean>;
}

/** How it ended: with a file or without, or a sentence for the user on why not and what to do. */
export type Outcome = { message?: string; file?: number } | { failed: string };

/** Work that somebody asks for and watches. Each step must be safe to do twice: after a crash it goes on from `done`. */
export interface RunTask {
  run(work: Work): Promise<Outcome>;
}

const EACH_MS = 1000;
/** As many as queue_run lets begin, less the one that gives up. */
const MOST_DEATHS = 5;
const UNEXPECTED =
  'Lỗi ngoài dự kiến, đã ghi lại cho người quản trị. Có thể thử lại. (An unexpected error, logged for the administrator. It may be retried.)';
const DIED =
  'Chạy năm lần đều bị ngắt giữa chừng; cần người quản trị xem lại. (It was cut off five times; an administrator must look into it.)';

/**
 * Does one try of a run, from taking it up to its last state. Takes how often the queue has given it out, and whether this
 * process is about to end: then the run goes back to the queue with its progress. Throws only when the database is lost.
 */
export async function workOn(o: {
  pool: Pool;
  client: PoolClient;
  run: number;
  attempt: number;
  task: RunTask;
  isStopping(): boolean;
  log: Log;
}): Promise<void> {
  const { pool, client, run, task, log } = o;
  const taken = await pool.query<{ task: string; tries: number; payload: unknown; done: number | null }>(
    `update job_run set state = 'running', tries = tries + 1, started_at = coalesce(started_at, now())
     where id = $1 and state in ('waiting', 'running') returning task, tries, payload, done`,
    [run],
  );
  const row = taken.rows[0];
  // Cancelled before it began.
  if (!row) return;
  const told = teller(pool, run, row.tries, o.isStopping);
  const end = async (outcome: Outcome) => {
    const failed = 'failed' in outcome ? outcome.failed : null;
    const { message, file } = 'failed' in outcome ? {} : outcome;
    await told.write(true);
    await pool.query(
      `update job_run set state = $3, message = coalesce($4, message), error = $5, result_file_id = $6, ended_at = now()
       where id = $1 and tries = $2 and state = 'running'`,
      [run, row.tries, failed === null ? 'done' : 'failed', message ?? null, failed, file ?? null],
    );
  };
  if (o.attempt > MOST_DEATHS) return end({ failed: DIED });
  let outcome: Outcome;
  try {
    outcome = await task.run({ client, payload: row.payload, log, done: row.done ?? 0, report: told.report });
  } catch (err) {
    // When the connection is lost this rejects, and the queue gives the run out again.
    await client.query('rollback');
    log.error({ err, run, task: row.task }, 'a run failed');
    return end({ failed: UNEXPECTED });
  }
  if (told.stopped() === 'ending') {
    await told.write(true);
    // A new job in place of this one; the old ends as if done.
    await pool.query(
      `with back as (update job_run set state = 'waiting' where id = $1 and tries = $2 and state = 'running' returning id, task)
       select queue_run(id, task) from back`,
      [run, row.tries],
    );
  } else await end(outcome);
}

/** Keeps what was told last, and writes it now and then, as long as this try is the run's last one. */
function teller(pool: Pool, run: number, tries: number, isStopping: () => boolean) {
  let last: Progress | null = null;
  let wroteAt = -Infinity;
  let stopped: 'cancelled' | 'ending' | null = null;
  async function write(always: boolean): Promise<void> {
    if (!last || (!always && performance.now() - wroteAt < EACH_MS)) return;
    wroteAt = performance.now();
    const { rows } = await pool.query<{ state: string }>(
      `update job_run set done = $3, total = coalesce($4, total), message = coalesce($5, message)
       where id = $1 and tries = $2 returning state`,
      [run, tries, last.done, last.total ?? null, last.message ?? null],
    );
    if (rows[0]?.state !== 'running') stopped ??= 'cancelled';
  }
  return {
    write,
    stopped: () => stopped,
    async report(progress: Progress): Promise<boolean> {
      last = progress;
      await write(false);
      if (isStopping()) stopped ??= 'ending';
      return stopped !== null;
    },
  };
}

import { sql } from 'kysely';
import { may, type Actor } from './actor.ts';
import { audit } from './audit.server.ts';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './db.server.ts';
import { askJob } from './jobs.server.ts';
import { refuse, type Refusal } from './refusal.ts';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Work that somebody asked for. Times but the first are the database's, as several processes share it. */
export interface Run {
  id: number;
  task: string;
  payload: unknown;
  unit: number | null;
  /** The actor's key. */
  askedBy: string;
  askedAt: Date;
  state: RunState;
  done: number | null;
  total: number | null;
  message: string | null;
  /** Why it failed, for the user. */
  error: string | null;
  tries: number;
  startedAt: Date | null;
  endedAt: Date | null;
  /** The stored file that came of it. */
  file: number | null;
}

/**
 * Asks for a run of its own, beside others of the same task; it begins once the transaction commits. Takes for which unit,
 * and a key where asking twice must give one run. Gives the run. Whoever calls has checked that the actor may; the payload
 * holds ids, never persons' data.
 */
export async function askRun(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  task: string,
  payload: object,
  { unit = null, key = null }: { unit?: number | null; key?: string | null } = {},
): Promise<number> {
  const { rows } = await sql<{ run: number; fresh: boolean }>`
    select run, fresh from ask_run(${task}, ${JSON.stringify(payload)}::jsonb, ${key}, ${unit}, ${actor.key}, ${clock.now()})`.execute(
    tx,
  );
  const { run, fresh } = rows[0]!;
  if (fresh) await audit(tx, actor, clock.now(), 'run.ask', `run:${run}`, null, { task, unit });
  return run;
}

/** Cancels a run that waits or runs; one that runs ends within about a second. Refuses one that has ended. */
export async function cancelRun(tx: Tx, actor: Actor, clock: Clock, id: number): Promise<Refusal | null> {
  return change(tx, actor, clock, id, 'run.cancel', sql`cancel_run(${id})`);
}

/** Puts a failed or cancelled run back into the queue; it goes on from what it had done. Refuses any other. */
export async function retryRun(tx: Tx, actor: Actor, clock: Clock, id: number): Promise<Refusal | null> {
  return change(tx, actor, clock, id, 'run.retry', sql`retry_run(${id})`);
}

async function change(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  action: string,
  call: ReturnType<typeof sql>,
): Promise<Refusal | null> {
  const run = await runById(tx, id);
  // Another's run is not told apart from none.
  if (!run || (run.askedBy !== actor.key && !may(actor, 'jobs.write', run.unit)))
    return refuse('not-found', { what: 'run' });
  const { rows } = await sql<{ changed: boolean }>`select ${call} as changed`.execute(tx);
  const now = (await runById(tx, id))!;
  if (!rows[0]!.changed) return refuse(action === 'run.cancel' ? 'run-ended' : 'run-not-ended', { run: id });
  await audit(tx, actor, clock.now(), action, `run:${id}`, { state: run.state }, { state: now.state });
  return null;
}

export interface RunsAsked {
  state?: RunState;
  task?: string;
  /** Of one actor only. */
  askedBy?: string;
  /** Those before this one. */
  before?: number;
  limit: number;
}

/** Runs, the newest first. */
export function listRuns(db: Db | Tx, { state, task, askedBy, before, limit }: RunsAsked): Promise<Run[]> {
  return runs(db)
    .$if(state !== undefined, (q) => q.where('state', '=', state!))
    .$if(task !== undefined, (q) => q.where('task', '=', task!))
    .$if(askedBy !== undefined, (q) => q.where('askedBy', '=', askedBy!))
    .$if(before !== undefined, (q) => q.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function runById(db: Db | Tx, id: number): Promise<Run | null> {
  return (await runs(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

const runs = (db: Db | Tx) =>
  db
    .selectFrom('jobRun')
    .select(['id', 'task', 'payload', 'unitId as unit', 'askedBy', 'askedAt', 'done', 'total', 'message'])
    .select(['error', 'tries', 'startedAt', 'endedAt', 'resultFileId as file'])
    .select(sql<RunState>`state`.as('state'));

/** A maintenance task, and how it went last. */
export interface TaskSeen {
  task: string;
  /** As in a crontab; null when it runs only when asked for. */
  cron: string | null;
  lastStarted: Date | null;
  lastEnded: Date | null;
  lastMs: number | null;
  lastError: string | null;
  /** In a row, up to the last. */
  failures: number;
}

/** Every maintenance task that some process has known. */
export function listTasks(db: Db | Tx): Promise<TaskSeen[]> {
  return db.selectFrom('jobTask').selectAll().orderBy('task').execute();
}

/** Asks for a maintenance task now. Refuses who does not look after jobs, and a task that nobody has known. */
export async function runTaskNow(tx: Tx, actor: Actor, clock: Clock, task: string): Promise<Refusal | null> {
  if (!may(actor, 'jobs.write', null)) return refuse('not-allowed', { what: 'jobs.write' });
  const known = await tx.selectFrom('jobTask').select('task').where('task', '=', task).executeTakeFirst();
  if (!known) return refuse('not-found', { what: `task:${task}` });
  await askJob(tx, task);
  await audit(tx, actor, clock.now(), 'task.run', `task:${task}`, null, null);
  return null;
}

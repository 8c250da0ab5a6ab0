import type { Pool } from 'pg';

/**
 * The queue frees a job whose process died after four hours. Here a lock is a lease: whoever runs a job says so again while it
 * runs, and what nobody has said for `leaseMs` is free for another. Takes the jobs that run here; only this federation's
 * jobs are touched. Runs that have lost their job altogether (a database restored without its queue) get a new one.
 */
export async function tendLeases(
  pool: Pool,
  federation: string,
  leaseMs: number,
  running: Iterable<string>,
): Promise<void> {
  await pool.query(
    'update graphile_worker._private_jobs set locked_at = now() where id = any($1::bigint[]) and locked_at is not null',
    [[...running]],
  );
  const gone = `locked_at < now() - $2 * interval '1 millisecond'
    and task_id in (select id from graphile_worker._private_tasks where starts_with(identifier, $1 || ':'))`;
  // Of no more use: it was its last attempt, or it was asked for anew meanwhile.
  await pool.query(`delete from graphile_worker._private_jobs where attempts >= max_attempts and ${gone}`, [
    federation,
    leaseMs,
  ]);
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null where ${gone}`,
    [federation, leaseMs],
  );
  await pool.query(
    `select queue_run(id, task) from job_run where state in ('waiting', 'running')
       and not exists (select from graphile_worker._private_jobs
         where key = current_schema() || ':run:' || job_run.id and (is_available or locked_at is not null))`,
  );
}

import type pg from 'pg';
import type { JobTask } from '#core/jobs.server.ts';

/** Rows folded in one transaction: few enough that a reader of the tail never waits for the disk. */
const BATCH = 2_000;

/**
 * Folds the tail of the series into days and openings, batch by batch, until less than a batch is left to come; then
 * vacuums it, or every reading would walk over the rows taken off. Takes the owner's connection, outside a transaction.
 * Gives how many rows were folded.
 */
export async function foldTail(client: pg.ClientBase, batch: number = BATCH): Promise<number> {
  let all = 0;
  for (;;) {
    const { rows } = await client.query<{ folded: number }>('select fold_series($1) as folded', [batch]);
    all += rows[0]!.folded;
    if (rows[0]!.folded < batch) break;
  }
  if (all > 0) await client.query('vacuum (skip_locked) series_tail');
  return all;
}

/** The job that keeps the tail short. */
export const foldSeries: JobTask = {
  cron: '* * * * *',
  async run(client, _payload, log) {
    const rows = await foldTail(client);
    if (rows > 0) log.debug({ rows }, 'series folded');
  },
};

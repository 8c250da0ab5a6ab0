import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Tx } from './db.server.ts';
import { isRefusal, type Refusal } from './refusal.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Does something once for a key that the form carries: sent twice, the second waits for the first and gets its answer. A
 * refusal is not remembered, so the form may be mended and sent again. Takes the key as it came (one that is no UUID is none:
 * then nothing is remembered), inside the transaction of the work. Another user's key is none either.
 */
export async function once(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  key: string,
  work: () => Promise<string | Refusal>,
): Promise<string | Refusal> {
  if (!UUID.test(key) || actor.user === null) return work();
  const mine = await tx
    .insertInto('doneOnce')
    .values({ key, userId: actor.user, at: clock.now(), answer: null })
    .onConflict((c) => c.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!mine) {
    const { rows } = await sql<{ answer: string }>`
      select answer from done_once where key = ${key}::uuid and user_id = ${actor.user}`.execute(tx);
    return rows[0]?.answer ?? work();
  }
  const answer = await work();
  // A refusal ends the transaction, and the key with it.
  if (!isRefusal(answer)) await tx.updateTable('doneOnce').set({ answer }).where('key', '=', key).execute();
  return answer;
}

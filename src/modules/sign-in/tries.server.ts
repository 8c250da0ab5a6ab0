import { createHash } from 'node:crypto';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { mustWaitUntil, oneMoreTry, type TryKind } from './rules.ts';

/** What a try is counted for. */
export interface Counted {
  kind: TryKind;
  of: string;
}

const keyOf = ({ kind, of }: Counted) => createHash('sha256').update(`${kind}:${of}`).digest('base64url');

/**
 * Counts a try before it is made, so that a thousand at once are no more than a thousand in a row; who succeeds takes it
 * back (`forgetTries`). Refuses, without counting, when any of what it is counted for must wait: tries while waiting
 * lengthen nothing.
 */
export async function countTry(db: Db, clock: Clock, counted: readonly Counted[]): Promise<Refusal | null> {
  const now = clock.now();
  const rows = counted
    .map((c) => ({ kind: c.kind, key: keyOf(c) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return db.transaction().execute(async (tx) => {
    // In one order, so that two tries never wait for each other in a circle.
    for (const { key } of rows)
      await tx
        .insertInto('signInTry')
        .values({ key, failures: 0, lastAt: now })
        .onConflict((c) => c.column('key').doNothing())
        .execute();
    const keys = rows.map((r) => r.key);
    const found = await tx
      .selectFrom('signInTry')
      .select(['key', 'failures', 'lastAt', 'waitUntil'])
      .where('key', 'in', keys)
      .orderBy('key')
      .forUpdate()
      .execute();
    const waits = found.flatMap((f) => mustWaitUntil(f, now) ?? []);
    if (waits.length > 0) return tooMany(new Date(Math.max(...waits.map(Number))), now);
    for (const { key, kind } of rows) {
      const next = oneMoreTry(found.find((f) => f.key === key) ?? null, kind, now);
      await tx.updateTable('signInTry').set(next).where('key', '=', key).execute();
    }
    return null;
  });
}

/** Who succeeded starts anew; the network, which others share, gets back this one try. */
export async function forgetTries(db: Db | Tx, counted: readonly Counted[]): Promise<void> {
  const mine = counted.filter((c) => c.kind !== 'network').map(keyOf);
  if (mine.length > 0) await db.deleteFrom('signInTry').where('key', 'in', mine).execute();
  const shared = counted.filter((c) => c.kind === 'network').map(keyOf);
  if (shared.length > 0)
    await db
      .updateTable('signInTry')
      .set((e) => ({ failures: e('failures', '-', 1) }))
      .where('key', 'in', shared)
      .where('failures', '>', 0)
      .execute();
}

function tooMany(until: Date, now: Date): Refusal {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  const time = until.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  });
  return refuse('too-many-tries', { time, minutes });
}

import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db } from '#core/db.server.ts';

/** Adds views that were counted on a day, by article, in one statement: all of them or none. */
export async function addViews(db: Db, day: Day, views: ReadonlyMap<number, number>): Promise<void> {
  // In one order everywhere, so that two processes never wait for each other in a circle.
  const sorted = [...views].toSorted(([a], [b]) => a - b);
  await sql`
    insert into article_views as v (article_id, day, views)
    select id, ${day}::date, n from unnest(${sorted.map(([id]) => id)}::bigint[], ${sorted.map(([, n]) => n)}::bigint[]) as t (id, n)
    order by id
    on conflict (article_id, day) do update set views = v.views + excluded.views`.execute(db);
}

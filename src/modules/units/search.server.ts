import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { fold } from '#core/text.ts';

/** A unit found by its name. */
export interface UnitFound {
  id: number;
  slug: string;
  name: string;
  /** The unit above it: branches of many communes bear one name. */
  above: string | null;
  /** Its last day and one, when it stands no more on the day asked about. */
  ended: Day | null;
}

/**
 * Units in whose name, or in the name of the unit above, each word begins a word, with or without its marks and in any
 * order; each as it last stood. Those that stand on the day come first, the higher ones before others. `only` leaves out
 * those that stand no more, or are not among some. Takes the app's login.
 */
export async function searchUnits(
  db: Db | Tx,
  words: string,
  day: Day,
  limit: number,
  only: { standing?: boolean; within?: readonly number[] } = {},
): Promise<UnitFound[]> {
  const asked = fold(words)
    .split(' ')
    .filter((word) => word !== '');
  if (asked.length === 0) return [];
  const named = asked.map((word) => sql`and l.names like ${`% ${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (only.standing) named.push(sql`and coalesce(l.ended > ${day}::date, true)`);
  if (only.within) named.push(sql`and l.id = any(${only.within}::bigint[])`);
  const { rows } = await sql<UnitFound>`
    select l.id, l.slug, l.name, l.above, case when l.ended <= ${day}::date then l.ended end as ended
    from (
      select v.unit_id as id, v.slug, v.name, p.name as above, upper(v.period) as ended, r.rank,
        ' ' || v.name_folded || ' ' || coalesce(p.name_folded, '') as names
      from unit_version v join unit_level r on r.key = v.level
        left join unit_version p on p.unit_id = v.parent_id and p.period @> lower(v.period)
      where not exists (select from unit_version w where w.unit_id = v.unit_id and w.period >> v.period)
    ) l where true ${sql.join(named, sql` `)}
    order by coalesce(l.ended <= ${day}::date, false), l.rank, l.name collate "vi-x-icu", l.id limit ${limit}`.execute(
    db,
  );
  return rows;
}

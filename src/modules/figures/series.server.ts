import type pg from 'pg';
import { bulk } from '#core/bulk.server.ts';
import { LOCK } from '#core/locks.ts';

/**
 * Rolls all series up anew from the records: days, and the opening of every year from the first event to the year
 * after the last. Takes an owner's connection inside a transaction; the tail is emptied, for what it held is in the records.
 */
export async function rebuildSeries(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1), pg_advisory_xact_lock($2)', [LOCK.map, LOCK.series]);
  await client.query('delete from series_tail');
  await client.query('truncate series_day, series_opening');
  // The sums of a whole province do not fit the memory that an ordinary statement gets.
  await client.query(`set local work_mem = '512MB'`);
  await bulk(client, ['series_day'], () => rollUp(client), true);
  await client.query(`
    insert into series_opening (series, node_kind, node_id, organisation_id, year, value)
    with yearly as (
      select series, node_kind, node_id, organisation_id, extract(year from day)::int as year, sum(delta) as delta
      from series_day group by 1, 2, 3, 4, 5
    ), node as (
      select series, node_kind, node_id, organisation_id, min(year) as first from yearly group by 1, 2, 3, 4
    )
    select n.series, n.node_kind, n.node_id, n.organisation_id, y + 1,
      sum(coalesce(yearly.delta, 0)) over (partition by n.series, n.node_kind, n.node_id, n.organisation_id order by y)
    from node n
    cross join lateral generate_series(n.first, (select max(year) from yearly)) y
    left join yearly on (yearly.series, yearly.node_kind, yearly.node_id, yearly.organisation_id, yearly.year)
      = (n.series, n.node_kind, n.node_id, n.organisation_id, y)`);
  await client.query('analyze series_day, series_opening, series_tail');
}

async function rollUp(client: pg.ClientBase): Promise<void> {
  await client.query(`
    insert into series_day (series, node_kind, node_id, organisation_id, day, delta)
    select series, node_kind, node_id, organisation_id, day, sum(delta)
    from series_interval cross join lateral (values (lower(period), value), (upper(period), -value)) e (day, delta)
    where day is not null
    group by 1, 2, 3, 4, 5 having sum(delta) <> 0
    order by 1, 2, 3, 4, 5`);
}

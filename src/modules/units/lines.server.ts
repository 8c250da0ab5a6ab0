import type pg from 'pg';

/**
 * Derives unit_line (every unit with all it stands under, in its own line and in the Front's, and when) from
 * unit_version, anew and whole. Takes an owner's connection inside a transaction.
 */
export async function rebuildUnitLines(client: pg.ClientBase): Promise<void> {
  await client.query('delete from unit_line');
  await client.query(`
    insert into unit_line (unit_id, ancestor_id, depth, period)
    with recursive edge as (
      select unit_id, parent_id as above, period from unit_version where parent_id is not null
      union
      select unit_id, front_parent_id, period from unit_version where front_parent_id is not null
    ), line as (
      select unit_id, unit_id as ancestor_id, 0 as depth, period from unit_version
      union
      select line.unit_id, e.above, line.depth + 1, line.period * e.period
      from line join edge e on e.unit_id = line.ancestor_id and e.period && line.period
      where line.depth < 20
    )
    select unit_id, ancestor_id, min(depth), unnest(range_agg(period)) from line group by unit_id, ancestor_id`);
  await client.query('analyze unit_line');
}

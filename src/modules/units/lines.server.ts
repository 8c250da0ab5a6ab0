import type pg from 'pg';

/**
 * Derives unit_line (every unit with each unit above it in its own line, and when) from unit_version, anew and whole.
 * The Front's line needs none: what a Front unit shows of others is what its area shows. Takes an owner's connection
 * inside a transaction.
 */
export async function rebuildUnitLines(client: pg.ClientBase): Promise<void> {
  await client.query('delete from unit_line');
  await client.query(`
    insert into unit_line (unit_id, ancestor_id, depth, rolled_up, period)
    with recursive line as (
      select unit_id, unit_id as ancestor_id, 0 as depth, period from unit_version
      union all
      select line.unit_id, v.parent_id, line.depth + 1, line.period * v.period
      from line join unit_version v on v.unit_id = line.ancestor_id and v.period && line.period
      where v.parent_id is not null and line.depth < 20
    )
    select unit_id, ancestor_id, min(depth),
      exists (select from unit_version v where v.unit_id = line.ancestor_id and v.level <> 'branch'), unnest(range_agg(period))
    from line group by unit_id, ancestor_id`);
  await client.query('analyze unit_line');
}

import type pg from 'pg';

/**
 * Derives area_line (every area with each ancestor, and when) from area_version, anew and whole.
 * Takes an owner's connection inside a transaction. Writers of area_version call it before they commit.
 */
export async function rebuildAreaLines(client: pg.ClientBase): Promise<void> {
  await client.query('delete from area_line');
  await client.query(`
    insert into area_line (area_id, ancestor_id, depth, rolled_up, period)
    with recursive line as (
      select area_id, area_id as ancestor_id, 0 as depth, period from area_version
      union all
      select line.area_id, v.parent_id, line.depth + 1, line.period * v.period
      from line join area_version v on v.area_id = line.ancestor_id and v.period && line.period
      where v.parent_id is not null and line.depth < 20
    )
    select area_id, ancestor_id, min(depth),
      exists (select from area_version v where v.area_id = line.ancestor_id and v.level <> 'hamlet'), unnest(range_agg(period))
    from line group by area_id, ancestor_id`);
  await client.query('analyze area_line');
}

import type pg from 'pg';

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

/**
 * Loads many rows with the tables' exclusion constraints and foreign keys put aside, and checks all rows against them
 * afterwards, in the same transaction: building them whole takes a third of what checking row by row does (membership,
 * 457.000 rows: 5 s instead of 17 s). Takes the owner's connection inside a transaction; when a row breaks a constraint,
 * putting it back rejects and nothing has happened. `keys` puts primary keys aside too, where no other table refers to them.
 */
export async function bulk(
  client: pg.ClientBase,
  tables: readonly string[],
  load: () => Promise<void>,
  keys = false,
): Promise<void> {
  const { rows } = await client.query<Constraint>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where (contype in ('x', 'f') or ($2 and contype = 'p')) and conrelid = any($1::regclass[]) order by position(contype::text in 'pxf'), conname`,
    [tables, keys],
  );
  for (const c of rows) await client.query(`alter table ${c.table} drop constraint ${c.name}`);
  await load();
  for (const c of rows) await client.query(`alter table ${c.table} add constraint ${c.name} ${c.definition}`);
}

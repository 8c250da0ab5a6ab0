import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { loginUrl } from '#core/db.server.ts';
import type { Embedded } from '#core/embedded/embedded.server.ts';
import { prepareDatabase } from '#core/migrate.server.ts';
import { loadDemo } from '#demo/demo.server.ts';
import { many, type Result } from './result.ts';

const migrations = join(import.meta.dirname, '../../migrations');
export const SCHEMA = 'bench';

const options = (schema: string) => `-c search_path=${schema},public -c timezone=Asia/Ho_Chi_Minh`;

async function asOwner(server: Embedded, schema: string): Promise<pg.Client> {
  const done = await prepareDatabase(server.adminUrl, server.secret, schema, migrations);
  if ('tooOld' in done) throw new Error(done.tooOld);
  const client = new pg.Client({
    connectionString: loginUrl(server.adminUrl, server.secret, 'goc_owner'),
    options: options(schema),
  });
  await client.connect();
  return client;
}

/**
 * Loads the demonstration, against COPY of all its rows, derived ones too, into the same empty tables with their indexes
 * and constraints in place.
 */
export async function benchLoading(server: Embedded, scale: number, compare: boolean): Promise<Result[]> {
  const owner = await asOwner(server, SCHEMA);
  const now = new Date('2026-11-24T00:00:00Z');
  const loaded = await loadDemo(owner, { scale, seed: 1, say: console.log, now });
  const tables = await tablesInOrder(owner);
  const rows = tables.reduce((sum, t) => sum + t.rows, 0);
  const rate = rows / loaded.seconds;
  if (!compare) {
    await owner.end();
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'goc-copy-'));
  const plain = await asOwner(server, 'bench_copy');
  await plain.query('truncate area_type, area_level, unit_level, organisation, indicator, role cascade');
  for (const { name } of tables)
    await pipeline(
      owner.query(copyTo(`copy (select ${await columnsOf(owner, name)} from ${name}) to stdout`)),
      createWriteStream(join(folder, name)),
    );
  let seconds = 0;
  await plain.query('begin');
  for (const { name } of tables) {
    const began = performance.now();
    const columns = await columnsOf(owner, name);
    await pipeline(
      createReadStream(join(folder, name)),
      plain.query(copyFrom(`copy ${name} (${columns}) from stdin`)),
    );
    seconds += (performance.now() - began) / 1000;
  }
  await plain.query('commit');
  await Promise.all([owner.end(), plain.end()]);
  rmSync(folder, { recursive: true });
  return [
    {
      what: `loading ${many(rows)} rows (records, coverage, lines, rollups)`,
      measured: `${loaded.seconds.toFixed(0)} s, ${many(rate)} rows/s`,
      comparison: `COPY of the same rows: ${seconds.toFixed(0)} s, ${many(rows / seconds)} rows/s`,
      ratio: (rate / (rows / seconds)).toFixed(2),
      aim: 'at least 0.5; under 60 s at scale 1',
    },
  ];
}

/** Tables with rows, each after those that it refers to. */
async function tablesInOrder(client: pg.Client): Promise<{ name: string; rows: number }[]> {
  const { rows: names } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name, array(select distinct f.confrelid::regclass::text from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'migration'`);
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const next = names.filter((t) => !ordered.includes(t.name) && t.needs.every((n) => ordered.includes(n)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...next.map((t) => t.name));
  }
  const counted = [];
  for (const name of ordered) {
    const { rows } = await client.query<{ n: string }>(`select count(*) n from ${name}`);
    if (Number(rows[0]!.n) > 0) counted.push({ name, rows: Number(rows[0]!.n) });
  }
  return counted;
}

/** What may be written of a table: all but what the database derives itself. */
async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]!.columns;
}

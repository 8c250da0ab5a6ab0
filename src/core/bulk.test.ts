import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { bulk } from './bulk.server.ts';

const db = await testDatabase();
await db.owner.query(
  `insert into area_type values ('xa', 'commune', 'Xã', 'Commune'); insert into area default values`,
);

const constraints = async () =>
  (
    await db.owner.query(
      `select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'area_version'::regclass order by 1`,
    )
  ).rows;
const version = (from: string) => `
  insert into area_version (area_id, type, level, name, slug, period, legal_basis)
  values (1, 'xa', 'commune', 'Xã A', 'xa-a', '[${from},)', 'x')`;

async function load(...statements: string[]): Promise<void> {
  const client = await db.owner.connect();
  try {
    await client.query('begin');
    await bulk(client, ['area_version'], async () => {
      for (const statement of statements) await client.query(statement);
    });
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}

test('a row that breaks a constraint fails the whole load, and the constraints stand as before', async () => {
  const before = await constraints();
  await expect(load(version('2004-01-01'), version('2010-01-01'))).rejects.toMatchObject({ code: '23P01' });
  expect(await constraints()).toEqual(before);
  expect((await db.owner.query('select from area_version')).rowCount).toBe(0);
});

test('good rows stay, and so do the constraints', async () => {
  const before = await constraints();
  await load(version('2004-01-01'));
  expect(await constraints()).toEqual(before);
  await expect(db.owner.query(version('2010-01-01'))).rejects.toMatchObject({ code: '23P01' });
});

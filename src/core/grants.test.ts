import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';

const db = await testDatabase();
const PERSONAL = [
  'person',
  'household',
  'household_place',
  'residence',
  'membership',
  'membership_event',
  'person_coverage',
  'household_coverage',
];

test.each(PERSONAL)('the portal login cannot read %s', async (table) => {
  await expect(sql`select 1 from ${sql.table(table)} limit 1`.execute(db.portal)).rejects.toThrow(
    /permission denied/,
  );
});

test('the portal login reads published views and nothing else', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.table_privileges
    where grantee = 'goc_portal' and table_schema = current_schema()`.execute(db.app);
  const all = await db.owner.query<{ name: string; type: string }>(
    `select table_name as name, privilege_type as type from information_schema.table_privileges where grantee = 'goc_portal'`,
  );
  expect(rows.length).toBeLessThanOrEqual(all.rows.length);
  expect(all.rows.length).toBeGreaterThan(20);
  expect(all.rows.filter((r) => !r.name.startsWith('published_') || r.type !== 'SELECT')).toEqual([]);
});

test.each(['audit_entry', 'membership_event', 'result', 'series_tail'])(
  'the app login can only add to %s',
  async (table) => {
    await expect(sql`delete from ${sql.table(table)}`.execute(db.app)).rejects.toThrow(/permission denied/);
    await expect(sql`update ${sql.table(table)} set id = id`.execute(db.app)).rejects.toThrow(
      /permission denied|can only be updated to DEFAULT/,
    );
  },
);

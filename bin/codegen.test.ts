import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { codegen } from './codegen.ts';

const db = await testDatabase();

test('the types in the repository are those of the migrated database: npm run types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goc-types-'));
  codegen(db.adminUrl, 'test', join(folder, 'types.ts'));
  const fresh = readFileSync(join(folder, 'types.ts'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(readFileSync(join(import.meta.dirname, '../src/core/database.gen.ts'), 'utf8')).toBe(fresh);
});

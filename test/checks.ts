import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const modules = join(import.meta.dirname, '../src/modules');

/** Runs every select of every checks.sql; gives a line for each that returned rows. A check is named by its sentence. */
export async function checkRows(owner: pg.Pool): Promise<string[]> {
  const broken: string[] = [];
  for (const file of globSync('*/checks.sql', { cwd: modules }).toSorted()) {
    for (const statement of readFileSync(join(modules, file), 'utf8').split(/;\s*\n/)) {
      if (!statement.trim()) continue;
      const { rows } = await owner.query<Record<string, unknown>>(statement);
      if (rows.length > 0)
        broken.push(`${file}: ${statement.split('\n')[0]} ${JSON.stringify(rows.slice(0, 3))}`);
    }
  }
  return broken;
}

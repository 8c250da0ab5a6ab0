import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { testDatabase } from '#test/database.ts';

const db = await testDatabase();

/** Runs the program; gives its exit code and what it said. */
function demo(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/demo.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
    },
  });
  return { status, said: stdout + stderr };
}

test.each([
  ['a scale too large', ['--scale', '11'], /--scale/],
  ['a scale that is no number', ['--scale', 'big'], /--scale/],
  ['a seed that is no number', ['--seed', 'x'], /--seed/],
  ['an option that there is not', ['--size', '2'], /--size/],
])('%s is told, with the usage', (_, args, words) => {
  const { status, said } = demo(...args);
  expect(status).toBe(1);
  expect(said).toMatch(words);
  expect(said).toContain('npm run demo --');
});

test('a real federation is neither filled nor replaced', async () => {
  await db.owner.query(
    `insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at) values ('Thật', 'Real', '', '', false, now())`,
  );
  expect(demo()).toMatchObject({ status: 1, said: expect.stringContaining('đã có dữ liệu') });
  expect(demo('--replace')).toMatchObject({ status: 1, said: expect.stringContaining('không thay được') });
  const { rows } = await db.owner.query(
    'select name_vi, (select count(*)::int from article) as articles from federation',
  );
  expect(rows).toEqual([{ name_vi: 'Thật', articles: 0 }]);
});

import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { actAs } from './acting.server.ts';
import { nobody, system } from './actor.ts';
import { toLookAt, type Facts } from './health.ts';
import { healthFacts } from './health.server.ts';

const well: Facts = {
  database: { version: '18.1', bytes: 2 ** 30, migrations: 15, lastMigration: '0015_federation.sql' },
  tail: { rows: 12, foldedAgo: 40 },
  audit: { unsealed: 3, oldestAgo: 20 },
  tasks: { failing: [] },
  runs: { failedToday: 0 },
  mail: { configured: true, waiting: 1, failing: 0 },
  disk: { free: 50 * 2 ** 30, total: 100 * 2 ** 30 },
  process: { memory: 200 * 2 ** 20, uptime: 60 },
};

test('a system that does its work has nothing to look at', () => {
  expect(toLookAt(well)).toEqual([]);
  expect(
    toLookAt({ ...well, tail: { rows: 0, foldedAgo: null }, audit: { unsealed: 0, oldestAgo: null } }),
  ).toEqual([]);
  expect(toLookAt({ ...well, disk: null, mail: { configured: false, waiting: 0, failing: 0 } })).toEqual([]);
});

test.each<[string, Partial<Facts>, string]>([
  ['a tail that nobody folds', { tail: { rows: 1, foldedAgo: null } }, 'tail'],
  ['a tail that was folded long ago', { tail: { rows: 1, foldedAgo: 301 } }, 'tail'],
  ['a long tail', { tail: { rows: 20_001, foldedAgo: 10 } }, 'tail'],
  ['entries that stay unsealed', { audit: { unsealed: 1, oldestAgo: 301 } }, 'audit'],
  ['a task that failed', { tasks: { failing: ['fold-series'] } }, 'tasks'],
  ['a run that failed today', { runs: { failedToday: 1 } }, 'runs'],
  ['letters that fail', { mail: { configured: true, waiting: 2, failing: 1 } }, 'mail'],
  ['letters without a server', { mail: { configured: false, waiting: 1, failing: 0 } }, 'mail'],
  ['a disk that is nearly full', { disk: { free: 5 * 2 ** 30, total: 100 * 2 ** 30 } }, 'disk'],
  ['a process that grows', { process: { memory: 2 * 2 ** 30, uptime: 9 } }, 'process'],
])('%s must be looked at', (_, facts, part) => {
  expect(toLookAt({ ...well, ...facts })).toEqual([part]);
});

const db = await testDatabase();
const clock = { now: () => new Date() };
const known = { dataDir: '.', mail: { configured: false, waiting: 0, failing: 0 } };

test('the facts are the system’s own, and are told to those who see to it', async () => {
  await db.owner.query(
    `insert into audit_entry (at, actor, action, subject) values (now() - interval '1 hour', 'x', 'x.y', 'z')`,
  );
  await db.owner.query(
    `insert into series_tail (series, organisation_id, node_kind, node_id, day, delta) values (1, 0, 'f', 0, '2020-01-01', 1)`,
  );
  await db.owner.query(`insert into job_task (task, failures) values ('seal-audit', 2)`);
  const facts = await actAs(db.app, system, (tx) => healthFacts(tx, system, clock, known));
  if ('refused' in facts) throw new Error(facts.code);
  expect(facts).toMatchObject({
    tail: { rows: 1, foldedAgo: null },
    audit: { unsealed: 1 },
    tasks: { failing: ['seal-audit'] },
    runs: { failedToday: 0 },
  });
  expect(facts.audit.oldestAgo).toBeGreaterThan(3500);
  expect(facts.database.version).toMatch(/^1[5-9]/);
  expect(facts.database.bytes).toBeGreaterThan(1e6);
  expect(facts.database.lastMigration).toMatch(/^\d{4}_.*\.sql$/);
  expect(facts.disk!.total).toBeGreaterThan(facts.disk!.free);
  expect(toLookAt(facts)).toEqual(expect.arrayContaining(['tail', 'audit', 'tasks']));
  expect(await actAs(db.app, nobody, (tx) => healthFacts(tx, nobody, clock, known))).toMatchObject({
    code: 'not-allowed',
  });
});

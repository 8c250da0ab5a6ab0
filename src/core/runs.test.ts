import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { system, type Actor } from './actor.ts';
import { loginUrl } from './db.server.ts';
import { startJobs, type Jobs } from './jobs.server.ts';
import { makeLog } from './log.server.ts';
import type { Outcome, RunTask, Work } from './run-work.server.ts';
import { askRun, cancelRun, listRuns, retryRun, runById, type RunState } from './runs.server.ts';

const db = await testDatabase();
const ownerUrl = loginUrl(db.adminUrl, db.secret, 'goc_owner');
const clock = { now: () => new Date('2026-11-24T03:00:00Z') };
const officer = (key: string): Actor => ({ key, user: key, scope: () => new Set() });
const [lan, minh] = [officer('user:lan'), officer('user:minh')];
const SOON = { timeout: 20_000, interval: 50 };

// A cloned database has not the template's own grants, which prepareDatabase gives where it runs.
beforeAll(async () => {
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await admin.query(`grant create on database ${new URL(db.adminUrl).pathname.slice(1)} to goc_owner`);
  await admin.end();
  await db.owner.query('create table step (run bigint, n integer, pid integer)');
});

/** Takes steps of a tenth of a second, each kept, from where an earlier try has come to. `elsewhere` does the same. */
async function count({ client, payload, done, report }: Work): Promise<Outcome> {
  const { run, total } = payload as { run: string; total: number };
  for (let n = done + 1; n <= total; n++) {
    await client.query('insert into step (run, n, pid) values ($1, $2, $3)', [run, n, process.pid]);
    await sleep(100);
    if (await report({ done: n, total, message: `Đã xong ${n} dòng` })) return {};
  }
  return { message: 'Xong' };
}

const open: Jobs[] = [];
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.stop();
});
async function start(runs: Record<string, RunTask>): Promise<Jobs> {
  const log = makeLog('silent');
  const jobs = await startJobs({ ownerUrl, federation: 'test', log, tasks: {}, runs, leaseMs: 1500 });
  open.push(jobs);
  return jobs;
}
const ask = (actor: Actor, task: string, payload: object, key?: string) =>
  db.app.transaction().execute((tx) => askRun(tx, actor, clock, task, payload, key ? { key } : {}));
const cancel = (actor: Actor, id: number) =>
  db.app.transaction().execute((tx) => cancelRun(tx, actor, clock, id));
const retry = (actor: Actor, id: number) =>
  db.app.transaction().execute((tx) => retryRun(tx, actor, clock, id));
const see = async (id: number) => (await runById(db.app, id))!;
const reaches = (id: number, state: RunState) =>
  expect.poll(async () => (await see(id)).state, SOON).toBe(state);
const comesTo = (id: number, n: number) =>
  expect.poll(async () => (await see(id)).done ?? 0, SOON).toBeGreaterThanOrEqual(n);
const steps = async (run: number) =>
  (
    await db.owner.query<{ n: number; pid: number }>('select n, pid from step where run = $1 order by n', [
      run,
    ])
  ).rows;

test('runs of two officers go side by side in two processes, each to its own end and result', async () => {
  const file = await db.owner.query<{ id: number }>(
    `insert into stored_file (sha256, media_type, bytes) values (repeat('a', 64), 'text/csv', 'x') returning id`,
  );
  const task: RunTask = {
    async run({ payload, report }) {
      await report({ done: 2, total: 2 });
      return { message: `Xong ${(payload as { name: string }).name}`, file: file.rows[0]!.id };
    },
  };
  await start({ copy: task });
  await start({ copy: task });
  const ids = await Promise.all(
    [lan, minh, lan, minh].map((actor, i) => ask(actor, 'copy', { name: `tệp ${i}` })),
  );
  for (const id of ids) await reaches(id, 'done');
  expect(await see(ids[1]!)).toMatchObject({
    askedBy: 'user:minh',
    askedAt: clock.now(),
    done: 2,
    total: 2,
    message: 'Xong tệp 1',
    error: null,
    tries: 1,
    file: file.rows[0]!.id,
  });
  const listed = await listRuns(db.app, { state: 'done', askedBy: 'user:lan', limit: 10 });
  expect(listed.map((run) => run.id)).toEqual([ids[0], ids[2]].toSorted((a, b) => b! - a!));
  expect(await listRuns(db.app, { before: Math.min(...ids), limit: 10 })).toEqual([]);
});

test('asked twice with the same key it is one run; rolled back, it is none', async () => {
  const first = await ask(lan, 'nobody-does', {}, 'import:7');
  expect(await ask(lan, 'nobody-does', {}, 'import:7')).toBe(first);
  expect((await ask(lan, 'nobody-does', {}, 'import:8')) === first).toBe(false);
  const given = db.app.transaction().execute(async (tx) => {
    await askRun(tx, lan, clock, 'nobody-does', {}, { key: 'import:9' });
    throw new Error('changed my mind');
  });
  await expect(given).rejects.toThrow('changed my mind');
  expect(await listRuns(db.app, { state: 'waiting', limit: 10 })).toHaveLength(2);
});

test('a run is cancelled midway by who asked, stops within about a second, and goes on where it was', async () => {
  await start({ count: { run: count } });
  const id = await ask(lan, 'count', { run: '1', total: 60 });
  await comesTo(id, 5);
  expect(await cancel(minh, id)).toMatchObject({ code: 'not-found' });
  expect(await retry(lan, id)).toMatchObject({ code: 'run-not-ended' });
  expect(await cancel(lan, id)).toBeNull();
  expect(await cancel(lan, id)).toMatchObject({ code: 'run-ended' });
  const atCancel = (await steps(1)).length;
  await sleep(2500);
  const stopped = (await steps(1)).length;
  expect(stopped - atCancel).toBeLessThan(15);
  expect(await see(id)).toMatchObject({ state: 'cancelled', done: stopped, tries: 1 });
  expect(await retry(system, id)).toBeNull();
  await reaches(id, 'done');
  expect((await steps(1)).map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  expect(await see(id)).toMatchObject({ done: 60, total: 60, message: 'Xong', tries: 2 });
  const { rows } = await db.owner.query(
    `select actor, action, after from audit_entry where subject = $1 order by id`,
    [`run:${id}`],
  );
  expect(rows).toEqual([
    { actor: 'user:lan', action: 'run.ask', after: { task: 'count', unit: null } },
    { actor: 'user:lan', action: 'run.cancel', after: { state: 'cancelled' } },
    { actor: 'system', action: 'run.retry', after: { state: 'waiting' } },
  ]);
});

test('a waiting run that is cancelled never begins', async () => {
  const id = await ask(lan, 'count', { run: '2', total: 1 });
  expect(await cancel(lan, id)).toBeNull();
  await start({ count: { run: count } });
  const next = await ask(lan, 'count', { run: '3', total: 1 });
  await reaches(next, 'done');
  expect(await steps(2)).toEqual([]);
  expect(await see(id)).toMatchObject({ state: 'cancelled', tries: 0, startedAt: null });
});

test('a run that fails keeps a sentence for the user, never the error’s own words, and can be retried', async () => {
  let mood: 'refuse' | 'throw' | 'work' = 'refuse';
  const task: RunTask = {
    async run({ client }): Promise<Outcome> {
      if (mood === 'refuse') return { failed: 'Tệp thiếu cột Họ và tên. Thêm cột rồi gửi lại.' };
      await client.query('begin');
      if (mood === 'throw') await client.query(`select 'Trần Thị Lan'::int`);
      await client.query('commit');
      return {};
    },
  };
  await start({ moody: task });
  const id = await ask(lan, 'moody', {});
  await reaches(id, 'failed');
  expect(await see(id)).toMatchObject({ error: 'Tệp thiếu cột Họ và tên. Thêm cột rồi gửi lại.', tries: 1 });
  mood = 'throw';
  await retry(lan, id);
  await expect.poll(async () => (await see(id)).tries, SOON).toBe(2);
  await reaches(id, 'failed');
  expect((await see(id)).error).toMatch(/^Lỗi ngoài dự kiến/);
  mood = 'work';
  await retry(lan, id);
  await reaches(id, 'done');
  expect(await see(id)).toMatchObject({ error: null, tries: 3 });
});

test('a process that is stopped gives its run back, with its progress, and another goes on at once', async () => {
  const first = await start({ count: { run: count } });
  const id = await ask(lan, 'count', { run: '4', total: 40 });
  await comesTo(id, 8);
  open.splice(open.indexOf(first), 1);
  await first.stop();
  expect((await see(id)).state).toBe('waiting');
  await start({ count: { run: count } });
  await reaches(id, 'done');
  expect((await steps(4)).map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test('a run whose process was killed is taken up by another, from what was told as done', async () => {
  const child = elsewhere();
  const id = await ask(lan, 'count', { run: '5', total: 50 });
  await comesTo(id, 15);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { done } = await see(id);
  expect((await see(id)).state).toBe('running');
  await start({ count: { run: count } });
  await reaches(id, 'done');
  const all = await steps(5);
  const [theirs, ours] = [all.filter((s) => s.pid === child.pid), all.filter((s) => s.pid === process.pid)];
  expect(ours.map(({ n }) => n)).toEqual(Array.from({ length: 50 - done! }, (_, i) => done! + 1 + i));
  expect(theirs.length).toBeGreaterThanOrEqual(done!);
  expect(await see(id)).toMatchObject({ tries: 2, done: 50 });
});

test('a run longer than its lease stays with its process, which says so', async () => {
  await start({ count: { run: count } });
  await start({ count: { run: count } });
  const id = await ask(lan, 'count', { run: '6', total: 40 });
  await reaches(id, 'done');
  expect(await see(id)).toMatchObject({ tries: 1 });
});

test('a run whose job was lost with the queue gets a new one; one that kills six times is given up', async () => {
  const lost = await ask(lan, 'count', { run: '7', total: 1 });
  const deadly = await ask(lan, 'count', { run: '8', total: 1 });
  await db.owner.query(`delete from graphile_worker._private_jobs where key = 'test:run:${lost}'`);
  await db.owner.query(
    `update graphile_worker._private_jobs set attempts = 5 where key = 'test:run:${deadly}'`,
  );
  await start({ count: { run: count } });
  await reaches(lost, 'done');
  await reaches(deadly, 'failed');
  expect(await steps(8)).toEqual([]);
});

test('the app changes runs through its functions alone', async () => {
  for (const statement of [
    sql`insert into job_run (task, payload, asked_by, asked_at) values ('x', '{}', 'x', now())`,
    sql`update job_run set state = 'done'`,
    sql`delete from job_run`,
    sql`update job_task set failures = 0`,
    sql`select queue_run(1, 'x')`,
  ])
    await expect(statement.execute(db.app)).rejects.toThrow(/permission denied/);
  await expect(sql`select cancel_run(1)`.execute(db.portal)).rejects.toThrow(/permission denied/);
});

/** The same work in a process of its own. */
function elsewhere(): ChildProcess {
  const script = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import { startJobs } from '#core/jobs.server.ts';
    import { makeLog } from '#core/log.server.ts';
    async function run({ client, payload: { run, total }, done, report }) {
      for (let n = done + 1; n <= total; n++) {
        await client.query('insert into step (run, n, pid) values ($1, $2, $3)', [run, n, process.pid]);
        await sleep(100);
        await report({ done: n, total });
      }
      return {};
    }
    await startJobs({
      ownerUrl: ${JSON.stringify(ownerUrl)}, federation: 'test', log: makeLog('silent'), tasks: {}, leaseMs: 1500, runs: { count: { run } },
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

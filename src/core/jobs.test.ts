import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { loginUrl } from './db.server.ts';
import { askJob, startJobs, type JobTask } from './jobs.server.ts';
import { makeLog } from './log.server.ts';
import { listTasks } from './runs.server.ts';

const db = await testDatabase();
const ownerUrl = loginUrl(db.adminUrl, db.secret, 'goc_owner');
const log = makeLog('silent');

// A cloned database has not the template's own grants, which prepareDatabase gives where it runs.
beforeAll(async () => {
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await admin.query(`grant create on database ${new URL(db.adminUrl).pathname.slice(1)} to goc_owner`);
  await admin.end();
});

/** A task that tells what it was asked with, and where it ran. */
function told(cron?: string): { task: JobTask; next: () => Promise<unknown[]> } {
  let tell: (heard: unknown[]) => void = () => undefined;
  const task: JobTask = {
    ...(cron ? { cron } : {}),
    async run(client, payload) {
      const { rows } = await client.query<{ at: string }>(
        `select current_user || ' ' || current_schema() as at`,
      );
      tell([payload, rows[0]!.at]);
    },
  };
  return { task, next: () => new Promise((heard) => (tell = heard)) };
}

/** Another federation in the same database. */
async function federation(name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../migrations');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create schema ${name}; set search_path = ${name}, public`);
  for (const file of readdirSync(folder).toSorted())
    await client.query(readFileSync(join(folder, file), 'utf8').replaceAll('{federation}', name));
  await client.end();
}

test('the app asks for a job, and the owner’s process of that federation does it', async () => {
  const [one, other] = [told('* * * * *'), told()];
  await federation('elsewhere');
  const [here, there] = [
    await startJobs({ ownerUrl, federation: 'test', log, tasks: { count: one.task } }),
    await startJobs({ ownerUrl, federation: 'elsewhere', log, tasks: { count: other.task } }),
  ];
  try {
    let strayed = false;
    void other.next().then(() => (strayed = true));
    const heard = one.next();
    await db.app.transaction().execute((tx) => askJob(tx, 'count', { n: 3 }));
    expect(await heard).toEqual([{ n: 3 }, 'goc_owner test']);
    const again = one.next();
    await askJob(db.app, 'count');
    expect(await again).toEqual([{}, 'goc_owner test']);
    expect(strayed).toBe(false);
    // The queue learns its crontab a moment after it has begun.
    const crontab = () =>
      db.owner
        .query('select identifier from graphile_worker._private_known_crontabs')
        .then(({ rows }) => rows);
    await expect.poll(crontab).toEqual([{ identifier: 'test:count' }]);
  } finally {
    await Promise.all([here.stop(), there.stop()]);
  }
});

test('jobs go on after the server has cut every connection', async () => {
  const { task, next } = told();
  const jobs = await startJobs({ ownerUrl, federation: 'test', log, tasks: { count: task } });
  try {
    const heard = next();
    await db.owner.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and usename = 'goc_owner' and pid <> pg_backend_pid()`,
    );
    // Asked again as its crontab would: a job that was taken over a dying connection stays locked for hours.
    let done: unknown[] | null = null;
    void heard.then((what) => (done = what));
    const asked = async () => {
      await askJob(db.app, 'count', { after: 'the cut' });
      return done;
    };
    await expect
      .poll(asked, { timeout: 50_000, interval: 1000 })
      .toEqual([{ after: 'the cut' }, 'goc_owner test']);
  } finally {
    await jobs.stop();
  }
});

test('maintenance is seen: when it ran last, for how long, why it failed and how often in a row', async () => {
  let fails = true;
  const task: JobTask = {
    cron: '0 3 * * *',
    async run() {
      if (fails) throw new Error('the disk is full');
    },
  };
  const jobs = await startJobs({
    ownerUrl,
    federation: 'test',
    log,
    tasks: { sweep: task, idle: told().task },
  });
  const seen = async () => (await listTasks(db.app)).find(({ task: name }) => name === 'sweep')!;
  try {
    expect(await listTasks(db.app)).toContainEqual(
      expect.objectContaining({ task: 'idle', cron: null, lastStarted: null, failures: 0 }),
    );
    for (const times of [1, 2]) {
      await askJob(db.app, 'sweep');
      await expect.poll(async () => (await seen()).failures, { timeout: 20_000 }).toBe(times);
    }
    expect(await seen()).toMatchObject({ cron: '0 3 * * *', lastError: 'the disk is full' });
    fails = false;
    await askJob(db.app, 'sweep');
    await expect.poll(async () => (await seen()).failures, { timeout: 20_000 }).toBe(0);
    const now = await seen();
    expect(now).toMatchObject({ lastError: null, lastMs: expect.any(Number) });
    expect(now.lastEnded!.getTime()).toBeGreaterThanOrEqual(now.lastStarted!.getTime());
  } finally {
    await jobs.stop();
  }
});

test('the app login reaches the queue through ask_job alone', async () => {
  await expect(askJob(db.portal, 'count')).rejects.toThrow(/permission denied/);
  const asked = db.app.transaction().execute((tx) =>
    tx
      .selectFrom('graphile_worker._private_jobs' as never)
      .selectAll()
      .execute(),
  );
  await expect(asked).rejects.toThrow(/permission denied/);
});

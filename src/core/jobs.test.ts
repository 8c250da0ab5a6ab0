import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { loginUrl } from './db.server.ts';
import { askJob, startJobs, type JobTask } from './jobs.server.ts';
import { makeLog } from './log.server.ts';

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

test('the app asks for a job, and the owner’s process of that federation does it', async () => {
  const [one, other] = [told('* * * * *'), told()];
  await db.owner.query('create schema elsewhere');
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from './embedded.server.ts';
import { stopServer } from './postmaster.server.ts';

const root = mkdtempSync(join(tmpdir(), 'goc-embedded-'));
// As root the server's own user must be able to pass; mkdtemp lets only us in.
chmodSync(root, 0o755);
const said: string[] = [];
const say = (line: string) => said.push(line);
const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await stopServer(join(folder, 'postgres'));
  rmSync(root, { recursive: true, force: true });
});

function folder(name: string): string {
  folders.push(join(root, name));
  return join(root, name);
}

async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, say });
  if ('trouble' in server) throw new Error(server.trouble);
  return server;
}

async function ask(server: { adminUrl: string }, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** Another Gốc process that holds a server; gives it with its address. */
async function elsewhere(dataDir: string) {
  const code = `import { startEmbedded } from '#core/embedded/embedded.server.ts';
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, say: () => undefined });
    console.log(JSON.stringify(server));
    process.stdin.once('data', async () => { await server.stop(); process.exit(); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ...(JSON.parse(line) as Pick<Embedded, 'adminUrl' | 'port' | 'adopted'>) };
}

const lockFile = (dataDir: string) => join(dataDir, 'postgres', 'postmaster.pid');
const postmaster = (dataDir: string) => Number(readFileSync(lockFile(dataDir), 'utf8').split('\n')[0]);

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The server has ended: its lock is gone now, its process once the system's parent of it, maybe this one, has taken note. */
async function gone(dataDir: string, pid: number): Promise<void> {
  expect(existsSync(lockFile(dataDir))).toBe(false);
  await expect.poll(() => alive(pid)).toBe(false);
}

test('a cluster keeps its data and its secrets over a restart, sorts Vietnamese and is durable', async () => {
  const dataDir = folder('restart');
  const first = await start(dataDir);
  expect(first.adopted).toBe(false);
  await ask(
    first,
    `create table word (w text); insert into word values ('đ'), ('d'), ('ă'), ('z'), ('a'), ('â')`,
  );
  const pid = postmaster(dataDir);
  await first.stop();
  await first.stop();
  await gone(dataDir, pid);

  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(second.secret).toBe(first.secret);
  expect(second.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await ask(second, 'select string_agg(w, $$$$ order by w) from word')).toEqual([['aăâdđz']]);
  expect(
    await ask(
      second,
      `select current_setting('fsync'), current_setting('data_checksums'), current_setting('listen_addresses'),
         current_setting('timezone'), datlocale from pg_database where datname = current_database()`,
    ),
  ).toEqual([['on', 'on', '127.0.0.1', 'Asia/Ho_Chi_Minh', 'vi-VN']]);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  await second.stop();
});

test('the server refuses whoever does not know its password', async () => {
  const server = await start(folder('password'));
  const wrong = new URL(server.adminUrl);
  wrong.password = 'wrong';
  await expect(ask({ adminUrl: wrong.toString() }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await server.stop();
});

test('a server that outlived its killed app is taken over', async () => {
  const dataDir = folder('survivor');
  const app = await elsewhere(dataDir);
  await ask(app, 'create table kept as select 7 as n');
  app.child.kill('SIGKILL');
  await once(app.child, 'exit');

  const next = await start(dataDir);
  expect(next.adopted).toBe(true);
  expect(next.port).toBe(app.port);
  expect(await ask(next, 'select n from kept')).toEqual([[7]]);
  await next.stop();
});

test('a killed server leaves its lock, and the next start recovers the committed row', async () => {
  const dataDir = folder('recover');
  const first = await start(dataDir);
  await ask(first, 'create table kept (n int)');
  await ask(first, 'insert into kept values (42)');
  const pid = postmaster(dataDir);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => alive(pid)).toBe(false);
  expect(postmaster(dataDir)).toBe(pid);

  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(await ask(second, 'select n from kept')).toEqual([[42]]);
  await first.stop();
  expect(await ask(second, 'select n from kept')).toEqual([[42]]);
  await second.stop();
});

test('a lock whose process id another cluster has now does not keep the server off', async () => {
  const dataDir = folder('foreign');
  const first = await start(dataDir);
  const lines = readFileSync(lockFile(dataDir), 'utf8').split('\n');
  await first.stop();
  // A PostgreSQL of the same user: every other program PostgreSQL would see through by itself.
  const other = await start(folder('foreign-other'));
  writeFileSync(lockFile(dataDir), [postmaster(join(root, 'foreign-other')), ...lines.slice(1)].join('\n'));

  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(second.port).not.toBe(other.port);
  expect(await ask(other, 'select 1')).toEqual([[1]]);
  await second.stop();
  await other.stop();
});

test('data of another PostgreSQL version is refused with both versions named', async () => {
  const dataDir = folder('version');
  await (await start(dataDir)).stop();
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
  const refused = await startEmbedded({ dataDir, say });
  expect(refused).toMatchObject({
    kind: 'version',
    trouble: expect.stringMatching(/PostgreSQL 17.*PostgreSQL 18/),
  });
});

test('a data folder that cannot be written is refused', async () => {
  writeFileSync(join(root, 'a-file'), '');
  const refused = await startEmbedded({ dataDir: join(root, 'a-file', 'data'), say });
  expect(refused).toMatchObject({ kind: 'cannot-write', trouble: expect.stringContaining('GOC_DATA_DIR') });
});

test('data whose secrets are lost is refused, not replaced', async () => {
  const dataDir = folder('secrets');
  await (await start(dataDir)).stop();
  rmSync(join(dataDir, 'secrets.json'));
  expect(await startEmbedded({ dataDir, say })).toMatchObject({ kind: 'start-failed' });
  expect(readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('18\n');
});

test('starts at once, in one process and in two, share one server, which the last one stops', async () => {
  const dataDir = folder('together');
  const [one, two, three] = await Promise.all([start(dataDir), start(dataDir), elsewhere(dataDir)]);
  expect([one, two, three].filter((s) => !s.adopted)).toHaveLength(1);
  expect(new Set([one.port, two.port, three.port]).size).toBe(1);
  const pid = postmaster(dataDir);
  await Promise.all([one.stop(), two.stop()]);
  expect(await ask(three, 'select 1')).toEqual([[1]]);
  three.child.stdin.write('stop\n');
  await once(three.child, 'exit');
  await gone(dataDir, pid);
});

test('a start while another app stops the server gets a server that stays', async () => {
  const dataDir = folder('handover');
  const first = await start(dataDir);
  const leaving = first.stop();
  const second = await start(dataDir);
  await leaving;
  await sleep(100);
  expect(await ask(second, 'select 1')).toEqual([[1]]);
  await second.stop();
});

test('nothing was said about clusters that lie in their data folder and start at once', () => {
  // In a checkout that the server's user cannot enter, its programs lie elsewhere, and that is said.
  const programs = /^PostgreSQL đặt ở \S+\/bin vì /;
  expect(said.filter((line) => !programs.test(line))).toEqual([]);
});

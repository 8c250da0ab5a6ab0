import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startSite, type Site } from '#test/site.ts';

const root = mkdtempSync(join(tmpdir(), 'goc-start-'));
// As root the database's own user must pass; mkdtemp lets only us in.
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const empty = (data: string) => ({ GOC_DATA_DIR: join(root, data), GOC_DEMO: '0' });

async function started(env: Record<string, string>): Promise<Site> {
  const site = await startSite(env);
  if ('code' in site) throw new Error(site.output);
  return site;
}

function isRunning(data: string): boolean {
  const pid = Number(readFileSync(join(root, data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('an empty installation shows an empty home page, stops cleanly and takes its database with it', async () => {
  const site = await started(empty('stop'));
  expect(await (await fetch(site.address)).text()).toContain('Chưa có bài nào được đăng');
  expect(isRunning('stop')).toBe(true);
  expect(await site.stop()).toBe(0);
  expect(() => isRunning('stop')).toThrow(/ENOENT/);
});

test('killed, the next start takes over by itself', async () => {
  const first = await started(empty('kill'));
  await first.kill();
  expect(isRunning('kill')).toBe(true);
  const second = await started(empty('kill'));
  expect((await fetch(`${second.address}/readyz`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
});

test('two first starts at once share one database, and the first to go leaves it to the other', async () => {
  const [one, two] = await Promise.all([started(empty('both')), started(empty('both'))]);
  expect(await one.stop()).toBe(0);
  expect((await fetch(`${two.address}/readyz`)).status).toBe(200);
  expect(await two.stop()).toBe(0);
});

test('stopped or killed while the demonstration loads, it leaves nothing half-written', async () => {
  const env = { GOC_DATA_DIR: join(root, 'load') };
  const stopped = await startSite(env, 'membership:');
  if ('code' in stopped) throw new Error(stopped.output);
  expect(await stopped.stop()).toBe(0);
  expect(() => isRunning('load')).toThrow(/ENOENT/);
  const killed = await startSite(env, 'membership:');
  if ('code' in killed) throw new Error(killed.output);
  await killed.kill();
  const next = await started(empty('load'));
  expect(await (await fetch(next.address)).text()).toContain('Chưa có bài nào được đăng');
  expect(await next.stop()).toBe(0);
}, 120_000);

test.each([
  ['a port that is no port', { PORT: 'abc' }, /PORT/],
  ['a data folder that cannot be made', { GOC_DATA_DIR: '/dev/null/goc', PORT: '' }, /GOC_DATA_DIR/],
  [
    'a database that cannot be reached',
    { DATABASE_URL: 'postgres://goc:secret@127.0.0.1:1/goc', PORT: '' },
    /DATABASE_URL.*ECONNREFUSED/,
  ],
  [
    'a database address without a secret',
    { DATABASE_URL: 'postgres://goc@127.0.0.1:1/goc', PORT: '' },
    /GOC_SECRET/,
  ],
  ['a federation that is no schema name', { GOC_FEDERATION: 'Hậu Giang', PORT: '' }, /GOC_FEDERATION/],
])('%s is told in one sentence, with an exit code', async (_, env, words) => {
  const site = await startSite({ GOC_DATA_DIR: join(root, 'never'), GOC_DEMO: '0', ...env });
  expect(site).toMatchObject({ code: 1, output: expect.stringMatching(words) });
  if ('code' in site) expect(site.output.trim().split('\n')).toHaveLength(1);
});

test('a port in use is told in one sentence, and nothing is left running', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  const site = await startSite({ ...empty('port'), PORT: String(port) });
  other.close();
  expect(site).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port} is in use`) });
  expect(() => isRunning('port')).toThrow(/ENOENT/);
});

test('a data folder of another PostgreSQL is refused with both versions', async () => {
  await (await started(empty('version'))).stop();
  writeFileSync(join(root, 'version', 'postgres', 'PG_VERSION'), '14\n');
  expect(await startSite(empty('version'))).toMatchObject({
    code: 1,
    output: expect.stringContaining('PostgreSQL 14'),
  });
});

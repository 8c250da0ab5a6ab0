import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createNet } from 'node:net';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { loginUrl, openDb, openPool } from '#core/db.server.ts';
import type { Embedded } from '#core/embedded/embedded.server.ts';
import { loadNews, MAIN_ARTICLE } from '#demo/news.server.ts';
import { SCHEMA } from './loading.ts';
import { many, type Result } from './result.ts';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const headers = { 'accept-encoding': 'br', 'user-agent': agent };
const CONNECTIONS = 32;

/** The article under load, its readings counted, against a bare server that sends the same compressed bytes. */
export async function benchPages(server: Embedded): Promise<Result[]> {
  const app = openDb(openPool(loginUrl(server.adminUrl, server.secret, 'goc_app'), SCHEMA, 4));
  await loadNews(app, console.log);
  const views = async () =>
    Number(
      (
        await app
          .selectFrom('articleViews')
          .select((e) => e.fn.sum('views').as('n'))
          .executeTakeFirst()
      )?.n ?? 0,
    );

  const cached = await start(server, { GOC_CACHE: '1' });
  const first = await fetch(cached.address + MAIN_ARTICLE, { headers });
  const weight = Number(first.headers.get('content-length'));
  const pictures = [...(await first.text()).matchAll(/\/hinh\/[0-9a-f]{64}(?= 800w)/g)].map((m) => m[0]);
  const before = await views();
  const article = await load(cached.address + MAIN_ARTICLE, 10);
  await new Promise((done) => setTimeout(done, 2500));
  const counted = (await views()) - before;
  const memory = memoryOf(cached.child);
  const sizes = await Promise.all(
    pictures.map(async (p) => (await (await fetch(cached.address + p)).arrayBuffer()).byteLength),
  );
  await end(cached.child);

  const bare = await startBare(weight);
  const floor = await load(bare.address, 10);
  await end(bare.child);

  const uncached = await start(server, { GOC_CACHE: '0' });
  await load(uncached.address + MAIN_ARTICLE, 3);
  const slow = await load(uncached.address + MAIN_ARTICLE, 10);
  await end(uncached.child);
  await app.destroy();

  const speed = (r: autocannon.Result) =>
    `${many(r.requests.average)} req/s, p50 ${r.latency.p50} ms, p99 ${r.latency.p99} ms`;
  return [
    {
      what: `the article, ${CONNECTIONS} connections, readings counted`,
      measured: `${speed(article)}; ${memory} MB resident`,
      comparison: `bare node:http, the same ${many(weight)} bytes: ${speed(floor)}`,
      ratio: (article.requests.average / floor.requests.average).toFixed(2),
      aim: 'at least 0.67',
    },
    {
      what: 'readings counted of those answered',
      measured: many(counted),
      comparison: `answered: ${many(article['2xx'])}`,
      ratio: (counted / article['2xx']).toFixed(4),
      aim: '1',
    },
    {
      what: 'the article, cache off',
      measured: speed(slow),
      comparison: `cache on: ${many(article.requests.average)} req/s`,
      ratio: (slow.requests.average / article.requests.average).toFixed(3),
      aim: 'none',
    },
    {
      what: 'weight of the article’s first view (brotli)',
      measured: `${many(weight)} bytes`,
      comparison: '14 KB',
      ratio: (weight / 14_336).toFixed(2),
      aim: 'at most 1',
    },
    {
      what: `its ${sizes.length / 2} pictures, AVIF at 800 px`,
      measured: `${many(sizes.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0))} bytes`,
      comparison: `WebP: ${many(sizes.filter((_, i) => i % 2 === 1).reduce((a, b) => a + b, 0))} bytes`,
      ratio: '—',
      aim: 'none',
    },
  ];
}

const load = (url: string, seconds: number): Promise<autocannon.Result> =>
  autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });

async function freePort(): Promise<number> {
  const probe = createNet().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

async function start(server: Embedded, env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, ['bin/start.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      DATABASE_URL: server.adminUrl,
      GOC_SECRET: server.secret,
      GOC_FEDERATION: SCHEMA,
      GOC_DEMO: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout!) if (String(chunk).includes('(ready)')) break;
  return { child, address: `http://127.0.0.1:${port}` };
}

async function startBare(bytes: number) {
  const port = await freePort();
  const code = `const body = require('node:crypto').randomBytes(${bytes});
    require('node:http').createServer((req, res) => { res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br', 'content-length': body.length }); res.end(body); })
      .listen(${port}, '127.0.0.1', () => console.log('ready'));`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  return { child, address: `http://127.0.0.1:${port}` };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function memoryOf({ pid }: ChildProcess): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

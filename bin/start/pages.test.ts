import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import { publishArticle } from '#modules/portal/portal.server.ts';
import { testDatabase } from '#test/database.ts';
import { startSite, type Site } from '#test/site.ts';

const db = await testDatabase();
const sites: Site[] = [];
const article = '/tin/hoat-dong/bai-mot';
/** Long beside the second it should take, short beside the minute that a page may be kept. */
const SOON = 20_000;

beforeAll(async () => {
  await db.owner.query(`
    insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at)
      values ('Mặt trận tỉnh', 'The Front', '', '', false, now());
    insert into category (slug, name_vi, name_en, sort) values ('hoat-dong', 'Hoạt động', 'Activities', 1)`);
  await publish('bai-mot', new Date('2026-01-01T00:00:00Z'));
  for (let i = 0; i < 2; i++) {
    const site = await startSite({
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: inject('secret'),
      GOC_FEDERATION: 'test',
      GOC_DEMO: '0',
    });
    if ('code' in site) throw new Error(site.output);
    sites.push(site);
  }
});
afterAll(async () => {
  for (const site of sites) await site.stop();
});

async function publish(slug: string, publishedAt: Date): Promise<number> {
  const paragraph = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'Có ' }, branches, { type: 'text', text: ' chi hội.' }],
  };
  const id = await actAs(db.app, system, (tx) =>
    publishArticle(
      tx,
      system,
      { now: () => publishedAt },
      {
        category: 'hoat-dong',
        slug,
        language: 'vi',
        title: `Tiêu đề ${slug}`,
        lead: 'Sa-pô',
        byline: 'Ban Biên tập',
        picture: null,
        body: { type: 'doc', content: [paragraph] },
        publishedAt,
      },
    ),
  );
  if (isRefusal(id)) throw new Error(id.code);
  return id;
}
const branches = {
  type: 'figure',
  attrs: {
    indicator: 'households',
    organisation: null,
    area: null,
    unit: null,
    date: '2020-09-30',
    from: null,
    to: null,
    approx: null,
    scale: null,
  },
};

const reader = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
};

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** A request as it is, without what fetch adds or hides. */
function get(
  site: Site,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request(site.address + path, { method, headers: { ...reader, ...headers } }, (res) => {
      if (isReading(path, method, headers)) readings++;
      const chunks: Buffer[] = [];
      res.on('data', (c: Buffer) => chunks.push(c));
      res.on('end', () =>
        resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    });
    req.on('error', reject);
    req.end();
  });
}
/** How many of them were a person's readings of the article. */
let readings = 0;
const isReading = (path: string, method: string, headers: Record<string, string>) =>
  path === article && method === 'GET' && !headers['user-agent'] && !headers['sec-purpose'];

const text = async (site: Site, path: string) => (await get(site, path)).body.toString();
const views = async () =>
  Number(
    (await db.owner.query<{ n: string }>('select coalesce(sum(views), 0) n from article_views')).rows[0]!.n,
  );

test('a page is one document with its style inside, without a script', async () => {
  const { status, headers, body } = await get(sites[0]!, article);
  expect(status).toBe(200);
  expect(body.toString()).toContain('<style');
  expect(body.toString()).not.toMatch(/<script|<link[^>]+stylesheet/);
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*style-src 'self' 'sha256-/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['set-cookie']).toBeUndefined();
});

test('the same bytes come in each encoding, and 304 to whoever has them', async () => {
  const plain = await get(sites[0]!, article);
  const br = await get(sites[0]!, article, { 'accept-encoding': 'gzip, br' });
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
  const again = await get(sites[0]!, article, { 'if-none-match': String(br.headers['etag']) });
  expect(again).toMatchObject({ status: 304 });
  expect(again.body).toHaveLength(0);
  const head = await get(sites[0]!, article, {}, 'HEAD');
  expect(head).toMatchObject({ status: 200 });
  expect(head.body).toHaveLength(0);
});

test('readings are counted exactly over two processes; machines, prefetches and HEAD are not', async () => {
  const tag = String((await get(sites[0]!, article, { 'user-agent': 'Googlebot/2.1' })).headers['etag']);
  await Promise.all([
    ...Array.from({ length: 300 }, (_, i) =>
      get(sites[i % 2]!, article, i % 3 === 0 ? { 'if-none-match': tag } : {}),
    ),
    get(sites[0]!, article, { 'user-agent': 'facebookexternalhit/1.1' }),
    get(sites[1]!, article, { 'sec-purpose': 'prefetch;prerender' }),
    get(sites[1]!, article, {}, 'HEAD'),
    get(sites[1]!, '/'),
    get(sites[1]!, '/tin/hoat-dong/khong-co'),
  ]);
  expect(readings).toBeGreaterThan(300);
  await expect.poll(views, { timeout: SOON }).toBe(readings);
  // Nothing more comes with the next batch.
  await new Promise((done) => setTimeout(done, 1500));
  expect(await views()).toBe(readings);
});

test('what is published shows in every process within a second, and what is not yet does not', async () => {
  for (const site of sites) expect(await text(site, '/')).not.toContain('bai-hai');
  await publish('bai-ba', new Date('2999-01-01T00:00:00Z'));
  await publish('bai-hai', new Date('2026-02-01T00:00:00Z'));
  for (const site of sites) {
    await expect.poll(() => text(site, '/'), { timeout: SOON, interval: 50 }).toContain('bai-hai');
    expect(await text(site, '/')).not.toContain('bai-ba');
    expect((await get(site, '/tin/hoat-dong/bai-ba')).status).toBe(404);
  }
});

test('a figure that is recounted differently is restated beside what was published, in every process', async () => {
  for (const site of sites) expect(await text(site, article)).not.toContain('nay tính lại');
  await db.owner.query(`
    insert into series_tail (series, organisation_id, node_kind, node_id, day, delta) values (5, 0, 'f', 0, '2020-01-01', 1234);
    select pg_notify('goc_test', 'figures')`);
  for (const site of sites) {
    await expect
      .poll(() => text(site, article), { timeout: SOON, interval: 50 })
      .toMatch(/<data value="0">0<\/data>.*\(nay tính lại: 1\.234\)/s);
  }
});

test('a process that was cut off from the announcements drops what it kept', async () => {
  const [site] = sites as [Site, Site];
  expect(await text(site, '/tin/hoat-dong')).not.toContain('Đổi không báo');
  await db.owner.query(`update article set title = 'Đổi không báo' where slug = 'bai-mot'`);
  expect(await text(site, '/tin/hoat-dong')).not.toContain('Đổi không báo');
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ cut: boolean }>(
    `select pg_terminate_backend(pid, 5000) as cut from pg_stat_activity
     where query like 'listen %' and datname = current_database()`,
  );
  await admin.end();
  expect(rows.length).toBeGreaterThanOrEqual(2);
  await expect
    .poll(() => text(site, '/tin/hoat-dong'), { timeout: SOON, interval: 50 })
    .toContain('Đổi không báo');
});

test('a process that stops writes its last readings; a killed one keeps what it has written', async () => {
  const env = {
    DATABASE_URL: db.adminUrl,
    GOC_SECRET: inject('secret'),
    GOC_FEDERATION: 'test',
    GOC_DEMO: '0',
  };
  for (const end of ['stop', 'kill'] as const) {
    const site = await startSite(env);
    if ('code' in site) throw new Error(site.output);
    for (let i = 0; i < 20; i++) await get(site, article);
    if (end === 'kill') await expect.poll(views, { timeout: SOON }).toBe(readings);
    await site[end]();
    await expect.poll(views, { timeout: SOON }).toBe(readings);
  }
});

test('languages have their own addresses and never mix', async () => {
  const [vi, en] = await Promise.all([text(sites[0]!, '/so-lieu'), text(sites[0]!, '/en/so-lieu')]);
  expect(vi).toContain('<html lang="vi">');
  expect(vi).toContain('Đoàn viên, hội viên');
  expect(en).toContain('<html lang="en">');
  expect(en).not.toContain('Đoàn viên, hội viên');
});

test('refusals come as pages with their status and are not kept', async () => {
  for (const [path, status, words] of [
    ['/so-lieu/khong-co', 404, 'Không có chỉ số'],
    ['/so-lieu/memberships?ngay=2020-02-30', 400, 'không phải là một ngày'],
    ['/en/so-lieu/houses?tu=2020-09-30&den=2016-07-21', 400, 'ends'],
    ['/tin/khong-co', 404, 'Không tìm thấy'],
    ['/khong/co/gi', 404, 'Không tìm thấy'],
  ] as const) {
    const { status: got, body, headers } = await get(sites[0]!, path);
    expect([path, got]).toEqual([path, status]);
    expect(body.toString()).toContain(words);
    expect(body.toString()).toContain('<nav');
    expect(headers['cache-control']).toBe('no-store');
  }
});

test.each([
  '/%E0%A4%A',
  '/so-lieu/%00',
  '/tin/hoat-dong/%00',
  '/so-lieu/memberships?dia-ban=%00',
  '/so-lieu/memberships?don-vi=99999999999999999999',
  '/api/v1/figures/memberships?area=%00',
  '/tin/hoat-dong/bai-mot/__data.json',
  `/hinh/${'a'.repeat(64)}`,
  '//evil.example/x',
])('%s is a wrong address, not a fault of ours, and no reading', async (path) => {
  const before = await views();
  const { status } = await get(sites[0]!, path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(await views()).toBe(before);
});

test('a body over the limit is refused before it is read', async () => {
  const { status, body } = await get(
    sites[0]!,
    '/api/v1/figures/memberships',
    { 'content-length': '9000000' },
    'POST',
  );
  expect(status).toBe(413);
  expect(JSON.parse(body.toString())).toMatchObject({ status: 413, title: 'body-too-large' });
});

test('a load balancer is told that the process lives and that its database answers', async () => {
  expect((await get(sites[0]!, '/healthz')).status).toBe(200);
  expect((await get(sites[0]!, '/readyz')).status).toBe(200);
});

test('the workspace leads whoever is not signed in to where they may, and back, in their language', async () => {
  const led = async (path: string) => {
    const answer = await fetch(sites[0]!.address + path, { redirect: 'manual' });
    return `${answer.status} ${answer.headers.get('location')}`;
  };
  expect(await led('/lam-viec?xem=1')).toBe('303 /dang-nhap?tiep=%2Flam-viec%3Fxem%3D1');
  expect(await led('/en/lam-viec')).toBe('303 /en/dang-nhap?tiep=%2Fen%2Flam-viec');
});

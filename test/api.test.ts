import { expect, test } from 'vitest';
import { api } from '../src/routes/api/v1/api.server.ts';
import { readConfig } from '#core/config.server.ts';
import { makeLog } from '#core/log.server.ts';
import { testDatabase } from '#test/database.ts';

const db = await testDatabase();
const config = readConfig({});
if ('wrong' in config) throw new Error(config.wrong.join());
const services = {
  config,
  clock: { now: () => new Date('2026-11-24T03:00:00Z') },
  log: makeLog('silent'),
  secret: db.secret,
  portal: db.portal,
  app: db.app,
};
const get = (path: string, headers: Record<string, string> = {}) =>
  api.fetch(new Request(`http://localhost/api/v1${path}`, { headers }), { services });

await db.owner.query(`
  insert into area_type values ('tinh', 'province', 'tỉnh', 'province');
  insert into area default values; insert into area default values;
  insert into area_version (area_id, type, level, name, slug, code, period, legal_basis) values
    (1, 'tinh', 'province', 'Tỉnh A', 'tinh-a', '1', '[2004-01-01,2025-07-01)', 'x'), (2, 'tinh', 'province', 'Tỉnh B', 'tinh-b', '1', '[2025-07-01,)', 'x');
  insert into area_succession (from_area, to_area, kind, effective, legal_basis) values (1, 2, 'whole', '2025-07-01', 'x')`);

test.each([
  ['/figures/nothing', 404, 'indicator-unknown'],
  ['/figures/memberships?area=xa-khong-co', 404, 'area-unknown'],
  ['/figures/memberships?area=tinh-a&date=2026-01-01', 404, 'area-not-on-day'],
  ['/figures/memberships?date=2020-02-30', 400, 'day-invalid'],
  ['/figures/houses?from=2020-09-30&to=2016-07-21', 400, 'period-backwards'],
  ['/figures/houses?date=2020-09-30', 400, 'period-needed'],
  ['/figures/memberships?from=2020-09-30', 400, 'day-needed'],
  ['/figures/memberships?lang=fr', 404, 'language-unknown'],
  ['/figures/memberships?organisation=chess-club', 400, 'organisation-unknown'],
  ['/nowhere', 404, 'not-found'],
])('%s is refused with %i %s, as problem details', async (path, status, code) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({ status, code, type: `/api/v1/problems/${code}` });
});

test('the refusal of a place that ended names where it went, in the reader’s language', async () => {
  const vi = (await (await get('/figures/memberships?area=tinh-a&date=2026-01-01')).json()) as {
    detail: string;
  };
  expect(vi.detail).toBe(
    'Tỉnh A không có trên bản đồ ngày 01/01/2026 (có từ 01/01/2004 đến trước 01/07/2025). Nay là: Tỉnh B.',
  );
  const en = (await (await get('/figures/memberships?area=tinh-a&date=2026-01-01&lang=en')).json()) as {
    detail: string;
  };
  expect(en.detail).toContain('It is now: Tỉnh B.');
});

test('a figure without records is nought, with its map and its provenance', async () => {
  const response = await get('/figures/memberships?area=tinh-a&date=2020-09-30');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    indicator: 'memberships',
    value: 0,
    date: '2020-09-30',
    place: { kind: 'area', slug: 'tinh-a' },
    map: { date: '2020-09-30' },
    breakdown: [],
  });
});

test('đồng are strings, and CSV is given where it is asked for', async () => {
  const money = (await (
    await get('/figures/houses-value?area=tinh-a&from=2016-07-21&to=2020-09-30')
  ).json()) as { value: unknown };
  expect(money.value).toBe('0');
  const csv = await get('/figures/memberships?area=tinh-a&date=2020-09-30', { accept: 'text/csv' });
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(await csv.text()).toContain('total,1,tinh-a,Tỉnh A,0');
});

test('the OpenAPI document describes the figures', async () => {
  const document = (await (await get('/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, unknown>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/v1/figures/{indicator}');
});

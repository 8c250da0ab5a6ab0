import { beforeAll, expect, test } from 'vitest';
import { day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { rebuildAreaLines } from '#modules/areas/lines.server.ts';
import { testDatabase } from '#test/database.ts';
import { inWords } from '../../routes/refusal-words.ts';
import { wordsIn } from '../../routes/words.ts';
import { figure } from './figures.server.ts';

const db = await testDatabase();

// Commune A gave a part to B and ended as C on 1/1/2020. D was split with known shares: 40 % to B, the rest to C.
beforeAll(async () => {
  await db.owner.query(`
    insert into area_type values ('tinh', 'province', 'Tỉnh', 'Province'), ('xa', 'commune', 'Xã', 'Commune');
    insert into area (id) overriding system value select generate_series(1, 5);
    insert into area_version (area_id, type, level, parent_id, name, slug, period, legal_basis) values
      (1, 'tinh', 'province', null, 'Tỉnh Thử', 'tinh-thu', '[2004-01-01,)', 'x'),
      (2, 'xa', 'commune', 1, 'Xã A', 'xa-a', '[2004-01-01,2020-01-01)', 'x'),
      (3, 'xa', 'commune', 1, 'Xã B', 'xa-b', '[2020-01-01,)', 'x'),
      (4, 'xa', 'commune', 1, 'Xã C', 'xa-c', '[2020-01-01,)', 'x'),
      (5, 'xa', 'commune', 1, 'Xã D', 'xa-d', '[2004-01-01,2020-01-01)', 'x');
    insert into area_succession (from_area, to_area, kind, share, effective, legal_basis) values
      (2, 3, 'part', null, '2020-01-01', 'x'), (2, 4, 'part', null, '2020-01-01', 'x'),
      (5, 3, 'part', 0.4, '2020-01-01', 'x'), (5, 4, 'part', 0.6, '2020-01-01', 'x');
    insert into organisation (id, key, name_vi, name_en, has_hamlet_branches, sort) values (4, 'women', 'Hội Phụ nữ', 'Women', true, 4);
    insert into unit (id, organisation_id) overriding system value values (1, 4);
    insert into result (kind, unit_id, area_id, day, quantity) values
      ('work', 1, 2, '2015-05-05', 10), ('work', 1, 5, '2016-05-05', 100), ('work', 1, 3, '2021-05-05', 1)`);
  const client = await db.owner.connect();
  await rebuildAreaLines(client);
  client.release();
});

const works = async (area: string, from: string, to: string) => {
  const found = await figure(db.portal, { indicator: 'works', area, from, to }, day('2026-01-01'));
  return isRefusal(found) ? found : found.value;
};

test('over a split whose share nobody knows the figure is refused in words, never divided', async () => {
  const refused = await works('xa-b', '2015-01-01', '2021-12-31');
  expect(refused).toMatchObject({ code: 'partial-split', from: 'Xã A', to: 'Xã B', effective: '2020-01-01' });
  if (!isRefusal(refused)) throw new Error('not refused');
  expect(inWords(refused, wordsIn('vi'), 'vi')).toBe(
    'Không quy đổi được: ngày 01/01/2020, Xã A tách một phần sang Xã B mà không rõ tỷ lệ. Hỏi theo bản đồ trước ngày tách, hoặc hỏi cấp cao hơn.',
  );
});

test('a known share is taken, and what lies wholly inside needs none', async () => {
  expect(await works('xa-b', '2016-01-01', '2021-12-31')).toBe(41n);
  expect(await works('xa-c', '2016-01-01', '2021-12-31')).toBe(60n);
});

test('a place that holds all parts has its total, and says why they cannot be told apart', async () => {
  const asked = { indicator: 'works', area: 'tinh-thu', from: '2015-01-01', to: '2021-12-31' };
  const found = await figure(db.portal, asked, day('2026-01-01'));
  expect(found).toMatchObject({ value: 111n, breakdown: { rows: [], refused: { code: 'partial-split' } } });
});

test('parts keep the sum, whichever is asked for', async () => {
  await db.owner.query(
    `insert into result (kind, unit_id, area_id, day, quantity) select 'scholarship', 1, 5, '2016-05-05', n from generate_series(1, 9) n`,
  );
  const share = async (area: string) => {
    const asked = { indicator: 'scholarships', area, from: '2016-01-01', to: '2021-12-31' };
    const found = await figure(db.portal, asked, day('2026-01-01'));
    if (isRefusal(found)) throw new Error(found.code);
    return found;
  };
  const [b, c, all] = [await share('xa-b'), await share('xa-c'), await share('tinh-thu')];
  expect(b.value! + c.value!).toBe(45n);
  expect(all.breakdown.rows.map((r) => r.value)).toEqual([b.value, c.value]);
});

test('before the split the figure is that of the old map', async () => {
  expect(await works('xa-a', '2015-01-01', '2019-12-31')).toBe(10n);
});

import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { isRefusal, type RefusalCode } from '#core/refusal.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince } from '#test/small-province.ts';
import { listArticles, publishArticle, readArticle, type Draft } from './portal.server.ts';

const db = await testDatabase();
const at = (day: string) => ({ now: () => new Date(`${day}T03:00:00Z`) });

beforeAll(async () => {
  await smallProvince(db.owner);
  await db.owner.query(`
    insert into category (slug, name_vi, name_en, sort) values ('tin', 'Tin', 'News', 1), ('khac', 'Khác', 'Other', 2);
    insert into result (kind, unit_id, area_id, day, quantity, value_dong, work, programme_id) values
      ('scholarship', 121, 11, '2019-05-05', 30, 2950000000, null, null)`);
});

const text = (words: string) => ({ type: 'text', text: words });
const figure = (attrs: object) => ({
  type: 'figure',
  attrs: {
    organisation: null,
    area: null,
    unit: null,
    date: null,
    from: null,
    to: null,
    approx: null,
    scale: null,
    ...attrs,
  },
});
const branches = figure({ indicator: 'branches', area: 'tinh-nho', date: '2019-12-31' });
const value = (approx: string | null, scale: string | null) =>
  figure({ indicator: 'scholarships-value', from: '2019-01-01', to: '2019-12-31', approx, scale });
const doc = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });

const draft = (changed: Partial<Draft>): Draft => ({
  category: 'tin',
  slug: 'bai',
  language: 'vi',
  title: 'Tiêu đề',
  lead: 'Sa-pô',
  byline: 'Ban Biên tập',
  picture: null,
  body: doc(text('Có '), branches),
  publishedAt: new Date('2020-01-10T00:00:00Z'),
  ...changed,
});
const publish = (changed: Partial<Draft>, clock = at('2020-01-10')) =>
  actAs(db.app, system, (tx) => publishArticle(tx, system, clock, draft(changed)));

async function read(slug: string, clock = at('2026-01-01')) {
  const found = await readArticle(db.portal, clock, slug);
  if (isRefusal(found)) throw new Error(found.code);
  return found;
}

test('an article keeps its figures as they were, and tells when a recount differs', async () => {
  expect(
    await publish({ slug: 'mot', body: doc(branches, text(', '), value('gần', 'tỷ'), value(null, 'triệu')) }),
  ).toBeTypeOf('number');
  const first = await read('mot');
  expect(first.figures.map((f) => [f.text, f.value, f.restated])).toEqual([
    ['10', '10', null],
    ['gần 3 tỷ', '2950000000', null],
    ['2.950 triệu', '2950000000', null],
  ]);
  // Another scholarship of that year turns up.
  await db.owner.query(
    `insert into result (kind, unit_id, area_id, day, quantity, value_dong) values ('scholarship', 121, 11, '2019-06-06', 1, 1000000)`,
  );
  const later = await read('mot');
  expect(later.figures.map((f) => [f.text, f.restated])).toEqual([
    ['10', null],
    ['gần 3 tỷ', '2.951.000.000'],
    ['2.950 triệu', '2.951.000.000'],
  ]);
  const { rows } = await db.owner.query<{ value: string; rows: number }>(
    `select value, jsonb_array_length(breakdown) as rows from article_figure order by ordinal`,
  );
  expect(rows[0]).toEqual({ value: '10', rows: 2 });
  expect(await checkRows(db.owner)).toEqual([]);
});

test('a draft for a later day is neither read nor listed before it', async () => {
  await publish({ slug: 'sau', publishedAt: new Date('2021-01-01T00:00:00Z') });
  expect(await readArticle(db.portal, at('2020-12-31'), 'sau')).toMatchObject({ code: 'not-found' });
  const slugs = async (day: string) => {
    const list = await listArticles(db.portal, at(day), { limit: 10 });
    return isRefusal(list) ? list.code : list.articles.map((a) => a.slug);
  };
  expect(await slugs('2020-12-31')).not.toContain('sau');
  expect(await slugs('2021-01-02')).toContain('sau');
});

test('lists go on where they left off, also among articles of the same second', async () => {
  for (let i = 0; i < 5; i++)
    await publish({ slug: `k${i}`, category: 'khac', publishedAt: new Date('2020-01-01T00:00:00Z') });
  const seen: string[] = [];
  for (let before: number | null = null; ;) {
    const list = await listArticles(db.portal, at('2026-01-01'), { category: 'khac', before, limit: 2 });
    if (isRefusal(list)) throw new Error(list.code);
    seen.push(...list.articles.map((a) => a.slug));
    before = list.next;
    if (before === null) break;
  }
  expect(seen).toEqual(['k4', 'k3', 'k2', 'k1', 'k0']);
});

test.each<[string, RefusalCode, Partial<Draft>]>([
  ['a category that is not known', 'not-found', { category: 'khong-co' }],
  ['a slug that is taken', 'slug-taken', { slug: 'mot' }],
  ['a body over a megabyte', 'body-too-large', { body: doc(text('a'.repeat(1_100_000))) }],
  ['no body', 'body-invalid', { body: null }],
  ['a node that no body may hold', 'body-invalid', { body: { type: 'doc', content: [{ type: 'iframe' }] } }],
  [
    'a link that is a script',
    'body-invalid',
    {
      body: doc({
        type: 'text',
        text: 'x',
        marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
      }),
    },
  ],
  [
    'a link to whatever protocol this page has',
    'body-invalid',
    { body: doc({ ...text('x'), marks: [{ type: 'link', attrs: { href: '//evil.example' } }] }) },
  ],
  ['an attribute that is not known', 'body-invalid', { body: doc({ ...text('x'), onclick: 'x' }) }],
  ['a figure that is not known', 'indicator-unknown', { body: doc(figure({ indicator: 'happiness' })) }],
  [
    'a figure of a place that was not there',
    'area-not-on-day',
    { body: doc(figure({ indicator: 'branches', area: 'huyen-tren', date: '2025-07-01' })) },
  ],
  ['"hơn 3 tỷ" of less than three', 'figure-not-so', { body: doc(value('hơn', 'tỷ')) }],
  ['a rounding without its scale', 'body-invalid', { body: doc(value('hơn', null)) }],
])('%s is refused, and nothing is published', async (_, code, wrong) => {
  const count = async () => (await db.owner.query('select from article')).rowCount;
  const before = await count();
  expect(await publish({ slug: 'tu-choi', ...wrong })).toMatchObject({ refused: true, code });
  expect(await count()).toBe(before);
});

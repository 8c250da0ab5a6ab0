import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { nobody, system } from '#core/actor.ts';
import { day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince } from '#test/small-province.ts';
import {
  addViews,
  articlesForEditors,
  publishArticle,
  recountArticles,
  restatedArticles,
  restatedFigures,
} from './portal.server.ts';

const db = await testDatabase();
const at = (moment: string) => ({ now: () => new Date(`${moment}:00Z`) });

const node = (attrs: object) => ({
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
const scholarships = node({ indicator: 'scholarships', from: '2019-01-01', to: '2019-12-31' });
const branches = node({ indicator: 'branches', date: '2019-12-31' });

/** Three articles; the second tells a figure that will be recounted. */
beforeAll(async () => {
  await smallProvince(db.owner);
  await db.owner.query(`
    insert into category (slug, name_vi, name_en, sort) values ('tin', 'Tin', 'News', 1);
    insert into result (kind, unit_id, area_id, day, quantity) values ('scholarship', 121, 11, '2019-05-05', 30)`);
  for (const [n, content] of [[branches], [branches, scholarships], [scholarships]].entries()) {
    const on = `2020-01-1${n}`;
    const draft = {
      category: 'tin',
      slug: `bai-${n}`,
      language: 'vi' as const,
      title: `Học bổng số ${n}`,
      lead: 'Sa-pô',
      byline: 'Ban Biên tập',
      picture: null,
      body: { type: 'doc', content: [{ type: 'paragraph', content }] },
      publishedAt: new Date(`${on}T00:00:00Z`),
    };
    const made = await actAs(db.app, system, (tx) => publishArticle(tx, system, at(`${on}T01:00`), draft));
    if (isRefusal(made)) throw new Error(made.code);
  }
});

const restated = async () => {
  const found = await restatedFigures(db.app, system, at('2020-03-01T00:00'));
  if (isRefusal(found)) throw new Error(found.code);
  return found.map(
    (r) =>
      `${r.slug} ${r.figure.node.indicator} ${r.figure.text} → ${r.figure.restated} ${r.since.toISOString().slice(0, 16)}`,
  );
};
const record = (quantity: number) =>
  db.owner.query(
    `insert into result (kind, unit_id, area_id, day, quantity) values ('scholarship', 121, 11, '2019-06-06', ${quantity})`,
  );

test('a figure that a later record moves is noticed once, with as published, as now known and since when', async () => {
  expect(await recountArticles(db.app, at('2020-02-01T00:00'))).toBe(0);
  expect(await restatedArticles(db.app)).toBe(0);
  await record(2);
  expect(await recountArticles(db.app, at('2020-02-01T00:10'))).toBe(2);
  await record(3);
  expect(await recountArticles(db.app, at('2020-02-01T00:20'))).toBe(2);
  expect(await restatedArticles(db.app)).toBe(2);
  expect(await restated()).toEqual([
    'bai-2 scholarships 30 → 35 2020-02-01T00:10',
    'bai-1 scholarships 30 → 35 2020-02-01T00:10',
  ]);
});

test('what agrees again is no restatement any more, and one that differs later is a new one', async () => {
  await db.owner.query(`delete from result where day = '2019-06-06'`);
  // Not recounted by the job yet: the list counts for itself.
  expect(await restated()).toEqual([]);
  expect(await recountArticles(db.app, at('2020-02-02T00:00'))).toBe(0);
  expect(await restatedArticles(db.app)).toBe(0);
  await record(1);
  await recountArticles(db.app, at('2020-02-03T00:00'));
  expect((await restated())[0]).toBe('bai-2 scholarships 30 → 31 2020-02-03T00:00');
});

test('editors see all articles with their readings, page by page, and find them by words of the title', async () => {
  const id = (await db.owner.query<{ id: string }>(`select id from article where slug = 'bai-1'`)).rows[0]!
    .id;
  await addViews(db.app, day('2020-02-01'), new Map([[Number(id), 7]]));
  const list = async (o: { words?: string; before?: number | null }) => {
    const found = await articlesForEditors(db.app, system, { ...o, limit: 2 });
    if (isRefusal(found)) throw new Error(found.code);
    return { lines: found.articles.map((a) => `${a.slug} ${a.views}`), next: found.next };
  };
  const first = await list({});
  expect(first.lines).toEqual(['bai-2 0', 'bai-1 7']);
  expect(await list({ before: first.next })).toEqual({ lines: ['bai-0 0'], next: null });
  expect((await list({ words: '0 HOC' })).lines).toEqual(['bai-0 0']);
  expect((await list({ words: 'oc' })).lines).toEqual([]);
});

test('who writes no articles sees neither list', async () => {
  for (const refused of [
    await restatedFigures(db.app, nobody, at('2020-03-01T00:00')),
    await articlesForEditors(db.app, nobody, { limit: 2 }),
  ])
    expect(refused).toMatchObject({ code: 'not-allowed', what: 'articles.write' });
});

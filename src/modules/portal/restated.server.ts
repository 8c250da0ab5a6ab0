import { sql } from 'kysely';
import { may, type Actor } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import type { Db } from '#core/db.server.ts';
import type { JobTask } from '#core/jobs.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { readArticle, type ShownFigure } from './read.server.ts';

/** A figure of an article that a recount no longer gives as published. */
export interface Restated {
  article: number;
  slug: string;
  category: string;
  title: string;
  figure: ShownFigure;
  /** When this was first noticed. */
  since: Date;
}

/**
 * Counts every figure of every published article anew and keeps which differ, each with when that was first noticed; those
 * that agree again are forgotten. Takes the app's login; gives how many differ.
 */
export async function recountArticles(db: Db, clock: Clock): Promise<number> {
  const { rows } = await sql<{ id: number; slug: string }>`
    select id, slug from article where published_at <= ${clock.now()} order by id`.execute(db);
  let all = 0;
  for (const { id, slug } of rows) {
    const read = await readArticle(db, clock, slug);
    // Taken back between the two readings.
    if (isRefusal(read)) continue;
    const moved = read.figures.flatMap((f, ordinal) => (f.restated === null ? [] : [ordinal]));
    all += moved.length;
    await sql`delete from article_restated where article_id = ${id} and ordinal <> all(${moved}::smallint[])`.execute(
      db,
    );
    await sql`insert into article_restated (article_id, ordinal, since)
      select ${id}, o, ${clock.now()} from unnest(${moved}::smallint[]) o on conflict do nothing`.execute(db);
  }
  return all;
}

/** The job that notices restatements, for editors: readers see them at once, on the article. */
export const noticeRestated = (db: Db, clock: Clock): JobTask => ({
  cron: '*/10 * * * *',
  async run(_client, _payload, log) {
    const figures = await recountArticles(db, clock);
    if (figures > 0) log.debug({ figures }, 'figures of articles restated');
  },
});

/**
 * The figures that were restated, as published and as now known, those noticed last first. Refuses who writes no articles.
 */
export async function restatedFigures(db: Db, actor: Actor, clock: Clock): Promise<Restated[] | Refusal> {
  if (!may(actor, 'articles.write', null)) return refuse('not-allowed', { what: 'articles.write' });
  const { rows } = await sql<{
    article: number;
    slug: string;
    category: string;
    title: string;
    noticed: Date[];
    at: number[];
  }>`
    select a.id as article, a.slug, c.slug as category, a.title, array_agg(r.since order by r.ordinal) as noticed, array_agg(r.ordinal order by r.ordinal) as at
    from article_restated r join article a on a.id = r.article_id join category c on c.id = a.category_id
    group by a.id, c.id order by max(r.since) desc, a.id desc`.execute(db);
  const all = await Promise.all(
    rows.map(async ({ at, noticed, ...row }): Promise<Restated[]> => {
      const read = await readArticle(db, clock, row.slug);
      if (isRefusal(read)) return [];
      // Counted again now: what has come to agree since it was noticed is no restatement.
      return at.flatMap((ordinal, i) => {
        const figure = read.figures[ordinal];
        return figure?.restated ? [{ ...row, figure, since: noticed[i]! }] : [];
      });
    }),
  );
  return all.flat();
}

/** How many articles hold a restated figure, as last noticed. */
export async function restatedArticles(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct article_id) as count from article_restated`.execute(db);
  return rows[0]!.count;
}

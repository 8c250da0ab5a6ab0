import { sql } from 'kysely';
import { may, type Actor } from '#core/actor.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { fold } from '#core/text.ts';

/** An article as its editors list it; one that is still to come too. */
export interface ArticleForEditors {
  id: number;
  slug: string;
  category: string;
  language: 'vi' | 'en';
  title: string;
  publishedAt: Date;
  correctedAt: Date | null;
  views: number;
}

/**
 * A page of all articles, the latest first, after the article `before`; where `words` are given, those with each of them at
 * the beginning of a word of the title. Gives the article to go on before, when there are more. Refuses who writes no
 * articles.
 */
export async function articlesForEditors(
  db: Db | Tx,
  actor: Actor,
  o: { words?: string; before?: number | null; limit: number },
): Promise<{ articles: ArticleForEditors[]; next: number | null } | Refusal> {
  if (!may(actor, 'articles.write', null)) return refuse('not-allowed', { what: 'articles.write' });
  const words = fold(o.words ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const named = words.map(
    (w) => sql`and ' ' || goc_fold(a.title) like ${`% ${w.replace(/[\\%_]/g, '\\$&')}%`}`,
  );
  const earlier = o.before
    ? sql`and (a.published_at, a.id) < (select p.published_at, p.id from article p where p.id = ${o.before})`
    : sql``;
  const { rows } = await sql<ArticleForEditors>`
    select a.id, a.slug, c.slug as category, a.language, a.title, a.published_at, a.corrected_at,
      coalesce((select sum(views) from article_views v where v.article_id = a.id), 0)::bigint as views
    from article a join category c on c.id = a.category_id
    where true ${sql.join(named, sql` `)} ${earlier}
    order by a.published_at desc, a.id desc limit ${o.limit + 1}`.execute(db);
  const articles = rows.slice(0, o.limit);
  return { articles, next: rows.length > o.limit ? articles.at(-1)!.id : null };
}

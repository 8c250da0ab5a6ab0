import { sql } from 'kysely';
import type { Db, Tx } from '#core/db.server.ts';

export interface CategoryRow {
  id: number;
  slug: string;
  nameVi: string;
  nameEn: string;
}

/** An article as lists show it. */
export interface ArticleRow {
  id: number;
  slug: string;
  category: string;
  language: 'vi' | 'en';
  title: string;
  lead: string;
  pictureId: number | null;
  pictureAlt: string | null;
  publishedAt: Date;
}

export interface ArticleFull extends ArticleRow {
  byline: string;
  body: unknown;
  correctedAt: Date | null;
  views: number;
}

export interface VariantRow {
  pictureId: number;
  /** Of the original, in pixels. */
  originalWidth: number;
  originalHeight: number;
  format: 'avif' | 'webp' | 'jpeg';
  width: number;
  sha256: string;
}

/** A figure as it stood when its article was published. */
export interface FigureRow {
  ordinal: number;
  value: string;
  numerator: number | null;
  denominator: number | null;
  publishedAt: Date;
}

export async function categories(db: Db | Tx): Promise<CategoryRow[]> {
  const { rows } = await sql<CategoryRow>`
    select id, slug, name_vi, name_en from published_category order by sort, id`.execute(db);
  return rows;
}

const columns = sql`a.id, a.slug, c.slug as category, a.language, a.title, a.lead, a.picture_id, a.picture_alt, a.published_at`;

/** What was published by `now`, newest first; in a category, and before another article, when these are given. */
export async function articles(
  db: Db | Tx,
  now: Date,
  o: { category?: number; before?: number | null; limit: number },
): Promise<ArticleRow[]> {
  const inCategory = o.category === undefined ? sql`` : sql`and a.category_id = ${o.category}`;
  const earlier = o.before
    ? sql`and (a.published_at, a.id) < (select p.published_at, p.id from published_article p where p.id = ${o.before})`
    : sql``;
  const { rows } = await sql<ArticleRow>`
    select ${columns} from published_article a join published_category c on c.id = a.category_id
    where a.published_at <= ${now} ${inCategory} ${earlier}
    order by a.published_at desc, a.id desc limit ${o.limit}`.execute(db);
  return rows;
}

/** The article of a slug, if it was published by `now`. */
export async function articleBySlug(db: Db | Tx, slug: string, now: Date): Promise<ArticleFull | undefined> {
  const { rows } = await sql<ArticleFull>`
    select ${columns}, a.byline, a.body, a.corrected_at,
      coalesce((select views from published_article_views v where v.article_id = a.id), 0) as views
    from published_article a join published_category c on c.id = a.category_id
    where a.slug = ${slug} and a.published_at <= ${now}`.execute(db);
  return rows[0];
}

export async function figuresAsPublished(db: Db | Tx, articleId: number): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ordinal, value, numerator, denominator, published_at from published_article_figure
    where article_id = ${articleId} order by ordinal`.execute(db);
  return rows;
}

export async function variantsOf(db: Db | Tx, pictures: readonly number[]): Promise<VariantRow[]> {
  const { rows } = await sql<VariantRow>`
    select v.picture_id, p.width as original_width, p.height as original_height, v.format, v.width, v.sha256
    from published_picture_variant v join published_picture p on p.id = v.picture_id
    where v.picture_id = any(${pictures}::bigint[]) order by v.picture_id, v.width`.execute(db);
  return rows;
}

/** The bytes of a picture that is shown somewhere, by its content's hash. */
export async function fileBySha(
  db: Db | Tx,
  sha256: string,
): Promise<{ mediaType: string; bytes: Buffer } | undefined> {
  const { rows } = await sql<{ mediaType: string; bytes: Buffer }>`
    select media_type, bytes from published_file where sha256 = ${sha256}`.execute(db);
  return rows[0];
}

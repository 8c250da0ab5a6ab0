import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import type { Db } from '#core/db.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { encodePicture, publishArticle, storePicture } from '#modules/portal/portal.server.ts';
import { articles, categories, MAIN } from './news/articles.ts';
import type { Doc } from './news/body.ts';
import { pictures } from './news/pictures.ts';
import type { Written } from './news/written.ts';

/** The address of the review article. */
export const MAIN_ARTICLE = `/tin/${MAIN.category}/${MAIN.slug}`;

/** Publishes the demonstration's articles, each on its day, whole or not at all; nothing where some are published. */
export async function loadNews(app: Db, say: (line: string) => void): Promise<void> {
  const known = await app.selectFrom('article').select('id').limit(1).executeTakeFirst();
  if (known) return;
  say('Vẽ tranh, đăng bài… (pictures and articles)');
  const encoded = await Promise.all(
    Object.entries(pictures).map(async ([key, svg]) => [key, await encodePicture(Buffer.from(svg))] as const),
  );
  await actAs(app, system, async (tx) => {
    await tx
      .insertInto('category')
      .values(categories.map((c, sort) => ({ ...c, sort })))
      .execute();
    const ids = new Map<string, number>();
    for (const [key, picture] of encoded) ids.set(key, await storePicture(tx, picture));
    for (const article of articles) {
      const publishedAt = new Date(article.published);
      const published = await publishArticle(
        tx,
        system,
        { now: () => publishedAt },
        draftOf(article, publishedAt, ids),
      );
      if (isRefusal(published)) throw new Error(`${article.slug}: ${JSON.stringify(published)}`);
    }
  });
}

const draftOf = (article: Written, publishedAt: Date, ids: ReadonlyMap<string, number>) => ({
  category: article.category,
  slug: article.slug,
  language: 'vi' as const,
  title: article.title,
  lead: article.lead,
  byline: article.byline,
  picture: article.picture && { id: ids.get(article.picture.key)!, alt: article.picture.alt },
  body: withPictures(article.body, ids),
  publishedAt,
});

/** A body whose pictures are named by their ids in this database. */
const withPictures = (body: Doc, ids: ReadonlyMap<string, number>) => ({
  ...body,
  content: body.content.map((block) =>
    block.type === 'picture'
      ? {
          type: 'picture',
          attrs: { id: ids.get(block.attrs.key), alt: block.attrs.alt, caption: block.attrs.caption },
        }
      : block,
  ),
});

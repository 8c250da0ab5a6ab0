import { showDay, todayIn } from '#core/day.ts';
import type { ArticleList, VariantRow } from '#modules/portal/portal.server.ts';
import type { PictureSources } from '#ui/picture-sources.ts';
import { inLang } from '../words.ts';

/** Where the browser finds a picture's variants; null when it has none. */
export function sourcesOf(id: number | null, variants: readonly VariantRow[]): PictureSources | null {
  const own = variants.filter((v) => v.pictureId === id);
  const [first] = own;
  if (!first) return null;
  return {
    width: first.originalWidth,
    height: first.originalHeight,
    variants: own.map((v) => ({ format: v.format, width: v.width, href: `/hinh/${v.sha256}` })),
  };
}

/** A list of articles as cards show it. */
export const cards = (list: ArticleList, { lang }: App.Locals) =>
  list.articles.map((a) => {
    const sources = sourcesOf(a.pictureId, list.pictures);
    return {
      href: inLang(lang, `/tin/${a.category}/${a.slug}`),
      title: a.title,
      lead: a.lead,
      meta: showDay(todayIn(a.publishedAt)),
      picture: sources && { sources, alt: a.pictureAlt ?? '' },
    };
  });

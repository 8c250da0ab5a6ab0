import { today, type Clock } from '#core/clock.ts';
import type { Db } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { figureValue } from '#modules/figures/figures.server.ts';
import { body, figuresIn, picturesIn, type Body, type FigureNode } from './body.ts';
import { askedBy } from './publish.server.ts';
import {
  articleBySlug,
  articles,
  categories,
  figuresAsPublished,
  variantsOf,
  type ArticleFull,
  type ArticleRow,
  type CategoryRow,
  type FigureRow,
  type VariantRow,
} from './queries.server.ts';
import { printed, type Counted } from './rules.ts';

export interface ArticleList {
  articles: ArticleRow[];
  pictures: VariantRow[];
  /** The article to go on before, when there are more. */
  next: number | null;
}

/** A page of what was published, newest first. Refuses a category that does not exist. */
export async function listArticles(
  db: Db,
  clock: Clock,
  o: { category?: string; before?: number | null; limit: number },
): Promise<(ArticleList & { category: CategoryRow | null }) | Refusal> {
  const category = o.category ? (await categories(db)).find((c) => c.slug === o.category) : null;
  if (category === undefined) return refuse('not-found', { what: o.category! });
  const found = await articles(db, clock.now(), {
    ...(category ? { category: category.id } : {}),
    before: o.before ?? null,
    limit: o.limit + 1,
  });
  const shown = found.slice(0, o.limit);
  return {
    category,
    articles: shown,
    pictures: await variantsOf(
      db,
      shown.flatMap((a) => a.pictureId ?? []),
    ),
    next: found.length > o.limit ? shown.at(-1)!.id : null,
  };
}

/** A figure in a sentence: as published, and what a recount gives today where that differs. */
export interface ShownFigure {
  node: FigureNode;
  /** As the sentence prints it. */
  text: string;
  /** Exact, for machines. */
  value: string;
  /** The exact number of today, when it is no longer the published one. */
  restated: string | null;
}

export interface ArticleShown {
  article: Omit<ArticleFull, 'body'> & { body: Body };
  figures: ShownFigure[];
  pictures: VariantRow[];
}

/** An article with its figures as published and as now known. Refuses a slug that nothing is published under. */
export async function readArticle(db: Db, clock: Clock, slug: string): Promise<ArticleShown | Refusal> {
  const found = await articleBySlug(db, slug, clock.now());
  if (!found) return refuse('not-found', { what: slug });
  const content = body.parse(found.body);
  const kept = await figuresAsPublished(db, found.id);
  const figures = await Promise.all(
    figuresIn(content).map((node, i) => shown(db, clock, node, kept[i]!, found.language)),
  );
  const ids = [...picturesIn(content), ...(found.pictureId ? [found.pictureId] : [])];
  return { article: { ...found, body: content }, figures, pictures: await variantsOf(db, ids) };
}

async function shown(
  db: Db,
  clock: Clock,
  node: FigureNode,
  kept: FigureRow,
  language: 'vi' | 'en',
): Promise<ShownFigure> {
  const then: Counted =
    kept.denominator === null
      ? { value: BigInt(kept.value), percent: null }
      : { value: BigInt(kept.numerator!), percent: kept.value };
  const now = await figureValue(db, askedBy(node), today(clock));
  // A law that has come to refuse the figure does not unsay what was published; the figure's page tells why.
  const moved = !isRefusal(now) && String(now.percent ?? now.value) !== kept.value ? now : null;
  const exact = { ...node, approx: null, scale: null };
  return {
    node,
    text: printed(then, node, language),
    value: kept.value,
    restated: moved && printed(moved, exact, language),
  };
}

import { may, type Actor } from '#core/actor.ts';
import { announce } from '#core/announce.server.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import { today } from '#core/clock.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { figure, type Figure } from '#modules/figures/figures.server.ts';
import { toJson } from '#modules/figures/show.ts';
import { BODY_LIMIT, body, figuresIn, type Body, type FigureNode } from './body.ts';
import { holds } from './rules.ts';

/** An article as a writer hands it in. */
export interface Draft {
  category: string;
  slug: string;
  language: 'vi' | 'en';
  title: string;
  lead: string;
  byline: string;
  picture: { id: number; alt: string } | null;
  /** ProseMirror JSON. */
  body: unknown;
  publishedAt: Date;
}

/**
 * Publishes an article and keeps each of its figures as it stands now: value, breakdown one level down, audit position.
 * Gives the article's id. Refuses who may not write articles, an unknown category, a taken slug, a body that is too large or holds what no body may
 * hold, a figure that its law refuses, and a rounding that the figure does not allow.
 */
export async function publishArticle(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  draft: Draft,
): Promise<number | Refusal> {
  if (!may(actor, 'articles.write', null)) return refuse('not-allowed', { what: 'articles.write' });
  const content = readBody(draft.body);
  if (isRefusal(content)) return content;
  const category = await tx
    .selectFrom('category')
    .select('id')
    .where('slug', '=', draft.category)
    .executeTakeFirst();
  if (!category) return refuse('not-found', { what: draft.category });
  const figures = await count(tx, content, clock);
  if (isRefusal(figures)) return figures;

  const { picture, body: _, category: __, ...plain } = draft;
  const article = await tx
    .insertInto('article')
    .values({
      ...plain,
      categoryId: category.id,
      body: JSON.stringify(content),
      pictureId: picture?.id ?? null,
      pictureAlt: picture?.alt ?? null,
    })
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!article) return refuse('slug-taken', { slug: draft.slug });
  for (const [ordinal, kept] of figures.entries()) {
    await tx
      .insertInto('articleFigure')
      .values({ articleId: article.id, ordinal, ...kept, publishedAt: clock.now() })
      .execute();
  }
  await audit(tx, actor, clock.now(), 'article.publish', `article:${article.id}`, null, {
    slug: draft.slug,
    title: draft.title,
    figures: figures.map((f) => f.value),
  });
  await announce(tx, 'article');
  return article.id;
}

function readBody(given: unknown): Body | Refusal {
  if (Buffer.byteLength(JSON.stringify(given) ?? '') > BODY_LIMIT)
    return refuse('body-too-large', { limit: BODY_LIMIT });
  const parsed = body.safeParse(given);
  return parsed.success
    ? parsed.data
    : refuse('body-invalid', { where: parsed.error.issues[0]!.path.join('.') });
}

/** What a figure node asks, as the figures module is asked. */
export const askedBy = (node: FigureNode) => ({
  indicator: node.indicator,
  organisation: node.organisation ?? undefined,
  area: node.area ?? undefined,
  unit: node.unit ?? undefined,
  date: node.date ?? undefined,
  from: node.from ?? undefined,
  to: node.to ?? undefined,
});

async function count(tx: Tx, content: Body, clock: Clock) {
  const kept = [];
  for (const node of figuresIn(content)) {
    const counted = await figure(tx, askedBy(node), today(clock));
    if (isRefusal(counted)) return counted;
    const value = counted.percent ?? counted.value;
    if (value === null || !holds(counted, node))
      return refuse('figure-not-so', { indicator: node.indicator });
    kept.push({ query: JSON.stringify(node), value: String(value), ...proof(counted) });
  }
  return kept;
}

const proof = (f: Figure) => ({
  numerator: f.numerator === null ? null : Number(f.numerator),
  denominator: f.denominator === null ? null : Number(f.denominator),
  breakdown: JSON.stringify(toJson(f).breakdown),
  auditPosition: f.auditPosition,
});

import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#core/refusal.ts';
import { figurePage } from '#modules/figures/address.ts';
import { listArticles, readArticle, type ShownFigure } from '#modules/portal/portal.server.ts';
import { cards, sourcesOf } from '../../../../cards.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { inLang } from '../../../../../words.ts';
import type { PageServerLoad } from './$types';

/** What the article counts, once for each indicator, for the block beside it. */
function numbersOf(figures: readonly ShownFigure[], { t, lang }: App.Locals) {
  const first = new Map(figures.toReversed().map((f) => [f.node.indicator, f]));
  return [...first.values()]
    .toSorted((a, b) => figures.indexOf(a) - figures.indexOf(b))
    .map((f) => ({
      name: t(`figures:indicator.${f.node.indicator}.name`),
      value: f.text,
      href: inLang(lang, figurePage(f.node.indicator, f.node)),
    }));
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const { lang } = locals;
  const { portal, clock } = locals.services;
  const found = await readArticle(portal, clock, params.slug);
  if (isRefusal(found)) refusePage(found, locals);
  const { article, figures, pictures } = found;
  if (article.category !== params.category)
    redirect(308, inLang(lang, `/tin/${article.category}/${article.slug}`));
  setHeaders({ 'x-goc-cache': 'page', 'x-goc-view': String(article.id) });
  const list = await listArticles(portal, clock, { category: article.category, limit: 6 });
  if (isRefusal(list)) refusePage(list, locals);
  const others = cards(list, locals).filter((c) => !c.href.endsWith(`/${article.slug}`));
  return {
    article,
    numbers: numbersOf(figures, locals),
    figures: figures.map((f) => ({ ...f, href: inLang(lang, figurePage(f.node.indicator, f.node)) })),
    pictures: Object.fromEntries(pictures.map((p) => [p.pictureId, sourcesOf(p.pictureId, pictures)!])),
    others: others.slice(0, 5),
    address: `/tin/${article.category}/${article.slug}`,
  };
};

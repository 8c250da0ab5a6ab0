import { may } from '#core/actor.ts';
import { showDay, showMoment, todayIn } from '#core/day.ts';
import { showCount } from '#core/numbers.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { articlesForEditors, restatedFigures } from '#modules/portal/portal.server.ts';
import { inLang } from '../../../../words.ts';
import { refusePage } from '../../../../refuse-page.ts';
import { asked } from '../../../addresses.ts';
import type { PageServerLoad } from './$types';

const LIMIT = 30;

export const load: PageServerLoad = async ({ url, locals }) => {
  const { services, actor, lang, t } = locals;
  const { app, clock } = services;
  if (!may(actor, 'articles.write', null))
    refusePage(refuse('not-allowed', { what: 'articles.write' }), locals);
  const from = Number(url.searchParams.get('truoc'));
  const before = Number.isSafeInteger(from) && from > 0 ? from : null;
  const list = await articlesForEditors(app, actor, { before, limit: LIMIT });
  if (isRefusal(list)) refusePage(list, locals);
  const restated = before === null ? await restatedFigures(app, actor, clock) : [];
  if (isRefusal(restated)) refusePage(restated, locals);
  return {
    restated: restated.map((r, key) => ({
      key,
      title: r.title,
      href: inLang(lang, `/tin/${r.category}/${r.slug}`),
      figure: t(`figures:indicator.${r.figure.node.indicator}.name`),
      asPublished: r.figure.text,
      asKnown: r.figure.restated!,
      since: showMoment(r.since),
    })),
    articles: list.articles.map((a) => ({
      id: a.id,
      title: a.title,
      href: inLang(lang, `/tin/${a.category}/${a.slug}`),
      published: showMoment(a.publishedAt),
      corrected: a.correctedAt ? showDay(todayIn(a.correctedAt)) : '–',
      views: showCount(a.views, lang),
    })),
    isFirst: before === null,
    next: list.next === null ? null : asked(lang, '/lam-viec/bai-viet', { truoc: list.next }),
    first: before === null ? null : inLang(lang, '/lam-viec/bai-viet'),
  };
};

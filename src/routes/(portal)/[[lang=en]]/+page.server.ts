import { today } from '#core/clock.ts';
import { isRefusal } from '#core/refusal.ts';
import { figureValue } from '#modules/figures/figures.server.ts';
import { figurePage } from '#modules/figures/address.ts';
import { shownValue } from '#modules/figures/shown-value.ts';
import { listArticles } from '#modules/portal/portal.server.ts';
import { cards } from '../cards.ts';
import { refusePage } from '../../refuse-page.ts';
import { inLang } from '../../words.ts';
import type { PageServerLoad } from './$types';

const onTheFront = ['memberships', 'branches', 'household-coverage', 'union-members'];

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  const { lang, t } = locals;
  const { portal, clock } = locals.services;
  setHeaders({ 'x-goc-cache': 'page' });
  const list = await listArticles(portal, clock, { limit: 13 });
  if (isRefusal(list)) refusePage(list, locals);
  const day = today(clock);
  const numbers = await Promise.all(
    onTheFront.map(async (indicator) => {
      const found = await figureValue(portal, { indicator }, day);
      if (isRefusal(found)) refusePage(found, locals);
      return {
        name: t(`figures:indicator.${indicator}.name`),
        value: shownValue(found.value, found.percent, lang, t('figures:hidden')),
        href: inLang(lang, figurePage(indicator, { date: day })),
      };
    }),
  );
  return { cards: cards(list, locals), numbers, day };
};

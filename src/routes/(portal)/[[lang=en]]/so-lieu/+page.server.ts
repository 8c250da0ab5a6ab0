import { today } from '#core/clock.ts';
import { firstOfYear, parseDay, showDay, yearOf } from '#core/day.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { figurePage } from '#modules/figures/address.ts';
import { figureValue, indicators } from '#modules/figures/figures.server.ts';
import { shownValue } from '#modules/figures/shown-value.ts';
import { refusePage } from '../../../refuse-page.ts';
import { inLang } from '../../../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { lang, t } = locals;
  const { portal, clock } = locals.services;
  setHeaders({ 'x-goc-cache': 'page' });
  const text = url.searchParams.get('ngay') ?? url.searchParams.get('date');
  const day = text ? parseDay(text) : today(clock);
  if (!day) refusePage(refuse('day-invalid', { field: 'ngay', text: text! }), locals);
  const from = firstOfYear(yearOf(day));
  const known = await indicators(portal);
  const shown = await Promise.all(
    known.map(async (indicator) => {
      const when = indicator.kind === 'stock' ? { date: day } : { from, to: day };
      const found = await figureValue(portal, { indicator: indicator.key, ...when }, day);
      if (isRefusal(found)) refusePage(found, locals);
      return {
        kind: indicator.kind,
        name: t(`figures:indicator.${indicator.key}.name`),
        law: t(`figures:indicator.${indicator.key}.law`),
        measure: found.percent === null ? t(`figures:measure.${indicator.measure}`) : '',
        value: shownValue(found.value, found.percent, lang, t('figures:hidden')),
        href: inLang(lang, figurePage(indicator.key, when)),
      };
    }),
  );
  return {
    day,
    groups: [
      {
        title: t('figures:stocks'),
        when: t('figures:asOf', { day: showDay(day) }),
        figures: shown.filter((f) => f.kind === 'stock'),
      },
      {
        title: t('figures:flows'),
        when: t('figures:during', { from: showDay(from), to: showDay(day) }),
        figures: shown.filter((f) => f.kind === 'flow'),
      },
    ],
  };
};

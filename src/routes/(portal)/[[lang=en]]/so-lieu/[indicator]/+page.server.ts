import { redirect } from '@sveltejs/kit';
import { today } from '#core/clock.ts';
import { firstOfYear, showDay, yearOf, type Day } from '#core/day.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { figurePage, readAsked } from '#modules/figures/address.ts';
import { figure, indicators, type Asked } from '#modules/figures/figures.server.ts';
import { refusePage } from '../../../../refuse-page.ts';
import { inLang } from '../../../../words.ts';
import { opened } from './opened.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
  const { portal, clock } = locals.services;
  setHeaders({ 'x-goc-cache': 'page' });
  const asked = await complete(readAsked(params.indicator, url.searchParams), locals, today(clock));
  const found = await figure(portal, asked, today(clock));
  if (isRefusal(found)) {
    const next = otherDay(found, asked, locals);
    const { searchParams } = url;
    // Whoever named no day gets the newest that may be shown.
    if (found.code === 'stock-below-commune' && !searchParams.has('ngay') && !searchParams.has('date'))
      redirect(307, next.href);
    refusePage(found, locals, next);
  }
  return opened(found, asked, locals);
};

/** A reader who names no day means today, and this year where something is counted over a period. */
async function complete(asked: Asked, { services }: App.Locals, now: Day): Promise<Asked> {
  const known = (await indicators(services.portal)).find((i) => i.key === asked.indicator);
  if (!known || asked.date) return asked;
  if (known.kind === 'stock') return asked.from || asked.to ? asked : { ...asked, date: now };
  const to = asked.to ?? now;
  return { ...asked, to, from: asked.from ?? firstOfYear(yearOf(to as Day)) };
}

/** Below the commune the nearest month end can be shown instead. */
function otherDay(refusal: Refusal, asked: Asked, { t, lang }: App.Locals): { href: string; text: string } {
  if (refusal.code !== 'stock-below-commune')
    return { href: inLang(lang, '/so-lieu'), text: t('figures:list') };
  const { indicator, ...rest } = asked;
  const href = inLang(lang, figurePage(indicator, { ...rest, date: refusal.nearest }));
  return { href, text: t('figures:nearest', { day: showDay(refusal.nearest) }) };
}

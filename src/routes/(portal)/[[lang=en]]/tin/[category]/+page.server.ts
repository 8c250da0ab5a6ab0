import { isRefusal } from '#core/refusal.ts';
import { listArticles } from '#modules/portal/portal.server.ts';
import { cards } from '../../../cards.ts';
import { refusePage } from '../../../../refuse-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  const { portal, clock } = locals.services;
  const before = /^\d{1,15}$/.exec(url.searchParams.get('truoc') ?? '')?.[0] ?? null;
  setHeaders({ 'x-goc-cache': 'page' });
  const list = await listArticles(portal, clock, {
    category: params.category,
    before: before === null ? null : Number(before),
    limit: 12,
  });
  if (isRefusal(list)) refusePage(list, locals);
  const { nameVi, nameEn } = list.category!;
  return {
    name: locals.lang === 'vi' ? nameVi : nameEn,
    cards: cards(list, locals),
    next: list.next,
    before,
  };
};

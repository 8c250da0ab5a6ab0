import { today } from '#core/clock.ts';
import { categories } from '#modules/portal/portal.server.ts';
import { federation } from '#modules/units/units.server.ts';
import { accentSheet } from '#ui/accent.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { portal } = locals.services;
  const [known, whole] = await Promise.all([categories(portal), federation(portal)]);
  const sheet = whole?.accent && accentSheet(whole.accent);
  if (sheet) locals.sheet = sheet;
  return {
    lang: locals.lang,
    today: today(locals.services.clock),
    site: whole ? (locals.lang === 'vi' ? whole.nameVi : whole.nameEn) : 'Gốc',
    logo: whole?.logo ? `/hinh/${whole.logo}` : null,
    demonstration: whole?.demonstration ?? false,
    categories: known.map((c) => ({ slug: c.slug, name: locals.lang === 'vi' ? c.nameVi : c.nameEn })),
  };
};

import { federation } from '#modules/units/units.server.ts';
import { inLang } from '../../words.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const { lang, services } = locals;
  const whole = await federation(services.portal);
  const other = lang === 'vi' ? ('en' as const) : ('vi' as const);
  const path = lang === 'vi' ? url.pathname : url.pathname.slice(3);
  // Not "?/vao": what was posted is not asked again in the other language.
  const search = url.search.startsWith('?/') ? '' : url.search;
  return {
    lang,
    site: whole ? (lang === 'vi' ? whole.nameVi : whole.nameEn) : 'Gốc',
    demonstration: whole?.demonstration ?? false,
    other: { lang: other, href: inLang(other, path) + search },
  };
};

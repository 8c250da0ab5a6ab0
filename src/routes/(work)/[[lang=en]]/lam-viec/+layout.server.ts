import { federation } from '#modules/units/units.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { lang, services, user } = locals;
  const whole = await federation(services.portal);
  return {
    lang,
    user: { name: user?.name ?? '' },
    site: whole ? (lang === 'vi' ? whole.nameVi : whole.nameEn) : 'Gốc',
    demonstration: whole?.demonstration ?? false,
  };
};

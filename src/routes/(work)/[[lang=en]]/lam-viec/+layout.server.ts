import { redirect } from '@sveltejs/kit';
import { needsSecondFactor } from '#modules/access/access.server.ts';
import { federation } from '#modules/units/units.server.ts';
import { permissionsOf } from '../../places.ts';
import { inLang } from '../../../words.ts';
import type { LayoutServerLoad } from './$types';

/** The workspace is for those who are signed in; whoever is not is led back here afterwards. */
export const load: LayoutServerLoad = async ({ locals, url, setHeaders }) => {
  // On a phone that several people use, going back after signing out shows nothing.
  setHeaders({ 'cache-control': 'private, no-store' });
  const { user, session, lang, services } = locals;
  if (!user) {
    const next = encodeURIComponent(url.pathname + url.search);
    redirect(303, `${inLang(lang, '/dang-nhap')}?tiep=${next}`);
  }
  const isWeak = async () =>
    !session?.strong && (await needsSecondFactor(services.app, services.clock, user.id));
  const whole = await federation(services.portal);
  return {
    lang,
    /** What this user may do anywhere, and for the whole federation: the menu shows what leads somewhere. */
    may: permissionsOf(locals.actor),
    logo: whole?.logo ? `/hinh/${whole.logo}` : null,
    sheet: whole?.accent ? `/giao-dien.css?mau=${whole.accent.slice(1)}` : null,
    user: { name: user.name },
    site: whole ? (lang === 'vi' ? whole.nameVi : whole.nameEn) : 'Gốc',
    demonstration: whole?.demonstration ?? false,
    /** What a role of theirs waits for before it gives anything: setting the second factor up, or giving it. */
    factor: (await isWeak()) ? (user.twoFactor ? ('give' as const) : ('set-up' as const)) : null,
  };
};

import { awaiting } from '#modules/access/access.server.ts';
import { inLang } from '../../../words.ts';
import type { Home } from '../../home.ts';
import type { PageServerLoad } from './$types';

/** Modules bring their share as they are built; until then each part says what will stand there. */
export const load: PageServerLoad = async ({ locals }): Promise<Home> => {
  const { services, actor, t, lang } = locals;
  const grants = await awaiting(services.app, actor, services.clock);
  const awaits = grants.map(({ key, count }) => ({
    text: t(`access:awaits.${key}`),
    href: inLang(lang, '/lam-viec/quan-tri/quyen/ke-thua'),
    count,
  }));
  return { awaits, units: [], changes: [] };
};

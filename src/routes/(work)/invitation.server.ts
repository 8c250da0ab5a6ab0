import type { Tx } from '#core/db.server.ts';
import { originOf, post, userById } from '#modules/sign-in/sign-in.server.ts';
import { federation } from '#modules/units/units.server.ts';
import { inLang } from '../words.ts';

/** A link to hand over; `sentTo` when a letter with it is on its way, too. */
export interface Link {
  href: string;
  sentTo: string | null;
}

/** The address of a link by its token: where a password is set for the first time, or anew. */
export const linkFor = (
  { services, lang }: App.Locals,
  kind: 'invitation' | 'reset',
  token: string,
): string => originOf(services) + inLang(lang, `/${kind === 'invitation' ? 'loi-moi' : 'dat-lai'}/${token}`);

/** The link of an invitation, which is also posted to who has an address, where there is a mail server. */
export async function invitationFor(
  tx: Tx,
  locals: App.Locals,
  userId: string,
  token: string,
): Promise<Link> {
  const { services, t, lang, user: by } = locals;
  const href = linkFor(locals, 'invitation', token);
  const user = (await userById(tx, userId))!;
  if (!services.config.mail || !user.email) return { href, sentTo: null };
  const whole = await federation(tx);
  const site = (lang === 'vi' ? whole?.nameVi : whole?.nameEn) ?? 'Gốc';
  const words = { name: user.name, by: by!.name, site, link: href };
  await post(tx, services.clock, {
    to: user.email,
    subject: t('admin:letter.subject', words),
    body: t('admin:letter.body', words),
  });
  return { href, sentTo: user.email };
}

import { randomUUID } from 'node:crypto';
import { showMoment } from '#core/day.ts';
import type { MailConfig } from '#core/config.server.ts';
import { listMail, sendAgain, sendTestMail } from '#modules/sign-in/sign-in.server.ts';
import { federation } from '#modules/units/units.server.ts';
import { act } from '../../../../act.ts';
import { doneIn, needsWhole } from '../../../../list.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/lam-viec/quan-tri/thu';

export const load: PageServerLoad = async ({ locals, url }) => {
  needsWhole(locals, 'settings.write');
  const { app, config } = locals.services;
  const letters = await listMail(app);
  return {
    done: doneIn(url, locals.t),
    server: config.mail && serverOf(config.mail),
    once: randomUUID(),
    letters: letters.map(({ createdAt, sentAt, nextTryAt, ...letter }) => ({
      ...letter,
      once: randomUUID(),
      created: showMoment(createdAt),
      sent: sentAt && showMoment(sentAt),
      nextTry: nextTryAt && showMoment(nextTryAt),
    })),
  };
};

/** What may be shown of the mail server: never the user's name or the password that its address holds. */
function serverOf({ url, from }: MailConfig) {
  const { host, protocol, username } = new URL(url);
  return { host, from, secured: protocol === 'smtps:', signsIn: username !== '' };
}

export const actions: Actions = {
  thu: (event) =>
    act(
      event,
      async (tx, actor, text) => {
        const { t, lang, user, services } = event.locals;
        const whole = await federation(services.portal);
        const site = (lang === 'vi' ? whole?.nameVi : whole?.nameEn) ?? 'Gốc';
        const refusal = await sendTestMail(tx, actor, services.clock, services.config.mail, {
          to: text('email'),
          subject: t('settings:mail.testSubject', { site }),
          body: t('settings:mail.testBody', { name: user!.name }),
        });
        return refusal ?? `${here}?da=mail-test`;
      },
      'email',
    ),
  'gui-lai': (event) =>
    act(event, async (tx, actor, text) => {
      const refusal = await sendAgain(tx, actor, event.locals.services.clock, Number(text('thu')) || 0);
      return refusal ?? `${here}?da=mail-again`;
    }),
};

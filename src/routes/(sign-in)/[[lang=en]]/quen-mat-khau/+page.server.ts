import { isRefusal } from '#core/refusal.ts';
import { requestReset } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../form.ts';
import { visitOf } from '../../../visit.ts';
import { inLang } from '../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ mail: locals.services.config.mail !== null });

export const actions: Actions = {
  async default(event) {
    const { t, lang } = event.locals;
    const { text } = await formOf(event);
    const identifier = text('ten');
    const asked = await requestReset(
      visitOf(event),
      identifier,
      (link, name) => ({
        subject: t('sign-in:letter.subject'),
        body: t('sign-in:letter.body', { link, name }),
      }),
      (token) => inLang(lang, `/dat-lai/${token}`),
    );
    if (isRefusal(asked)) return refused(asked, event.locals, 'ten', { ten: identifier });
    return { sent: true as const };
  },
};

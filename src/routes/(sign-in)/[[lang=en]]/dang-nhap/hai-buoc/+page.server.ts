import { isRefusal } from '#core/refusal.ts';
import { demonstrationCode, enterCode, samePath } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../../form.ts';
import { setCookies, visitOf } from '../../../../visit.ts';
import { hiddenOf, onward, onwardIn } from '../../../onward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => ({
  demonstrationCode: await demonstrationCode(locals.services),
  hidden: hiddenOf({ to: samePath(url.searchParams.get('tiep')), carried: null }),
});

export const actions: Actions = {
  async default(event) {
    const { data, text } = await formOf(event);
    const on = onwardIn(data);
    const step = await enterCode(visitOf(event), text('ma-xac-thuc'));
    if (isRefusal(step)) return refused(step, event.locals, 'ma-xac-thuc', {}, { hidden: hiddenOf(on) });
    setCookies(event, step.cookies);
    return onward(event, on);
  },
};

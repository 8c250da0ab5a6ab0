import { fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuse } from '#core/refusal.ts';
import { beginWithProvider, samePath, signIn } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../form.ts';
import { inWords } from '../../../refusal-words.ts';
import { setCookies, visitOf } from '../../../visit.ts';
import { inLang } from '../../../words.ts';
import { afterSignIn, hiddenOf, onward, onwardIn } from '../../onward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const { lang, user, t, services } = locals;
  const to = samePath(url.searchParams.get('tiep'));
  const { oidc } = services.config;
  // So the way back from the provider says that it led to nobody; which of its words it uses is nothing a reader needs.
  const failed = url.searchParams.get('error');
  const refusal =
    failed && oidc
      ? refuse(
          /not_linked|signup|email|create_session|create_user/.test(failed)
            ? 'provider-knows-no-user'
            : 'provider-unreachable',
          { provider: oidc.name },
        )
      : null;
  return {
    hidden: hiddenOf({ to, carried: null }),
    signedIn: user && { name: user.name, href: afterSignIn(lang, to) },
    provider: oidc?.name ?? null,
    failed: refusal && inWords(refusal, t, lang),
  };
};

export const actions: Actions = {
  /** A phone number, user name or e-mail, and a password. */
  async vao(event) {
    const { data, text } = await formOf(event);
    const on = onwardIn(data);
    const identifier = text('ten');
    const step = await signIn(visitOf(event), identifier, text('mat-khau'));
    if (isRefusal(step))
      return refused(step, event.locals, 'ten', { ten: identifier }, { hidden: hiddenOf(on) });
    setCookies(event, step.cookies);
    if (!step.secondFactor) return onward(event, on);
    // A carried form cannot travel in an address: its second step is shown here.
    if (on.carried) return { second: hiddenOf(on) };
    const query = on.to ? `?tiep=${encodeURIComponent(on.to)}` : '';
    redirect(303, inLang(event.locals.lang, '/dang-nhap/hai-buoc') + query);
  },

  /** Who has signed in by passkey goes on. */
  async tiep(event) {
    const { data } = await formOf(event);
    const on = onwardIn(data);
    if (!event.locals.user)
      return refused(refuse('signed-out', {}), event.locals, null, {}, { hidden: hiddenOf(on) });
    return onward(event, on);
  },

  /** To the provider. */
  async ['nha-cung-cap'](event) {
    const { lang } = event.locals;
    const { data } = await formOf(event);
    const on = onwardIn(data);
    const begun = await beginWithProvider(
      visitOf(event),
      afterSignIn(lang, on.to),
      inLang(lang, '/dang-nhap'),
    );
    if (isRefusal(begun)) return refused(begun, event.locals, null, {}, { hidden: hiddenOf(on) });
    setCookies(event, begun.cookies);
    redirect(303, begun.url);
  },

  /** A form of the workspace that arrived without a session: hooks send it here. */
  async giu(event) {
    const on = onwardIn((await formOf(event)).data);
    const text = event.locals.t(on.carried ? 'sign-in:ended' : 'sign-in:endedTooLarge');
    return fail(401, {
      hidden: hiddenOf(on),
      errors: [{ name: null as string | null, text }],
      typed: {} as Record<string, string>,
    });
  },
};

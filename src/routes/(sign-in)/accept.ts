import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isRefusal } from '#core/refusal.ts';
import { acceptLink, signIn, userOfLink } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../form.ts';
import { refusePage } from '../refuse-page.ts';
import { setCookies, visitOf } from '../visit.ts';
import { inLang } from '../words.ts';

type Kind = 'invitation' | 'reset';

/** What an invitation's or a reset's page shows; refuses the link in words. */
export async function openedLink(locals: App.Locals, kind: Kind, token: string) {
  const { app, clock } = locals.services;
  const user = await userOfLink(app, clock, kind, token);
  if (isRefusal(user))
    refusePage(user, locals, {
      href: inLang(locals.lang, '/dang-nhap'),
      text: locals.t('sign-in:link.toSignIn'),
    });
  const ways = [user.phone?.replace(/^\+84/, '0'), user.userName, user.email].filter(
    (way) => way !== null && way !== undefined,
  );
  return { name: user.name, ways };
}

/** Sets the password that was typed and signs in with it; a second factor is still asked for. */
export async function acceptWithPassword(event: RequestEvent, kind: Kind, token: string) {
  const { locals } = event;
  const { app, clock } = locals.services;
  const password = (await formOf(event)).text('mat-khau-moi');
  const user = await app.transaction().execute((tx) => acceptLink(tx, clock, kind, token, password));
  if (isRefusal(user)) {
    // A link that closed meanwhile is the page's matter, a password the field's.
    if (user.code.startsWith('link-')) refusePage(user, locals);
    return refused(user, locals, 'mat-khau-moi');
  }
  const step = await signIn(visitOf(event), user.phone ?? user.userName ?? user.email ?? '', password);
  if (isRefusal(step)) redirect(303, inLang(locals.lang, '/dang-nhap'));
  setCookies(event, step.cookies);
  redirect(303, inLang(locals.lang, step.secondFactor ? '/dang-nhap/hai-buoc' : '/lam-viec'));
}

import { redirect } from '@sveltejs/kit';
import { signOut } from '#modules/sign-in/sign-in.server.ts';
import { setCookies, visitOf } from '../../../visit.ts';
import { inLang } from '../../../words.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  async default(event) {
    setCookies(event, await signOut(visitOf(event)));
    redirect(303, inLang(event.locals.lang, '/dang-nhap'));
  },
};

import { redirect } from '@sveltejs/kit';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import { giveFirst } from '#modules/access/access.server.ts';
import { firstRunState, signIn, startFirstRun } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../form.ts';
import { refusePage } from '../../../refuse-page.ts';
import { setCookies, visitOf } from '../../../visit.ts';
import { inLang } from '../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, clock } = locals.services;
  const token = url.searchParams.get('ma') ?? '';
  const state = await firstRunState(app, clock, token);
  if (isRefusal(state)) refusePage(state, locals);
  return { named: state.named };
};

/** The form's own names for the fields that a refusal may name. */
const FIELDS = { name: 'ho-ten', phone: 'dien-thoai', userName: 'ten-dang-nhap', email: 'thu' } as const;

export const actions: Actions = {
  async default(event) {
    const { locals, url } = event;
    const { app, clock } = locals.services;
    const { text } = await formOf(event);
    const [nameVi, nameEn] = [text('ten-viet'), text('ten-anh')];
    const person = {
      name: text(FIELDS.name),
      phone: text(FIELDS.phone),
      userName: text(FIELDS.userName),
      email: text(FIELDS.email),
    };
    const password = text('mat-khau-moi');
    const made = await actAs(app, system, async (tx) => {
      const first = {
        ...person,
        token: url.searchParams.get('ma') ?? '',
        password,
        federation: { nameVi, nameEn },
      };
      const user = await startFirstRun(tx, clock, first);
      if (isRefusal(user)) return user;
      const given = await giveFirst(tx, system, clock, user, locals.t('access:firstRun'));
      return isRefusal(given) ? given : user;
    });
    if (isRefusal(made)) {
      if (made.code.startsWith('link-')) refusePage(made, locals);
      const names: Record<string, string> = { ...FIELDS, nameVi: 'ten-viet', nameEn: 'ten-anh' };
      const name = 'field' in made && made.field ? names[made.field]! : 'mat-khau-moi';
      const answer = refused(made, locals, name, {
        'ten-viet': nameVi,
        'ten-anh': nameEn,
        [FIELDS.name]: person.name,
        [FIELDS.phone]: person.phone,
        [FIELDS.userName]: person.userName,
        [FIELDS.email]: person.email,
      });
      for (const error of answer.data.errors) error.name = name;
      return answer;
    }
    const step = await signIn(visitOf(event), person.phone || person.userName || person.email, password);
    if (!isRefusal(step)) setCookies(event, step.cookies);
    redirect(303, inLang(locals.lang, '/lam-viec'));
  },
};

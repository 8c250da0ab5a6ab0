import { randomUUID } from 'node:crypto';
import { isRefusal, refuse } from '#core/refusal.ts';
import { changeUser } from '#modules/access/access.server.ts';
import { refusePage } from '../../../../../../../refuse-page.ts';
import { act } from '../../../../../../act.ts';
import { seenUser } from '../../../../../../user.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { id, name, phone, userName, email, care } = await seenUser(locals, params.user);
  if (care !== 'whole') refusePage(refuse('user-beyond', {}), locals);
  return {
    who: {
      id,
      name,
      phone: phone?.replace(/^\+84/, '0') ?? '',
      userName: userName ?? '',
      email: email ?? '',
    },
    once: randomUUID(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (tx, actor, text) => {
      const { user } = event.params;
      const done = await changeUser(tx, actor, event.locals.services.clock, user, {
        name: text('name'),
        phone: text('phone'),
        userName: text('userName'),
        email: text('email'),
      });
      return isRefusal(done) ? done : `/lam-viec/quan-tri/nguoi-dung/${user}?da=user-saved`;
    }),
};

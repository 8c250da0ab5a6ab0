import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { actAs } from '#core/acting.server.ts';
import { once } from '#core/once.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { invite, makeInvitation } from '#modules/access/access.server.ts';
import { userById } from '#modules/sign-in/sign-in.server.ts';
import { formOf, refused } from '../../../../../../form.ts';
import { ONCE } from '../../../../../act.ts';
import { fieldOf, forManagers, givingFrom, grantIn, offered } from '../../../../../admin.server.ts';
import { invitationFor } from '../../../../../invitation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  forManagers(locals);
  return { giving: await givingFrom(locals), once: randomUUID() };
};

const typedIn = (data: FormData) =>
  Object.fromEntries(
    [...data.entries()].filter((e): e is [string, string] => typeof e[1] === 'string' && e[0] !== ONCE),
  );

export const actions: Actions = {
  /** Looks units up, and gives back all that was typed. */
  async tim(event) {
    const { data, text } = await formOf(event);
    return {
      typed: typedIn(data),
      errors: [],
      units: await offered(event.locals, text('don-vi')),
      invited: null,
    };
  },

  /** Sent twice, the second makes a new link for the same user: what is shown always opens. */
  async moi(event) {
    const { locals } = event;
    const { actor, services } = locals;
    const { clock } = services;
    const { data, text } = await formOf(event);
    const done = await actAs(services.app, actor, async (tx) => {
      let token: string | null = null;
      const user = await once(tx, actor, clock, text(ONCE), async () => {
        const grant = await grantIn(tx, actor, clock, text);
        if (isRefusal(grant)) return grant;
        const [name, phone, userName, email] = ['name', 'phone', 'userName', 'email'].map(text);
        const made = await invite(tx, actor, clock, {
          user: { name: name!, phone, userName, email },
          grant,
        });
        if (isRefusal(made)) return made;
        token = made.token;
        return made.user;
      });
      if (isRefusal(user)) return user;
      const opens = token ?? (await makeInvitation(tx, actor, clock, user));
      if (isRefusal(opens)) return opens;
      const { name } = (await userById(tx, user))!;
      return { id: user, name, link: await invitationFor(tx, locals, user, opens) };
    });
    if (!isRefusal(done)) return { typed: {}, errors: [], units: null, invited: done };
    const no = refused(done, locals, fieldOf(done), typedIn(data));
    const units = await offered(locals, text('don-vi'));
    return fail(no.status, { ...no.data, units, invited: null });
  },
};

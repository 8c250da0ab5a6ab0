import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { isRefusal } from '#core/refusal.ts';
import { giveGrant } from '#modules/access/access.server.ts';
import { formOf } from '../../../../../../../form.ts';
import { act } from '../../../../../../act.ts';
import { fieldOf, givingFrom, grantIn, offered } from '../../../../../../admin.server.ts';
import { seenUser } from '../../../../../../user.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { id, name } = await seenUser(locals, params.user);
  return { who: { id, name }, giving: await givingFrom(locals), once: randomUUID() };
};

export const actions: Actions = {
  /** Looks units up, and gives back all that was typed. */
  async tim(event) {
    const { data, text } = await formOf(event);
    const typed = Object.fromEntries(
      [...data.entries()].filter((e): e is [string, string] => typeof e[1] === 'string'),
    );
    return { typed, errors: [], units: await offered(event.locals, text('don-vi')) };
  },

  async cap(event) {
    const { locals, params } = event;
    const { clock } = locals.services;
    await seenUser(locals, params.user);
    let searched = '';
    const no = await act(
      event,
      async (tx, actor, text) => {
        searched = text('don-vi');
        const grant = await grantIn(tx, actor, clock, text);
        if (isRefusal(grant)) return grant;
        const given = await giveGrant(tx, actor, clock, { ...grant, user: params.user });
        return isRefusal(given) ? given : `/lam-viec/quan-tri/nguoi-dung/${params.user}?da=granted`;
      },
      fieldOf,
    );
    return fail(no.status, { ...no.data, units: await offered(locals, searched) });
  },
};

import { randomUUID } from 'node:crypto';
import { today } from '#core/clock.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { shutOut } from '#modules/access/access.server.ts';
import { standing } from '#modules/access/rules.ts';
import { sessionsOf } from '#modules/sign-in/sign-in.server.ts';
import { refusePage } from '../../../../../../../refuse-page.ts';
import { act } from '../../../../../../act.ts';
import { seenUser } from '../../../../../../user.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, clock } = locals.services;
  const { id, name, grants, care } = await seenUser(locals, params.user);
  if (care !== 'whole') refusePage(refuse('user-beyond', {}), locals);
  return {
    who: { id, name },
    sessions: (await sessionsOf(app, clock, id)).length,
    grants: grants.filter((g) => standing(g, today(clock)) === 'in-force').length,
    once: randomUUID(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (tx, actor) => {
      const { user } = event.params;
      const done = await shutOut(tx, actor, event.locals.services.clock, user);
      return isRefusal(done) ? done : `/lam-viec/quan-tri/nguoi-dung/${user}?da=disabled`;
    }),
};

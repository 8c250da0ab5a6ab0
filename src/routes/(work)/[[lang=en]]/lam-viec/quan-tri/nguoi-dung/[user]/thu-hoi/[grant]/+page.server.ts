import { randomUUID } from 'node:crypto';
import { may } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { showDay } from '#core/day.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { revokeGrant, roles, wouldLose } from '#modules/access/access.server.ts';
import { standing } from '#modules/access/rules.ts';
import { refusePage } from '../../../../../../../../refuse-page.ts';
import { act } from '../../../../../../../act.ts';
import { sentenceOf } from '../../../../../../../grant-words.ts';
import { seenUser } from '../../../../../../../user.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { services, actor, t, lang } = locals;
  const { app, clock } = services;
  const user = await seenUser(locals, params.user);
  const grant = user.grants.find((g) => String(g.id) === params.grant);
  if (!grant) refusePage(refuse('not-found', { what: 'grant' }), locals);
  if (!may(actor, 'users.write', grant.unitId))
    refusePage(refuse('not-allowed', { what: 'users.write' }), locals);
  const stands = standing(grant, today(clock));
  if (stands === 'ended' || stands === 'revoked') refusePage(refuse('grant-ended', {}), locals);
  const loss = await wouldLose(app, clock, grant);
  return {
    who: { id: user.id, name: user.name },
    sentence: sentenceOf(grant, await roles(app), t, lang),
    toCome: stands === 'to-come',
    loss: {
      permissions: loss.permissions,
      units: loss.units,
      members: loss.members && { count: loss.members.count, day: showDay(loss.members.day) },
    },
    once: randomUUID(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(
      event,
      async (tx, actor, text) => {
        const { user, grant } = event.params;
        const asked = { grant: /^\d{1,15}$/.test(grant) ? Number(grant) : 0, reason: text('ly-do') };
        const done = await revokeGrant(tx, actor, event.locals.services.clock, asked);
        if (isRefusal(done)) return done;
        return `/lam-viec/quan-tri/nguoi-dung/${user}?da=revoked&quyen=${done}`;
      },
      ({ code }) => (code === 'reason-needed' ? 'ly-do' : null),
    ),
};

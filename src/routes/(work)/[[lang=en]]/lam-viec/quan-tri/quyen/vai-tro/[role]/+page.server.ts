import { randomUUID } from 'node:crypto';
import { PERMISSIONS } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { holders, roles, setRole } from '#modules/access/access.server.ts';
import { permissionsFault } from '#modules/access/rules.ts';
import { inWords } from '../../../../../../../refusal-words.ts';
import { refusePage } from '../../../../../../../refuse-page.ts';
import { act } from '../../../../../../act.ts';
import { forManagers } from '../../../../../../admin.server.ts';
import { roleName } from '../../../../../../grant-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  forManagers(locals, true);
  const { services, lang, t } = locals;
  const { app, clock } = services;
  const all = await roles(app);
  const role = all.find((r) => r.key === params.role);
  if (!role) refusePage(refuse('role-unknown', { role: params.role }), locals);
  const isReviewed = url.searchParams.has('xem');
  const asked = url.searchParams.getAll('quyen');
  const wanted = isReviewed ? PERMISSIONS.filter((p) => asked.includes(p)) : role.permissions;
  const come = wanted.filter((p) => !role.permissions.includes(p));
  const gone = role.permissions.filter((p) => !wanted.includes(p));
  const fault = permissionsFault(role, wanted);
  return {
    role: { key: role.key, name: roleName(all, role.key, lang) },
    users: (await holders(app, today(clock))).get(role.key) ?? 0,
    wanted,
    come,
    gone,
    fault: fault && inWords(refuse(fault, { role: role.key }), t, lang),
    isReviewed,
    once: randomUUID(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(
      event,
      async (tx, actor, text) => {
        const asked = text('quyen').split(',');
        const done = await setRole(tx, actor, event.locals.services.clock, {
          role: event.params.role,
          permissions: PERMISSIONS.filter((p) => asked.includes(p)),
          reason: text('ly-do'),
        });
        return isRefusal(done) ? done : '/lam-viec/quan-tri/quyen?da=role-set';
      },
      ({ code }) => (code === 'reason-needed' ? 'ly-do' : null),
    ),
};

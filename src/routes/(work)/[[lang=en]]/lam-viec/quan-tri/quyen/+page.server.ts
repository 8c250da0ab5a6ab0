import { may } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { holders, roles } from '#modules/access/access.server.ts';
import { forManagers } from '../../../../admin.server.ts';
import { roleName } from '../../../../grant-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  forManagers(locals);
  const { services, actor, lang } = locals;
  const { app, clock } = services;
  const [all, held] = await Promise.all([roles(app), holders(app, today(clock))]);
  return {
    mayChange: may(actor, 'users.write', null),
    isDone: url.searchParams.get('da') === 'role-set',
    roles: all.map((role) => ({
      key: role.key,
      name: roleName(all, role.key, lang),
      reach: role.reach,
      needsSecond: role.needsSecondFactor,
      permissions: role.permissions,
      users: held.get(role.key) ?? 0,
    })),
  };
};

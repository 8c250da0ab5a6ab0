import { may } from '#core/actor.ts';
import { actAs } from '#core/acting.server.ts';
import { roles, usersSeen, type UserState } from '#modules/access/access.server.ts';
import { forManagers } from '../../../../admin.server.ts';
import { placeOf, roleName } from '../../../../grant-words.ts';
import type { PageServerLoad } from './$types';

const PAGE = 50;
/** So many roles of a user stand in the list; the others are counted. */
const ROLES_SHOWN = 3;
const isState = (text: string | null): text is UserState =>
  text !== null && ['invited', 'active', 'disabled'].includes(text);

export const load: PageServerLoad = async ({ locals, url }) => {
  forManagers(locals);
  const { services, actor, lang, t } = locals;
  const search = url.searchParams.get('q') ?? '';
  const asked = url.searchParams.get('trang-thai');
  const state = isState(asked) ? asked : null;
  const page = Math.min(9999, Math.max(1, Math.trunc(Number(url.searchParams.get('trang'))) || 1));
  const skip = (page - 1) * PAGE;
  const { users, more } = await actAs(services.app, actor, (tx) =>
    usersSeen(tx, actor, services.clock, { search, state, skip, most: PAGE }),
  );
  const all = await roles(services.app);
  return {
    whole: may(actor, 'users.write', null),
    search,
    state,
    page,
    more,
    from: skip + 1,
    users: users.map((user) => ({
      id: user.id,
      name: user.name,
      state: user.state,
      ways: [user.phone?.replace(/^\+84/, '0'), user.userName, user.email].filter((way) => way != null),
      roles: user.grants
        .slice(0, ROLES_SHOWN)
        .map((g) => t('admin:users.roleAt', { role: roleName(all, g.role, lang), place: placeOf(g, t) })),
      rolesMore: Math.max(0, user.grants.length - ROLES_SHOWN),
    })),
  };
};

import { actAs } from '#core/acting.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { userSeen } from '#modules/access/access.server.ts';
import { refusePage } from '../refuse-page.ts';
import { forManagers } from './admin.server.ts';

/** The user whom an address names, as the signed-in administrator sees them; ends the page where they may not. */
export async function seenUser(locals: App.Locals, id: string) {
  forManagers(locals);
  const { services, actor } = locals;
  const user = await actAs(services.app, actor, (tx) => userSeen(tx, actor, services.clock, id));
  return isRefusal(user) ? refusePage(user, locals) : user;
}

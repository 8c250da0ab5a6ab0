import { acceptWithPassword, openedLink } from '../../../accept.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => openedLink(locals, 'reset', params.token);

export const actions: Actions = {
  default: (event) => acceptWithPassword(event, 'reset', event.params.token),
};

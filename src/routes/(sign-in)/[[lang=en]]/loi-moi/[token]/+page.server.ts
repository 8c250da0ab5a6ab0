import { acceptWithPassword, openedLink } from '../../../accept.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => openedLink(locals, 'invitation', params.token);

export const actions: Actions = {
  default: (event) => acceptWithPassword(event, 'invitation', event.params.token),
};

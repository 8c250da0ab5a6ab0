import { refuse } from '#core/refusal.ts';
import { refusePage } from '../../../refuse-page.ts';
import type { PageServerLoad } from './$types';

// An address that nothing answers still gets the whole page around its sentence.
export const load: PageServerLoad = ({ locals, url }) =>
  refusePage(refuse('not-found', { what: url.pathname }), locals);

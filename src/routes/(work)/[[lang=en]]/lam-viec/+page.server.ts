import type { Home } from '../../home.ts';
import type { PageServerLoad } from './$types';

/** Modules bring their share as they are built; until then each part says what will stand there. */
export const load: PageServerLoad = (): Home => ({ awaits: [], units: [], changes: [] });

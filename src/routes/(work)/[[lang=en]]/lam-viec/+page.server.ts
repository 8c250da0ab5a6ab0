import { awaiting } from '../../awaiting.server.ts';
import { changes } from '../../changes.server.ts';
import type { Home } from '../../home.ts';
import { myUnits } from '../../my-units.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }): Promise<Home> => {
  const [awaits, units, changed] = await Promise.all([awaiting(locals), myUnits(locals), changes(locals)]);
  return { awaits, units, changes: changed };
};

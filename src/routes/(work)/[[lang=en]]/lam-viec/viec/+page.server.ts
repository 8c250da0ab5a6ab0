import { listRuns } from '#core/runs.server.ts';
import { beforeIn, PAGE, pageOf } from '../../../list.ts';
import { shownRuns } from '../../../runs.ts';
import type { PageServerLoad } from './$types';

/** The runs that this user has asked for. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, services, t } = locals;
  const before = beforeIn(url);
  const found = await listRuns(services.app, {
    askedBy: actor.key,
    ...(before === undefined ? {} : { before }),
    limit: PAGE + 1,
  });
  const { rows, ...pages } = pageOf(url, found);
  const runs = await shownRuns(services.app, rows, t);
  return { runs, pages, isRunning: runs.some((run) => run.isActive) };
};

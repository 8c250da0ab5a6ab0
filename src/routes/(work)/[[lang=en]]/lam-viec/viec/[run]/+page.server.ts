import { randomUUID } from 'node:crypto';
import { may } from '#core/actor.ts';
import { refuse } from '#core/refusal.ts';
import { cancelRun, retryRun, runById } from '#core/runs.server.ts';
import { unitNames } from '#modules/units/units.server.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { act } from '../../../../act.ts';
import { doneIn } from '../../../../list.ts';
import { shownRuns } from '../../../../runs.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, services, t } = locals;
  const run = await runById(services.app, idOf(params.run));
  const looksAfter = run !== null && may(actor, 'jobs.write', run.unit);
  // Another's run is not told apart from none.
  if (!run || (run.askedBy !== actor.key && !looksAfter))
    refusePage(refuse('not-found', { what: 'run' }), locals);
  const [shown] = await shownRuns(services.app, [run], t);
  return {
    run: shown!,
    unit: run.unit === null ? null : ((await unitNames(services.app, [run.unit])).get(run.unit) ?? null),
    list: may(actor, 'jobs.write', null) ? '/lam-viec/quan-tri/viec' : '/lam-viec/viec',
    done: doneIn(url, t),
    asksToCancel: url.searchParams.has('xac-nhan') && shown!.isActive,
    once: randomUUID(),
  };
};

export const actions: Actions = {
  dung: (event) =>
    act(event, async (tx, actor) => {
      const id = idOf(event.params.run);
      return (
        (await cancelRun(tx, actor, event.locals.services.clock, id)) ??
        `/lam-viec/viec/${id}?da=run-cancelled`
      );
    }),
  'chay-lai': (event) =>
    act(event, async (tx, actor) => {
      const id = idOf(event.params.run);
      return (
        (await retryRun(tx, actor, event.locals.services.clock, id)) ?? `/lam-viec/viec/${id}?da=run-retried`
      );
    }),
};

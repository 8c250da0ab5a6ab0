import { randomUUID } from 'node:crypto';
import { actAs } from '#core/acting.server.ts';
import { sealState } from '#core/audit-read.server.ts';
import { askVerification, VERIFY_AUDIT } from '#core/audit-verify.server.ts';
import { showMoment } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { listRuns } from '#core/runs.server.ts';
import { act } from '../../../../../act.ts';
import { doneIn, needsWhole } from '../../../../../list.ts';
import { shownRuns } from '../../../../../runs.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = needsWhole(locals, 'audit.read');
  const { app } = locals.services;
  const { lastAt, oldestUnsealed, ...state } = await actAs(app, actor, (tx) => sealState(tx));
  const runs = await listRuns(app, { task: VERIFY_AUDIT, limit: 10 });
  const shown = await shownRuns(app, runs, locals.t);
  return {
    done: doneIn(url, locals.t),
    state,
    lastAt: lastAt && showMoment(lastAt),
    oldest: oldestUnsealed && showMoment(oldestUnsealed),
    runs: shown,
    isRunning: shown.some((run) => run.isActive),
    once: randomUUID(),
  };
};

export const actions: Actions = {
  'doi-chieu': (event) =>
    act(event, async (tx, actor) => {
      const run = await askVerification(tx, actor, event.locals.services.clock);
      return isRefusal(run) ? run : '/lam-viec/quan-tri/nhat-ky/niem-phong?da=audit-verify';
    }),
};

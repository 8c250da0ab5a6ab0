import { randomUUID } from 'node:crypto';
import { showMoment } from '#core/day.ts';
import { listRuns, listTasks, runTaskNow, type RunState } from '#core/runs.server.ts';
import { act } from '../../../../act.ts';
import { taskWords } from '../../../../audit-words.ts';
import { beforeIn, doneIn, needsWhole, PAGE, pageOf } from '../../../../list.ts';
import { shownRuns } from '../../../../runs.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/lam-viec/quan-tri/viec';
const STATES: readonly RunState[] = ['waiting', 'running', 'done', 'failed', 'cancelled'];

export const load: PageServerLoad = async ({ locals, url }) => {
  needsWhole(locals, 'jobs.write');
  const { t, services } = locals;
  const state = STATES.find((known) => known === url.searchParams.get('trang-thai'));
  const before = beforeIn(url);
  const [tasks, runs, active] = await Promise.all([
    listTasks(services.app),
    listRuns(services.app, {
      ...(state ? { state } : {}),
      ...(before === undefined ? {} : { before }),
      limit: PAGE + 1,
    }),
    listRuns(services.app, { state: 'running', limit: 1 }),
  ]);
  const { rows, ...pages } = pageOf(url, runs);
  return {
    done: doneIn(url, t),
    state: state ?? null,
    states: STATES,
    tasks: tasks.map((task) => ({
      key: task.task,
      name: taskWords(t, task.task),
      cron: task.cron,
      last: task.lastEnded && showMoment(task.lastEnded),
      ms: task.lastMs,
      error: task.lastError,
      failures: task.failures,
      once: randomUUID(),
    })),
    runs: await shownRuns(services.app, rows, t),
    pages,
    isRunning: active.length > 0 || rows.some((run) => run.state === 'waiting'),
  };
};

export const actions: Actions = {
  chay: (event) =>
    act(event, async (tx, actor, text) => {
      const refusal = await runTaskNow(tx, actor, event.locals.services.clock, text('viec'));
      return refusal ?? `${here}?da=task-run`;
    }),
};

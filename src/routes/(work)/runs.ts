import { showMoment } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import type { Run } from '#core/runs.server.ts';
import { userNames } from '#modules/sign-in/sign-in.server.ts';
import { actorWords, taskWords } from './audit-words.ts';
import type { Words } from '../words.ts';

/** A run as pages show it. */
export type ShownRun = Awaited<ReturnType<typeof shownRuns>>[number];

/** Runs in words: their tasks, who asked for them and when. What they were asked with stays inside. */
export async function shownRuns(db: Db | Tx, runs: readonly Run[], t: Words) {
  const names = await userNames(
    db,
    runs.map((run) => run.askedBy),
  );
  const moment = (at: Date | null) => at && showMoment(at);
  return runs.map((run) => ({
    id: run.id,
    task: taskWords(t, run.task),
    state: run.state,
    isActive: run.state === 'waiting' || run.state === 'running',
    askedBy: actorWords(t, run.askedBy, names),
    askedAt: showMoment(run.askedAt),
    startedAt: moment(run.startedAt),
    endedAt: moment(run.endedAt),
    done: run.done,
    total: run.total,
    said: run.error ?? run.message,
    tries: run.tries,
  }));
}

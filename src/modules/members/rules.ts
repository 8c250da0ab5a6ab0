import type { Day } from '#core/day.ts';
import { contains, type Period } from '#core/period.ts';

/** One thing counted under a node of a series during a period: a membership, a person, a household. */
export interface Interval {
  series: number;
  organisationId: number;
  nodeKind: string;
  nodeId: number;
  period: Period;
}

/** How a node's figure differs from one day on. */
export interface Step {
  series: number;
  organisationId: number;
  nodeKind: string;
  nodeId: number;
  day: Day;
  delta: number;
}

/** What to add to the figures so that they count `after` where they counted `before`: the fewest steps, none of them 0. */
export function steps(before: readonly Interval[], after: readonly Interval[]): Step[] {
  const sums = new Map<string, Step>();
  const add = (i: Interval, day: Day | null, delta: number) => {
    if (day === null) return;
    const { series, organisationId, nodeKind, nodeId } = i;
    const key = `${series} ${organisationId} ${nodeKind} ${nodeId} ${day}`;
    const sum = (sums.get(key)?.delta ?? 0) + delta;
    sums.set(key, { series, organisationId, nodeKind, nodeId, day, delta: sum });
  };
  for (const [intervals, sign] of [[before, -1] as const, [after, 1] as const]) {
    for (const i of intervals) {
      add(i, i.period.from, sign);
      add(i, i.period.to, -sign);
    }
  }
  return [...sums.values()].filter((step) => step.delta !== 0);
}

/** Somewhere somebody was, from when to when. */
export interface Stay {
  id: number;
  period: Period;
}

/**
 * Where a move on a day falls among the stays recorded so far: the stay that it cuts short (none: nothing was recorded
 * for that day) and the period of the new one, which lasts until the next stay that is on record. Gives the stay that
 * begins on that very day when there is one: the move then has been recorded already, perhaps to elsewhere.
 */
export function move(
  stays: readonly Stay[],
  day: Day,
): { cut: Stay | null; period: Period } | { begins: Stay } {
  const begins = stays.find((s) => s.period.from === day);
  if (begins) return { begins };
  const cut = stays.find((s) => contains(s.period, day)) ?? null;
  const later = stays.map((s) => s.period.from).filter((from) => from > day);
  return { cut, period: { from: day, to: later.toSorted()[0] ?? null } };
}

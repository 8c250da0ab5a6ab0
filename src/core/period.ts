import { addDays, day, type Day } from './day.ts';

/**
 * Days from `from` up to but without `to`; without end when `to` is null. Never empty. Outside (addresses, API, screens)
 * a period's last day is included: fromInclusive and lastDay are the only two doors between the two ways of counting.
 */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

/** A period; throws when it would hold no day, for that is a bug: the database refuses empty periods too. */
export function period(from: Day, to: Day | null): Period {
  if (to !== null && to <= from) throw new RangeError(`a period without a day: ${from} to ${to}`);
  return { from, to };
}

/**
 * The period that a person names by its first and last day; no last day: without end. Throws when it runs backwards:
 * whoever takes the days from outside refuses that first ('period-backwards').
 */
export const fromInclusive = (from: Day, last: Day | null): Period =>
  period(from, last === null ? null : addDays(last, 1));

/** The last day inside, as shown outside; null when the period has no end. */
export const lastDay = (p: Period): Day | null => (p.to === null ? null : addDays(p.to, -1));

export const contains = (p: Period, d: Day): boolean => p.from <= d && endsAfter(p, d);

/** Whether the two share at least one day; periods that only touch do not. */
export const overlaps = (a: Period, b: Period): boolean => endsAfter(a, b.from) && endsAfter(b, a.from);

/** The days in both; null when there are none. */
export function intersect(a: Period, b: Period): Period | null {
  if (!overlaps(a, b)) return null;
  const to = a.to === null ? b.to : b.to === null ? a.to : a.to < b.to ? a.to : b.to;
  return { from: a.from > b.from ? a.from : b.from, to };
}

/** The days in any of them, as the fewest periods in order: those that overlap or touch become one. */
export function unionAll(periods: readonly Period[]): Period[] {
  const merged: Period[] = [];
  for (const p of periods.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const before = merged.at(-1);
    if (before === undefined || (before.to !== null && before.to < p.from)) merged.push(p);
    else if (before.to !== null && endsAfter(p, before.to)) {
      merged[merged.length - 1] = { from: before.from, to: p.to };
    }
  }
  return merged;
}

/** The days of a that are in none of bs, as the fewest periods in order. */
export function subtract(a: Period, bs: readonly Period[]): Period[] {
  const left: Period[] = [];
  let from = a.from;
  for (const b of unionAll(bs)) {
    if (!overlaps({ from, to: a.to }, b)) continue;
    if (from < b.from) left.push({ from, to: b.from });
    if (b.to === null || (a.to !== null && b.to >= a.to)) return left;
    from = b.to;
  }
  left.push({ from, to: a.to });
  return left;
}

/** As PostgreSQL writes a daterange: '[2020-01-01,2020-02-01)', without end '[2020-01-01,)'. */
export const toRange = (p: Period): string => `[${p.from},${p.to ?? ''})`;

/**
 * Reads a daterange as PostgreSQL writes it, which for days is always half-open. Throws on 'empty', on a range without
 * a beginning and on 'infinity' (which PostgreSQL tells from "without end"): our tables hold none of them.
 */
export function parseRange(text: string): Period {
  const m = /^\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)?\)$/.exec(text);
  if (!m) throw new RangeError(`not a period: ${text}`);
  return period(day(m[1]!), m[2] === undefined ? null : day(m[2]));
}

const endsAfter = (p: Period, d: Day): boolean => p.to === null || d < p.to;

import { day, firstOfYear, lastMonthEndOnOrBefore, showDay, yearOf, type Day } from '#core/day.ts';
import type { Words } from '../../../words.ts';

const REVIEW_FROM = day('2016-07-21');
const REVIEW = day('2020-09-30');
const BEFORE_REFORM = day('2025-06-30');
const AFTER_REFORM = day('2025-07-01');

/**
 * Days that readers come for: today, both sides of the reorganisation of 2025, the end of the years under review. Below the
 * commune, where only month ends are shown, the month ends before them.
 */
export function knownDays(t: Words, today: Day, monthEnds = false): { text: string; date: Day }[] {
  if (!monthEnds) return days(t, today);
  const ends = days(t, today).map(({ date }) => lastMonthEndOnOrBefore(date));
  return [...new Set(ends)].map((date) => ({ text: showDay(date), date }));
}

const days = (t: Words, today: Day) => [
  { text: t('figures:today'), date: today },
  { text: t('figures:afterReform'), date: AFTER_REFORM },
  { text: t('figures:beforeReform'), date: BEFORE_REFORM },
  { text: t('figures:reviewDay'), date: REVIEW },
];

/** The same for what is counted over a period. */
export const knownPeriods = (t: Words, today: Day) => [
  { text: t('figures:thisYear'), from: firstOfYear(yearOf(today)), to: today },
  {
    text: String(yearOf(today) - 1),
    from: firstOfYear(yearOf(today) - 1),
    to: day(`${yearOf(today) - 1}-12-31`),
  },
  { text: t('figures:reviewPeriod'), from: REVIEW_FROM, to: REVIEW },
];

import { day, showDay, type Day } from '#core/day.ts';
import type { Words } from '../words.ts';

/** Days on which one looks at the register: today and both sides of the reorganisation of 2025; as links of a page. */
export const daysOf = (t: Words, today: Day, chosen: Day, href: (day: Day | null) => string) =>
  [
    { date: today, text: t('figures:today') },
    { date: day('2025-07-01'), text: t('figures:afterReform') },
    { date: day('2025-06-30'), text: t('figures:beforeReform') },
  ].map(({ date, text }) => ({
    href: href(date === today ? null : date),
    text,
    current: date === chosen,
  }));

/** A period as people read it; its last day is included. */
export function periodShown(t: Words, from: Day, last: Day | null): string {
  return last === null
    ? t('register:since', { day: showDay(from) })
    : t('register:between', { from: showDay(from), to: showDay(last) });
}

import { showCount, showPercent, type Lang } from '#core/numbers.ts';
import type { Value } from './figure.ts';

/** A value as a reader sees it, without its unit of measure; `hidden` stands for a count that law 6 hides. */
export const shownValue = (
  value: Value,
  percent: string | null | undefined,
  lang: Lang,
  hidden: string,
): string => {
  if (percent !== null && percent !== undefined) return showPercent(percent, lang);
  return value === null ? hidden : showCount(value, lang);
};

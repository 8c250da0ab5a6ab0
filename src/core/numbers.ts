export type Lang = 'vi' | 'en';

// Made once: making a formatter takes far longer than using it, and a table has hundreds of numbers.
const counts = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };
const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const percents = { vi: new Intl.NumberFormat('vi-VN', two), en: new Intl.NumberFormat('en-GB', two) };

/** 307.217 in Vietnamese, 307,217 in English. */
export const showCount = (n: number | bigint, lang: Lang): string => counts[lang].format(n);

/** 81,84 % in Vietnamese, 81.84% in English; takes percent with its decimals. */
export const showPercent = (percent: number | string, lang: Lang): string =>
  `${percents[lang].format(Number(percent))}${lang === 'vi' ? ' ' : ''}%`;

/**
 * A ratio in percent, half-up to two decimals, exactly ("81.84"); null over nothing. Takes whole numbers from 0 and
 * throws on others: half-up means nothing agreed below zero.
 */
export function ratioPercent(numerator: number | bigint, denominator: number | bigint): string | null {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (n < 0n || d < 0n) throw new RangeError(`a ratio of negative counts: ${n} of ${d}`);
  if (d === 0n) return null;
  const hundredths = (20_000n * n + d) / (2n * d);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** How a writer says a figure: chính xác, hơn, trên, gần, khoảng. */
export type Approximation = 'exact' | 'hon' | 'tren' | 'gan' | 'khoang';

/**
 * Whether what a writer printed may be said of the value, both in the same unit. 'hon' and 'tren' (over): the value is at
 * least what is printed and at most 10 % above it; 'gan' (nearly): at most what is printed and at most 10 % below it;
 * 'khoang' (about): within 5 %; 'exact': the same. Percentages are of what is printed.
 */
export function approximationHolds(
  word: Approximation,
  printed: number | bigint,
  value: number | bigint,
): boolean {
  const [said, is] = [Number(printed), Number(value)];
  if (!Number.isFinite(said) || !Number.isFinite(is)) return false;
  const within = (percent: number) => Math.abs(is - said) * 100 <= Math.abs(said) * percent;
  // Compared as given, not as doubles: two sums of money that differ by a đồng must never be called the same.
  const [below, above] = [value < printed, value > printed];
  switch (word) {
    case 'exact':
      return !below && !above;
    case 'hon':
    case 'tren':
      return !below && within(10);
    case 'gan':
      return !above && within(10);
    case 'khoang':
      return within(5);
  }
}

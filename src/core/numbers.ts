export type Lang = 'vi' | 'en';
const locale = (lang: Lang) => (lang === 'vi' ? 'vi-VN' : 'en-GB');

/** 307.217 in Vietnamese, 307,217 in English. */
export const showCount = (n: number | bigint, lang: Lang): string =>
  new Intl.NumberFormat(locale(lang)).format(n);

/** 81,84 % in Vietnamese, 81.84% in English; takes percent with its decimals. */
export function showPercent(percent: number | string, lang: Lang): string {
  const text = new Intl.NumberFormat(locale(lang), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(Number(percent));
  return lang === 'vi' ? `${text} %` : `${text}%`;
}

/** A ratio in percent, half-up to two decimals, exactly ("81.84"); null over nothing. Takes whole numbers from 0. */
export function ratioPercent(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const [n, d] = [BigInt(numerator) * 10_000n, BigInt(denominator)];
  const hundredths = (2n * n + d) / (2n * d);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

import { showCount, type Lang } from './numbers.ts';

/** Whole đồng: the law knows no smaller unit, and doubles lose đồng above 9 million billion. */
export type Dong = bigint;

// What the database's bigint holds; more is a slip of the finger, and must not reach it to fail there.
const MOST = 9_223_372_036_854_775_807n;

const TY = 1_000_000_000n;
const TRIEU = 1_000_000n;
const NGHIN = 1_000n;

// Spelled out instead of folded: 'ngân' and 'ngần' are words that fold like 'ngàn'. Without diacritics as typed on phones.
const UNITS: Record<string, bigint> = {
  tỷ: TY,
  tỉ: TY,
  ty: TY,
  ti: TY,
  triệu: TRIEU,
  trieu: TRIEU,
  tr: TRIEU,
  nghìn: NGHIN,
  nghin: NGHIN,
  ngàn: NGHIN,
  ngan: NGHIN,
  k: NGHIN,
};
const SUFFIX = /\s*(?:đồng|đ|₫|dong|vnđ|vnd)$/;
const TERM = /^(\d[\d.,]*) ?((?:(?:nghìn|ngàn|nghin|ngan) (?:tỷ|tỉ|ty|ti)|\p{L}+)?) ?/u;
const HALF = /^(?:rưỡi|rưởi|ruoi)$/;
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const PLAIN = /^(?:0|[1-9]\d*)$/;

/**
 * Reads an amount as people here write it: '89.236.400.000 đồng', '1 tỷ 500 triệu', '89,2 tỷ', '500 nghìn', '2 tỉ rưỡi',
 * '2 nghìn tỷ', '500k', '-5.000 đ'. Null for what can be read in two ways ('1.5', '89,236,400', '1 triệu 500'), for
 * parts of a đồng, and for more than the database holds. A dot groups, a comma begins the decimals of a tỷ, triệu, nghìn.
 */
export function parseDong(text: string): Dong | null {
  const tidy = text.normalize('NFC').toLowerCase().replaceAll('ð', 'đ').replace(/\s+/g, ' ').trim();
  if (tidy.length > 100) return null;
  const negative = /^[-−]/.test(tidy);
  const amount = readTerms(tidy.replace(/^[-−] ?/, '').replace(SUFFIX, ''));
  if (amount === null || amount > MOST) return null;
  return negative ? -amount : amount;
}

/** Terms from the largest unit to the smallest, each smaller than one of the unit before it. */
function readTerms(text: string): Dong | null {
  let rest = text;
  let sum = 0n;
  let above: bigint | null = null;
  let unfinished = true;
  while (rest !== '') {
    if (HALF.test(rest)) {
      // "2 tỷ rưỡi" is half a tỷ more; "2,5 tỷ rưỡi" and "500 rưỡi" are nothing.
      return above === null || above === 1n || !unfinished ? null : sum + above / 2n;
    }
    const term = TERM.exec(rest);
    if (!term || !unfinished) return null;
    const unit = unitOf(term[2]!);
    if (unit === null) return null;
    // "1 triệu 500" is 1.500.000 to one and 1.000.500 to another: a rest without a unit is written out in groups.
    if (unit === 1n && above !== null && !GROUPED.test(term[1]!)) return null;
    const value = readNumber(term[1]!, unit);
    if (value === null || (above !== null && value >= above)) return null;
    sum += value;
    above = unit;
    // Decimals, and a number without a unit, can only come last.
    unfinished = unit !== 1n && !term[1]!.includes(',');
    rest = rest.slice(term[0].length);
  }
  return above === null ? null : sum;
}

function unitOf(words: string): bigint | null {
  if (words === '') return 1n;
  // "nghìn tỷ", as budgets are told.
  return words.split(' ').reduce<bigint | null>((product, word) => {
    const unit = Object.hasOwn(UNITS, word) ? UNITS[word]! : null;
    return product === null || unit === null ? null : product * unit;
  }, 1n);
}

/** One number times its unit; null when it is not a whole number of đồng or not written the Vietnamese way. */
function readNumber(text: string, unit: bigint): Dong | null {
  const [whole, decimals, ...more] = text.split(',');
  if (whole === undefined || more.length > 0) return null;
  if (!GROUPED.test(whole) && !PLAIN.test(whole)) return null;
  const value = BigInt(whole.replaceAll('.', '')) * unit;
  if (decimals === undefined) return value;
  // "89,000" without a unit is an English 89 thousand as likely as a Vietnamese 89.
  if (unit === 1n || !/^\d+$/.test(decimals)) return null;
  // So is "1,500 tỷ": three decimals ending in 0 look like a group. "89,236 tỷ" is how newspapers here write it.
  if (decimals.length === 3 && decimals.endsWith('0')) return null;
  const scale = 10n ** BigInt(decimals.length);
  const part = BigInt(decimals) * unit;
  return part % scale === 0n ? value + part / scale : null;
}

/** To the đồng: 89.236.400.000 đồng in Vietnamese, 89,236,400,000 đồng in English. */
export const showDong = (d: Dong, lang: Lang): string => `${showCount(d, lang)} đồng`;

/**
 * In the unit a reader thinks in, to at most two decimals, half away from zero: 89,24 tỷ đồng, 89.24 billion đồng;
 * below a million to the đồng. For headings; what is checked or signed is shown in full.
 */
export function showDongShort(d: Dong, lang: Lang): string {
  const size = d < 0n ? -d : d;
  if (size < TRIEU) return showDong(d, lang);
  // 999.999.999 rounds up to 1.000 triệu, which is called 1 tỷ.
  const inTrieu = hundredths(size, TRIEU);
  const [rounded, unit] =
    inTrieu < 100_000n
      ? [inTrieu, lang === 'vi' ? 'triệu' : 'million']
      : [hundredths(size, TY), lang === 'vi' ? 'tỷ' : 'billion'];
  return `${inShort[lang].format(Number(d < 0n ? -rounded : rounded) / 100)} ${unit} đồng`;
}

const most = { maximumFractionDigits: 2 };
const inShort = { vi: new Intl.NumberFormat('vi-VN', most), en: new Intl.NumberFormat('en-GB', most) };
const hundredths = (size: bigint, unit: bigint): bigint => (size * 200n + unit) / (2n * unit);

/** The sum; 0 of nothing. */
export const sumDong = (amounts: Iterable<Dong>): Dong => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDong, showDong, showDongShort, sumDong } from './money.ts';

test.each([
  ['89.236.400.000', 89_236_400_000n],
  ['89.236.400.000 đồng', 89_236_400_000n],
  ['89236400000', 89_236_400_000n],
  ['1 tỷ 500 triệu', 1_500_000_000n],
  ['1 tỷ 500 triệu 250 nghìn đồng', 1_500_250_000n],
  ['1 tỷ 2 nghìn', 1_000_002_000n],
  ['869 triệu đồng', 869_000_000n],
  ['89,2 tỷ', 89_200_000_000n],
  ['89,2364 tỷ đồng', 89_236_400_000n],
  ['89,236 tỷ đồng', 89_236_000_000n],
  ['1.234 tỷ đồng', 1_234_000_000_000n],
  ['1.234,5 tỷ', 1_234_500_000_000n],
  ['2 nghìn tỷ đồng', 2_000_000_000_000n],
  ['2 nghìn tỷ 300 tỷ', 2_300_000_000_000n],
  ['1,5 triệu', 1_500_000n],
  ['1 tỷ 1,5 triệu', 1_001_500_000n],
  ['2 triệu 500.000 đồng', 2_500_000n],
  ['500 nghìn', 500_000n],
  ['500 ngàn', 500_000n],
  ['500k', 500_000n],
  ['15tr', 15_000_000n],
  ['2 tỉ rưỡi', 2_500_000_000n],
  ['1 tỷ 2 triệu rưỡi đồng', 1_002_500_000n],
  ['50.000đ', 50_000n],
  ['50.000 ₫', 50_000n],
  ['50.000 VND', 50_000n],
  ['50.000 VNĐ', 50_000n],
  ['50.000 Ð', 50_000n],
  ['1 TỶ 500 TRIỆU ĐỒNG', 1_500_000_000n],
  ['1 tỷ 500 triệu đồng'.normalize('NFD'), 1_500_000_000n],
  ['1 ty 500 trieu dong', 1_500_000_000n],
  ['  869\u00a0triệu  đồng ', 869_000_000n],
  ['0', 0n],
  ['0 đồng', 0n],
  ['0,5 tỷ', 500_000_000n],
  ['1.500', 1_500n],
  ['-5.000 đồng', -5_000n],
  ['−5.000', -5_000n],
  ['9.223.372.036.854.775.807', 9_223_372_036_854_775_807n],
])('%j is read', (text, dong) => expect(parseDong(text)).toBe(dong));

test.each([
  ['1.5', 'a decimal point or a broken group'],
  ['89,236,400', 'English groups'],
  ['89,000', 'English 89 thousand or Vietnamese 89'],
  ['89.236,400', 'groups of two kinds'],
  ['1,500 tỷ', 'English 1.500 tỷ or Vietnamese 1,5'],
  ['1.5 tỷ', 'a decimal point'],
  ['0.500 tỷ', 'a decimal point'],
  ['12.34.567', 'broken groups'],
  ['1.2345', 'a broken group'],
  ['1234.567', 'a broken group'],
  ['1 triệu 500', '1.500.000 or 1.000.500'],
  ['1tr5', '1.500.000 or 1.000.005'],
  ['1 tỷ 500 đồng', '1.500.000.000 or 1.000.000.500'],
  ['1 tỷ 1500 triệu', 'more triệu than a tỷ has'],
  ['500 triệu 1 tỷ', 'units upwards'],
  ['1 tỷ 2 tỷ', 'a unit twice'],
  ['1,5 tỷ 200 triệu', 'decimals before another unit'],
  ['2,5 tỷ rưỡi', 'decimals and a half'],
  ['500 rưỡi', 'half of nothing'],
  ['rưỡi', 'half of nothing'],
  ['1,5', 'a part of a đồng'],
  ['1.000,5 đồng', 'a part of a đồng'],
  ['1,0005 nghìn', 'a part of a đồng'],
  ['0,0000000001 tỷ', 'a part of a đồng'],
  ['1, tỷ', 'no decimals'],
  [',5 tỷ', 'no whole'],
  ['007', 'a code'],
  ['89 236 400', 'spaces for groups'],
  ['hơn 89 tỷ', 'no amount but a saying'],
  ['5 ngân', 'another word'],
  ['5 usd', 'another currency'],
  ['5 constructor', 'no unit'],
  ['tỷ', 'no number'],
  ['đồng', 'no number'],
  ['-', 'no number'],
  ['--5', 'two signs'],
  ['', 'nothing'],
  ['1e9', 'not written by a person'],
  ['٥٠٠', 'other digits'],
  ['9.223.372.036.854.775.808', 'more than the database holds'],
  ['9'.repeat(101), 'too long'],
])('%j is refused: %s', (text) => expect(parseDong(text)).toBeNull());

test('amounts are shown to the đồng, grouped as each language does', () => {
  expect(showDong(89_236_400_000n, 'vi')).toBe('89.236.400.000 đồng');
  expect(showDong(89_236_400_000n, 'en')).toBe('89,236,400,000 đồng');
  expect(showDong(0n, 'vi')).toBe('0 đồng');
  expect(showDong(-5_000n, 'vi')).toBe('-5.000 đồng');
});

test.each([
  [89_236_400_000n, '89,24 tỷ đồng', '89.24 billion đồng'],
  [27_964_500_000n, '27,96 tỷ đồng', '27.96 billion đồng'],
  [28_000_000_000n, '28 tỷ đồng', '28 billion đồng'],
  [1_234_500_000_000n, '1.234,5 tỷ đồng', '1,234.5 billion đồng'],
  [869_000_000n, '869 triệu đồng', '869 million đồng'],
  [1_005_000n, '1,01 triệu đồng', '1.01 million đồng'],
  [999_994_999n, '999,99 triệu đồng', '999.99 million đồng'],
  [999_995_000n, '1 tỷ đồng', '1 billion đồng'],
  [999_999n, '999.999 đồng', '999,999 đồng'],
  [-1_500_000n, '-1,5 triệu đồng', '-1.5 million đồng'],
])('%s in short is %s', (dong, vi, en) => {
  expect(showDongShort(dong, 'vi')).toBe(vi);
  expect(showDongShort(dong, 'en')).toBe(en);
});

const MOST = 9_223_372_036_854_775_807n;
const anyDong = fc.oneof(
  fc.bigInt({ min: -MOST, max: MOST }),
  fc.bigInt({ min: -5_000_000n, max: 5_000_000n }),
);

test('what is shown in Vietnamese reads back to the same đồng', () => {
  fc.assert(
    fc.property(anyDong, (d) => {
      expect(parseDong(showDong(d, 'vi'))).toBe(d);
      expect(parseDong(showDong(d, 'vi').toUpperCase().normalize('NFD'))).toBe(d);
    }),
  );
});

test('what is shown in English is never misread: it is refused, or means the same in both', () => {
  fc.assert(
    fc.property(anyDong, (d) => {
      expect([null, d]).toContain(parseDong(showDong(d, 'en')));
    }),
  );
});

test('the short form is within half a hundredth of its unit', () => {
  fc.assert(
    fc.property(anyDong, (d) => {
      const short = parseDong(showDongShort(d, 'vi'));
      const off = short! > d ? short! - d : d - short!;
      expect(off <= (showDongShort(d, 'vi').includes('tỷ') ? 5_000_000n : 5_000n)).toBe(true);
    }),
  );
});

test('no text makes the reader fail, and what it reads fits the database', () => {
  const words = fc.constantFrom(...'1 0 5 500 . , - tỷ triệu nghìn rưỡi đồng k đ'.split(' '), ' ');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((w) => w.join('')),
      ),
      (text) => {
        const d = parseDong(text);
        expect(d === null || (d <= MOST && d >= -MOST)).toBe(true);
      },
    ),
  );
});

test('money is summed without losing a đồng', () => {
  expect(sumDong([])).toBe(0n);
  expect(sumDong([9_007_199_254_740_992n, 1n])).toBe(9_007_199_254_740_993n);
  expect(sumDong(new Set([61_271_900_000n, 27_964_500_000n]))).toBe(89_236_400_000n);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approximationHolds, ratioPercent, showCount, showPercent, type Approximation } from './numbers.ts';

test('the article’s ratio is 81.84 percent, half-up', () =>
  expect(ratioPercent(161_135, 196_898)).toBe('81.84'));
test('a sixteenth is 6.25 percent', () => expect(ratioPercent(1, 16)).toBe('6.25'));
test('5 of 800 is 0.63, not 0.62', () => expect(ratioPercent(5, 800)).toBe('0.63'));
test('half a hundredth that a double cannot hold rounds up all the same', () =>
  expect(ratioPercent(201, 20_000)).toBe('1.01'));
test('there is no ratio over nothing', () => expect(ratioPercent(1, 0)).toBeNull());
test('nothing of something is 0.00 percent, all of it 100.00', () => {
  expect(ratioPercent(0, 7)).toBe('0.00');
  expect(ratioPercent(7n, 7n)).toBe('100.00');
});
test('a ratio of a negative or a broken count is a bug', () => {
  expect(() => ratioPercent(-1, 7)).toThrow(RangeError);
  expect(() => ratioPercent(1, -7)).toThrow(RangeError);
  expect(() => ratioPercent(1.5, 7)).toThrow(RangeError);
});

test('a ratio lies within half a hundredth of the truth, upwards on a tie', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 2_147_483_647 }), (n, d) => {
      const hundredths = BigInt(ratioPercent(n, d)!.replace('.', ''));
      const twiceTheError = 2n * (hundredths * BigInt(d) - 10_000n * BigInt(n));
      expect(twiceTheError > -BigInt(d) && twiceTheError <= BigInt(d)).toBe(true);
    }),
  );
});

test('numbers are grouped as each language does', () => {
  expect(showCount(307_217, 'vi')).toBe('307.217');
  expect(showCount(2_090, 'vi')).toBe('2.090');
  expect(showCount(89_236_400_000n, 'vi')).toBe('89.236.400.000');
  expect(showCount(307_217, 'en')).toBe('307,217');
  expect(showPercent('81.84', 'vi')).toBe('81,84 %');
  expect(showPercent('81.84', 'en')).toBe('81.84%');
  expect(showPercent(100, 'vi')).toBe('100,00 %');
});

test.each<[Approximation, number | bigint, number | bigint, boolean]>([
  ['hon', 89_000_000_000n, 89_236_400_000n, true],
  ['tren', 4_400, 4_413, true],
  ['hon', 4_413, 4_413, true],
  ['hon', 4_414, 4_413, false],
  ['hon', 100, 110, true],
  ['hon', 100, 111, false],
  ['gan', 28_000_000_000n, 27_964_500_000n, true],
  ['gan', 28, 28, true],
  ['gan', 27_900_000_000n, 27_964_500_000n, false],
  ['gan', 100, 90, true],
  ['gan', 100, 89, false],
  ['khoang', 100, 95, true],
  ['khoang', 100, 105, true],
  ['khoang', 100, 94, false],
  ['khoang', 100, 106, false],
  ['khoang', 0, 0, true],
  ['hon', 0, 1, false],
  ['exact', 81.84, 81.84, true],
  ['exact', 4_413, 4_413n, true],
  ['exact', 9_007_199_254_740_993n, 9_007_199_254_740_992n, false],
  ['hon', 9_007_199_254_740_993n, 9_007_199_254_740_992n, false],
  ['exact', Number.NaN, Number.NaN, false],
  ['khoang', 1, Number.POSITIVE_INFINITY, false],
])('“%s %s” said of %s holds: %s', (word, printed, value, holds) =>
  expect(approximationHolds(word, printed, value)).toBe(holds),
);

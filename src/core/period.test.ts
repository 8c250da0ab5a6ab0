import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day, type Day } from './day.ts';
import {
  contains,
  fromInclusive,
  intersect,
  lastDay,
  overlaps,
  parseRange,
  period,
  subtract,
  toRange,
  unionAll,
  type Period,
} from './period.ts';

// Drawn from few days, so that edges often fall together: there the mistakes are.
const RUNS = { numRuns: 1000 };

// The naive truth: a period is the set of its days inside a window that reaches past every end that is drawn.
const START = day('2020-02-20');
const WINDOW = Array.from({ length: 20 }, (_, n) => addDays(START, n));
const isIn = (p: Period, d: Day): boolean => d >= p.from && (p.to === null || d < p.to);
const daysOf = (...periods: Period[]): Day[] => WINDOW.filter((d) => periods.some((p) => isIn(p, d)));

const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 1, max: 6 }), { freq: 5 }))
  .map(([from, days]) => period(WINDOW[from]!, days === null ? null : WINDOW[from + days]!));
const anyPeriods = fc.array(anyPeriod, { maxLength: 6 });

/** In order, with at least one day between each and the next: nothing left to merge. */
const isTidy = (periods: Period[]): boolean =>
  periods.every((p, i) => {
    const next = periods[i + 1];
    return (p.to === null || p.from < p.to) && (next === undefined || (p.to !== null && p.to < next.from));
  });

test('outside the last day is included, inside it is half-open', () => {
  const p = fromInclusive(day('2016-07-21'), day('2020-09-30'));
  expect(p).toEqual({ from: '2016-07-21', to: '2020-10-01' });
  expect(lastDay(p)).toBe('2020-09-30');
  expect(contains(p, day('2020-09-30'))).toBe(true);
  expect(contains(p, day('2020-10-01'))).toBe(false);
  expect(contains(p, day('2016-07-20'))).toBe(false);
});

test('a period of one day holds that day', () => {
  const p = fromInclusive(day('2020-02-29'), day('2020-02-29'));
  expect(toRange(p)).toBe('[2020-02-29,2020-03-01)');
  expect(lastDay(p)).toBe('2020-02-29');
});

test('a period without end has no last day', () => {
  const p = fromInclusive(day('2020-01-01'), null);
  expect(lastDay(p)).toBeNull();
  expect(contains(p, day('2199-12-31'))).toBe(true);
});

test('the last day that can be typed can end a period', () => {
  const p = fromInclusive(day('2020-01-01'), day('2199-12-31'));
  expect(lastDay(parseRange(toRange(p)))).toBe('2199-12-31');
});

test('a period without a day is a bug', () => {
  expect(() => period(day('2020-01-01'), day('2020-01-01'))).toThrow(RangeError);
  expect(() => fromInclusive(day('2020-01-02'), day('2020-01-01'))).toThrow(RangeError);
  expect(() => fromInclusive(day('2020-01-03'), day('2020-01-01'))).toThrow(RangeError);
});

test('a place that passes on at midnight is never in two hands', () => {
  const before = parseRange('[2004-01-01,2025-07-01)');
  const after = parseRange('[2025-07-01,)');
  expect(overlaps(before, after)).toBe(false);
  expect(intersect(before, after)).toBeNull();
  expect(unionAll([after, before])).toEqual([{ from: '2004-01-01', to: null }]);
});

test('a day belongs to a period exactly when it is one of its days', () => {
  fc.assert(
    fc.property(anyPeriod, (p) => {
      expect(WINDOW.filter((d) => contains(p, d))).toEqual(daysOf(p));
    }),
    RUNS,
  );
});

test('two periods meet in exactly the days they share', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (a, b) => {
      const shared = daysOf(a).filter((d) => isIn(b, d));
      const both = intersect(a, b);
      expect(both === null ? [] : daysOf(both)).toEqual(shared);
      expect(overlaps(a, b)).toBe(shared.length > 0);
      expect(both?.to === null).toBe(a.to === null && b.to === null);
    }),
    RUNS,
  );
});

test('a union has the days of all its parts and no seams', () => {
  fc.assert(
    fc.property(anyPeriods, (ps) => {
      const given = structuredClone(ps);
      const union = unionAll(ps);
      expect(daysOf(...union)).toEqual(daysOf(...ps));
      expect(isTidy(union)).toBe(true);
      expect(ps).toEqual(given);
    }),
    RUNS,
  );
});

test('what is subtracted is gone and the rest stays', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriods, (a, bs) => {
      const left = subtract(a, bs);
      expect(daysOf(...left)).toEqual(daysOf(a).filter((d) => !bs.some((b) => isIn(b, d))));
      expect(isTidy(left)).toBe(true);
    }),
    RUNS,
  );
});

test('a period reads back as PostgreSQL writes it', () => {
  expect(toRange(period(day('2020-01-01'), day('2020-02-01')))).toBe('[2020-01-01,2020-02-01)');
  expect(toRange(period(day('2020-01-01'), null))).toBe('[2020-01-01,)');
  fc.assert(
    fc.property(anyPeriod, (p) => {
      expect(parseRange(toRange(p))).toEqual(p);
    }),
    RUNS,
  );
});

test.each([
  'empty',
  '(,2020-01-01)',
  '[2020-01-01,2020-01-31]',
  '[2020-01-01,infinity)',
  '[2020-02-30,)',
  '[2020-01-02,2020-01-02)',
  '',
])('%j is no period of ours', (text) => expect(() => parseRange(text)).toThrow(RangeError));

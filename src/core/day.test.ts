import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  day,
  daysBetween,
  firstOfYear,
  isMonthEnd,
  lastMonthEndOnOrBefore,
  monthEnd,
  parseDay,
  parseShownDay,
  showDay,
  showDayLong,
  showMoment,
  todayIn,
  yearOf,
} from './day.ts';

const FIRST = day('1900-01-01');
const anyDay = fc
  .integer({ min: 0, max: daysBetween(FIRST, day('2199-12-31')) })
  .map((n) => addDays(FIRST, n));

test.each([
  '2020-02-30',
  '2021-02-29',
  '1900-02-29',
  '2020-13-01',
  '2020-00-10',
  '2020-01-00',
  '2020-1-1',
  '1899-12-31',
  '2200-01-01',
  '30/9/2020',
  ' 2020-01-01',
  '2020-01-01\n',
  '2020-01-01T00:00:00Z',
  '',
])('%j is no day', (text) => expect(parseDay(text)).toBeNull());

test('a leap day is a day', () => {
  expect(parseDay('2020-02-29')).toBe('2020-02-29');
  expect(parseDay('2000-02-29')).toBe('2000-02-29');
});

test('the first and the last day that can be typed are days, and so are their neighbours', () => {
  expect(parseDay('1900-01-01')).toBe('1900-01-01');
  expect(addDays(day('2199-12-31'), 1)).toBe('2200-01-01');
  expect(firstOfYear(2200)).toBe('2200-01-01');
});

test('a day in code that is none is a bug', () => {
  expect(() => day('2020-02-30')).toThrow(RangeError);
  expect(() => day('')).toThrow(RangeError);
  expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  expect(() => addDays(day('1000-01-01'), -1)).toThrow(RangeError);
});

test('days are added across months and years', () => {
  expect(addDays(day('2019-12-31'), 1)).toBe('2020-01-01');
  expect(addDays(day('2020-03-01'), -1)).toBe('2020-02-29');
  expect(daysBetween(day('2016-07-21'), day('2020-09-30'))).toBe(1532);
});

test('adding days and counting them are each other’s inverse, and order is the order of the text', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (d, n) => {
      const other = addDays(d, n);
      expect(daysBetween(d, other)).toBe(n);
      expect(addDays(other, -n)).toBe(d);
      expect(d < other).toBe(n > 0);
    }),
  );
});

test('a month ends on its last day', () => {
  expect(monthEnd(day('2020-02-10'))).toBe('2020-02-29');
  expect(monthEnd(day('2021-02-10'))).toBe('2021-02-28');
  expect(monthEnd(day('2020-12-01'))).toBe('2020-12-31');
  expect(isMonthEnd(day('2020-09-30'))).toBe(true);
  expect(isMonthEnd(day('2020-08-30'))).toBe(false);
  expect(lastMonthEndOnOrBefore(day('2020-09-30'))).toBe('2020-09-30');
  expect(lastMonthEndOnOrBefore(day('2020-09-29'))).toBe('2020-08-31');
  expect(lastMonthEndOnOrBefore(day('2020-01-15'))).toBe('2019-12-31');
});

test('the last month end on or before a day is a month end within the 30 days before it', () => {
  fc.assert(
    fc.property(anyDay, (d) => {
      const end = lastMonthEndOnOrBefore(d);
      expect(isMonthEnd(end)).toBe(true);
      expect(end <= d && daysBetween(end, d) <= 30).toBe(true);
      expect(addDays(monthEnd(d), 1).endsWith('-01')).toBe(true);
    }),
  );
});

test('a year begins on its first of January', () => {
  expect(yearOf(day('2020-09-30'))).toBe(2020);
  expect(firstOfYear(2016)).toBe('2016-01-01');
});

test('the local day turns at midnight in Vietnam, not in London', () => {
  expect(todayIn(new Date('2020-09-30T16:59:59Z'))).toBe('2020-09-30');
  expect(todayIn(new Date('2020-09-30T17:00:00Z'))).toBe('2020-10-01');
  expect(todayIn(new Date('2020-09-30T17:00:00Z'), 'Europe/London')).toBe('2020-09-30');
});

test('days are written as people write them', () => {
  expect(showDay(day('2020-09-30'))).toBe('30/09/2020');
  expect(showDayLong(day('2020-09-30'), 'vi')).toBe('30 tháng 9 năm 2020');
  expect(showDayLong(day('2020-03-01'), 'vi')).toBe('1 tháng 3 năm 2020');
  expect(showDayLong(day('2020-09-30'), 'en')).toBe('30 September 2020');
  expect(parseShownDay('30/9/2020')).toBe('2020-09-30');
  expect(parseShownDay(' 01/03/2020 ')).toBe('2020-03-01');
});

test('a moment is shown with the local day and time, midnight as 00:00', () => {
  expect(showMoment(new Date('2020-09-30T00:05:00Z'))).toBe('30/09/2020 07:05');
  expect(showMoment(new Date('2020-09-30T17:00:00Z'))).toBe('01/10/2020 00:00');
});

test.each(['31/9/2020', '9/30/2020', '30/9/20', '30/9', '2020-09-30', ''])('%j is no written day', (text) =>
  expect(parseShownDay(text)).toBeNull(),
);

test('a shown day reads back as itself', () => {
  fc.assert(
    fc.property(anyDay, (d) => {
      expect(parseShownDay(showDay(d))).toBe(d);
    }),
  );
});

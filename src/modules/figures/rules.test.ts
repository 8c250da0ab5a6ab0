import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOn, SMALLEST_SHOWN, suppress, type Step } from './rules.ts';

test('a count of 1 to 4 is hidden with its smallest neighbour', () => {
  expect(suppress([[3], [80], [12]])).toEqual([[true], [false], [true]]);
});

test('a table without small counts hides nothing', () => {
  expect(
    suppress([
      [5, 0],
      [12, 9],
    ]),
  ).toEqual([
    [false, false],
    [false, false],
  ]);
});

test('no small count is shown, and no line gives one away', () => {
  const tables = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 })).chain(([r, c]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: c, maxLength: c }), {
      minLength: r,
      maxLength: r,
    }),
  );
  fc.assert(
    fc.property(tables, (table) => {
      const hidden = suppress(table);
      table.forEach((row, r) =>
        row.forEach((v, c) => expect(v > 0 && v < SMALLEST_SHOWN && !hidden[r]![c]).toBe(false)),
      );
      const columns = table[0]!.map((_, c) => hidden.map((row) => row[c]!));
      for (const line of [...hidden, ...columns]) {
        if (line.length > 1) expect(line.filter(Boolean)).not.toHaveLength(1);
      }
    }),
    { numRuns: 500 },
  );
});

const step = (
  from: number,
  to: number,
  kind: Step['kind'],
  share: number | null,
  effective: string,
): Step => ({ from, to, kind, share, effective });

test('what was recorded in a merged area lies wholly in its heir', () => {
  expect(
    placeOn(
      1,
      '2019-05-01',
      '2026-01-01',
      [step(1, 9, 'whole', null, '2025-07-01')],
      new Set([9]),
      new Map(),
    ),
  ).toEqual([{ area: 9, share: 1 }]);
});

test('before the merger takes effect it lies where it was recorded', () => {
  expect(
    placeOn(
      1,
      '2019-05-01',
      '2020-09-30',
      [step(1, 9, 'whole', null, '2025-07-01')],
      new Set([1]),
      new Map(),
    ),
  ).toEqual([{ area: 1, share: 1 }]);
});

test('a split with known shares is shared out, one without has no share', () => {
  const known = [step(1, 8, 'part', 0.25, '2021-01-01'), step(1, 9, 'part', 0.75, '2021-01-01')];
  expect(placeOn(1, '2020-01-01', '2022-01-01', known, new Set([8, 9]), new Map())).toEqual([
    { area: 8, share: 0.25 },
    { area: 9, share: 0.75 },
  ]);
  const unknown = [step(1, 8, 'part', null, '2021-01-01')];
  expect(placeOn(1, '2020-01-01', '2022-01-01', unknown, new Set([1, 8]), new Map())).toEqual([
    { area: 8, share: null },
    { area: 1, share: null },
  ]);
});

test('what a district recorded goes to the province’s heir when districts end', () => {
  const steps = [step(1, 50, 'whole', null, '2025-07-01')];
  expect(placeOn(2, '2020-01-01', '2026-01-01', steps, new Set([50]), new Map([[2, 1]]))).toEqual([
    { area: 50, share: 1 },
  ]);
});

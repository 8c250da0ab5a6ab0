import { expect, test } from 'vitest';
import { grouped, matching } from './palette-entries.ts';

const entries = [
  { group: 'Trang', text: 'Hội viên', href: '/hoi-vien' },
  { group: 'Đơn vị', text: 'Hội Nông dân xã Vị Tân', hint: 'cấp xã', href: '/vi-tan' },
  { group: 'Trang', text: 'Đơn vị', href: '/don-vi' },
];
const texts = (query: string) => matching(entries, query).map((e) => e.text);

test('marks, tones and capitals need not be typed, nor đ', () => {
  expect(texts('VI TAN')).toEqual(['Hội Nông dân xã Vị Tân']);
  expect(texts('don')).toEqual(['Đơn vị']);
  expect(texts('đơn vị')).toEqual(['Đơn vị']);
});

test('words may come in any order and be begun only; the middle of a word finds nothing', () => {
  expect(texts('tan nong')).toEqual(['Hội Nông dân xã Vị Tân']);
  expect(texts('ong')).toEqual([]);
});

test('what stands in the hint is found; an empty question finds all', () => {
  expect(texts('cap xa')).toEqual(['Hội Nông dân xã Vị Tân']);
  expect(texts(' ')).toHaveLength(3);
});

test('a heading stands once, and the arrows count in the order that is seen', () => {
  const seen = grouped(entries).flatMap((g) => g.entries.map((e) => [g.name, e.index, e.entry.text]));
  expect(seen).toEqual([
    ['Trang', 0, 'Hội viên'],
    ['Trang', 1, 'Đơn vị'],
    ['Đơn vị', 2, 'Hội Nông dân xã Vị Tân'],
  ]);
});

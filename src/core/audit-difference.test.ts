import { expect, test } from 'vitest';
import { differences } from './audit-difference.ts';

test('a change names its fields, with what they held before and after', () => {
  expect(differences({ name: 'Cũ', accent: null, id: 3 }, { name: 'Mới', accent: '#0f6b4f', id: 3 })).toEqual(
    [
      { field: 'name', before: 'Cũ', after: 'Mới' },
      { field: 'accent', before: null, after: '#0f6b4f' },
    ],
  );
});

test('what began has no before, what ended no after, and what is inside is named by its way', () => {
  expect(differences(null, { day: '2026-01-01', where: { unit: 12 }, changed: ['name', 'phone'] })).toEqual([
    { field: 'day', before: null, after: '2026-01-01' },
    { field: 'where.unit', before: null, after: '12' },
    { field: 'changed', before: null, after: 'name, phone' },
  ]);
  expect(differences({ open: true }, null)).toEqual([{ field: 'open', before: 'true', after: null }]);
  expect(differences(null, null)).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentSheet, accentTokens, contrast } from './accent.ts';

const surfaces = {
  light: ['#faf8f3', '#ffffff', '#f1eee6'],
  dark: ['#101412', '#181d1a', '#1f2522'],
};

test('whatever colour a federation chooses, text in it and on it can be read in both themes', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (chosen) => {
      const { accent, soft } = accentTokens(chosen)!;
      for (const on of [...surfaces.light, soft[0]])
        expect(contrast(accent[0], on)).toBeGreaterThanOrEqual(4.5);
      for (const on of [...surfaces.dark, soft[1]])
        expect(contrast(accent[1], on)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that can be read already stays as it was chosen', () => {
  expect(accentTokens('#0f6b4f')!.accent[0]).toBe('#0f6b4f');
});

test('what is no colour makes no sheet, and nothing can be smuggled into one', () => {
  expect(accentSheet('#123;}body{display:none')).toBeNull();
  expect(accentSheet('red')).toBeNull();
  expect(accentSheet('#a3261d')).toMatch(
    /^:root:root\{--accent:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);--accent-soft:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)\}$/,
  );
});

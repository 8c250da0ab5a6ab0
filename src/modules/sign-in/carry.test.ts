import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asHidden, carriedIn, carry } from './carry.ts';

const formOf = (fields: readonly (readonly [string, string | Blob])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test('what is carried comes back as it was: every name, value and repetition, in order', () => {
  const text = fc.string({ unit: 'grapheme' }).map((s) => s.toWellFormed());
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 12 }), (given) => {
      const fields = given.map(([name, value]) => [`o.${name.replace(/[a-z]/gi, '')}`, value] as const);
      const there = carry(formOf(fields), '/lam-viec/so?/ghi')!;
      const back = carriedIn(formOf(asHidden(there)));
      expect(back).toEqual(there);
      expect(back!.fields).toEqual([...formOf(fields)]);
    }),
  );
});

test('passwords, codes and files stay behind, and that files did is told', () => {
  const form = formOf([
    ['ten', 'Tâm'],
    ['mat-khau', 'a'],
    ['matKhauMoi', 'b'],
    ['password', 'c'],
    ['ma-xac-thuc', '123456'],
    ['csrf_token', 'd'],
    ['tep', new Blob(['x'])],
  ]);
  expect(carry(form, '/en/lam-viec')).toEqual({ to: '/en/lam-viec', fields: [['ten', 'Tâm']], files: true });
  // A field for a file that nobody attached is no loss.
  expect(carry(formOf([['tep', new Blob([])]]), '/lam-viec')).toMatchObject({ files: false });
});

test('up to 256 KB are carried, and only to the workspace of this site', () => {
  expect(carry(formOf([['a', 'ấ'.repeat(80_000)]]), '/lam-viec')).not.toBeNull();
  expect(carry(formOf([['a', 'ấ'.repeat(90_000)]]), '/lam-viec')).toBeNull();
  for (const to of [
    '/',
    '/dang-nhap',
    'https://evil.vn/lam-viec',
    '//evil.vn/lam-viec',
    '/lam-viecx',
    '/lam-viec/..//evil.vn',
  ])
    expect([to, carry(formOf([]), to)]).toEqual([to, null]);
});

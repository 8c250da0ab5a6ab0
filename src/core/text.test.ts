import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalTone, compareVi, fold, marked, nfc, slugify } from './text.ts';

const anyVietnamese = fc
  .array(fc.constantFrom(...'aăâeêioôơuưyàáảãạằắẳẵặòóỏõọỳýỷỹỵùúủũụèéẻẽẹđĐqhtncgHTUOY \u0301\u0300\u0323'), {
    maxLength: 24,
  })
  .map((letters) => letters.join(''));

test.each([
  ['Nguyễn Thị Thúy', 'nguyen thi thuy'],
  ['ĐẶNG  Đức', 'dang duc'],
  ['Xã Hoả Lựu', fold('Xã Hỏa Lựu')],
  ['Thuỷ', fold('Thủy')],
  ['Nguyễn'.normalize('NFD'), 'nguyen'],
  [' khuya\u00a0\n quý ', 'khuya quy'],
  ['Ðức và ðồng', 'duc va dong'],
  ['Phường Ngã Bảy 7', 'phuong nga bay 7'],
  ['ƯƠNG', 'uong'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

test('folded text is plain, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(anyVietnamese, (text) => {
      expect(fold(text)).toMatch(/^[a-z]*( [a-z]+)*$/);
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    }),
  );
});

test('letters and marks that came apart are put together', () => {
  expect(nfc('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
  expect(nfc('Nguyễn')).toHaveLength(6);
});

test.each([
  ['hoà', 'hòa'],
  ['Hoả Lựu', 'Hỏa Lựu'],
  ['thuỷ', 'thủy'],
  ['HOÀ THUỶ', 'HÒA THỦY'],
  ['Uỷ ban', 'Ủy ban'],
  ['khoẻ, xoè; đoạ', 'khỏe, xòe; đọa'],
  ['Thuý Hoà'.normalize('NFD'), 'Thúy Hòa'],
  ['Cộng hoà xã hội chủ nghĩa', 'Cộng hòa xã hội chủ nghĩa'],
  ['(hoà-thuỷ)', '(hòa-thủy)'],
  ['Tòan thể hòan thành', 'Toàn thể hoàn thành'],
  ['hùynh', 'huỳnh'],
])('%s is written %s', (text, canonical) => expect(canonicalTone(text)).toBe(canonical));

test.each(
  (
    'Nguyễn Đặng hòa thủy Thúy quý quỳ quỷ Quỳnh quà quét hoàn khoáng hoặc hoạch khoái xoáy ngoéo loét huỳnh ' +
    'khuỷu khuya khuyến thuở của mùa gìn giữ loài đoàn xoài huýt Chloé uống òa Ủy'
  ).split(' '),
)('%s keeps its tone where it is', (word) => {
  expect(canonicalTone(word)).toBe(word);
  expect(canonicalTone(word.toUpperCase())).toBe(word.toUpperCase());
});

test('moving tones changes no letter, and moving them again changes nothing', () => {
  fc.assert(
    fc.property(anyVietnamese, (text) => {
      const once = canonicalTone(text);
      expect(fold(once)).toBe(fold(text));
      expect(canonicalTone(once)).toBe(once);
      expect(once).toBe(nfc(once));
    }),
  );
});

test.each([
  ['Xã Vị Tân', 'xa-vi-tan'],
  ['Hội Nông dân', 'hoi-nong-dan'],
  ['Hội Liên hiệp Phụ nữ – phường III', 'hoi-lien-hiep-phu-nu-phuong-iii'],
  ['  “Đền ơn, đáp nghĩa” (2020)  ', 'den-on-dap-nghia-2020'],
  ['Uỷ ban', slugify('Ủy ban')],
  ['…', ''],
])('the address of %s is %s', (text, slug) => expect(slugify(text)).toBe(slug));

test('names stand in Vietnamese order', () => {
  const inOrder = ['An', 'Ấp 2', 'Ấp 10', 'Dũng', 'Đặng', 'Em', 'Ôn', 'Ơn', 'Út', 'Ưng'];
  expect(inOrder.toReversed().sort(compareVi)).toEqual(inOrder);
  expect(compareVi('Nguyễn', 'Nguyễn'.normalize('NFD'))).toBe(0);
});

test('what a search found is marked where its words begin, with the marks and capitals that it has', () => {
  const shown = (name: string, ...words: string[]) =>
    marked(name, words)
      .map(({ text, hit }) => (hit ? `[${text}]` : text))
      .join('');
  expect(shown('Nguyễn Thị Lan', 'lan', 'ngu')).toBe('[Ngu]yễn Thị [Lan]');
  expect(shown('Võ Đức Đạt', 'd')).toBe('Võ [Đ]ức [Đ]ạt');
  expect(shown('Lê Hoa'.normalize('NFD'), 'le')).toBe('[Lê] Hoa');
  expect(shown('Phạm Thị An', 'n', '')).toBe('Phạm Thị An');
  expect(shown('Lan Lanh', 'la', 'lanh')).toBe('[La]n [Lanh]');
});

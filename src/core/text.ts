/** One code point a letter, as everything is stored: macOS and some phones hand over letters and marks apart. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * Text without diacritics, lower case, single spaces: what search compares. Tone placement (hoà, hòa) no longer
 * matters, nor does the Icelandic ð that old Vietnamese fonts left in the place of đ.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

// Letters and marks apart, so that a tone is a character that can be moved: grave, acute, tilde, hook above, dot below.
const TONE = '[\u0300\u0301\u0303\u0309\u0323]';
// What may stand before oa, oe and uy. Without q: the u of "quý" is a consonant. Without chl: Chloé is not ours to spell.
const ONSET = '(?:ng|nh|th|tr|ch|gh|kh|ph|[bcdđghklmnprstvx])?';
const FINAL = 'ch|ng|nh|[cmnptiyou]';
const BEFORE = '(?<![\\p{L}\\p{M}])';
const AFTER = '(?![\\p{L}\\p{M}])';
const OPEN = new RegExp(`${BEFORE}(${ONSET})(?:(o)([ae])|(u)(y))(${TONE})${AFTER}`, 'giu');
const CLOSED = new RegExp(
  `${BEFORE}(${ONSET})(?:(o)(${TONE})([ae])|(u)(${TONE})(y))(${FINAL})${AFTER}`,
  'giu',
);

/**
 * One tone placement, the older one that the product shows: hòa, khỏe, thủy, Ủy ban. Closed syllables keep (or get
 * back) their tone on the second vowel: hoàn, khoáng, huỳnh. Gives NFC; everything else stays as it is.
 */
export function canonicalTone(text: string): string {
  return text
    .normalize('NFD')
    .replace(OPEN, (_, onset, o = '', ae = '', u = '', y = '', tone) => `${onset}${o}${u}${tone}${ae}${y}`)
    .replace(
      CLOSED,
      (_, onset, o = '', oTone = '', ae = '', u = '', uTone = '', y = '', final) =>
        `${onset}${o}${u}${ae}${y}${oTone}${uTone}${final}`,
    )
    .normalize('NFC');
}

/** A name as it stands in an address: 'Xã Vị Tân' gives 'xa-vi-tan'. Empty when there is no letter or digit in it. */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order (a ă â … d đ … o ô ơ … u ư), with Ấp 2 before Ấp 10. For sort. */
export const compareVi = (a: string, b: string): number => collator.compare(a, b);

/**
 * A name in pieces, those marked that a search for these folded words has found: the beginning of each word that begins
 * with one of them. Folding keeps the number of letters, so marks and capitals stay as they were written.
 */
export function marked(name: string, words: readonly string[]): { text: string; hit: boolean }[] {
  return nfc(name)
    .split(/(?<=\s)|(?=\s)/)
    .flatMap((piece) => {
      const folded = fold(piece);
      const longest = words
        .filter((w) => w !== '' && folded.startsWith(w))
        .reduce((n, w) => Math.max(n, w.length), 0);
      return [
        { text: piece.slice(0, longest), hit: true },
        { text: piece.slice(longest), hit: false },
      ].filter(({ text }) => text !== '');
    });
}

import { expect, test } from 'vitest';
import { slugify } from '#core/text.ts';
import { MAIN, articles, categories } from './articles.ts';
import type { Inline } from './body.ts';
import { pictures } from './pictures.ts';
import type { Written } from './written.ts';

const linesOf = ({ body }: Written): Inline[] =>
  body.content.flatMap((block) => {
    if (block.type === 'picture') return [];
    if (block.type === 'bulletList')
      return block.content.flatMap((item) => item.content.flatMap((p) => p.content));
    if (block.type === 'blockquote') return block.content.flatMap((p) => p.content);
    return block.content;
  });
const figuresOf = (article: Written) =>
  linesOf(article).flatMap((node) => (node.type === 'figure' ? [node.attrs] : []));
const textsOf = (article: Written) => [
  article.title,
  article.lead,
  ...linesOf(article).flatMap((node) => (node.type === 'text' ? [node.text] : [])),
];
const picturesOf = ({ picture, body }: Written) => [
  ...(picture ? [picture] : []),
  ...body.content.flatMap((block) => (block.type === 'picture' ? [block.attrs] : [])),
];
const wordsOf = (article: Written) =>
  linesOf(article)
    .map((node) => (node.type === 'text' ? node.text : ' 0 '))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length;

const STOCKS = [
  'memberships',
  'union-members',
  'people',
  'branches',
  'households',
  'households-with-member',
  'household-coverage',
];
const FLOWS = ['houses', 'houses-value', 'scholarships', 'scholarships-value', 'works', 'poverty-exits'];

test('every address is used once, and is Vietnamese without diacritics', () => {
  const slugs = articles.map((a) => a.slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const slug of [...slugs, ...categories.map((c) => c.slug)]) expect(slugify(slug)).toBe(slug);
});

test('every category holds an article, and every article has a category', () => {
  expect(new Set(articles.map((a) => a.category))).toEqual(new Set(categories.map((c) => c.slug)));
});

test('every picture is drawn, told to whoever cannot see it, and used', () => {
  const used = articles.flatMap(picturesOf);
  for (const { key, alt } of used) {
    expect(Object.keys(pictures)).toContain(key);
    expect(alt.length).toBeGreaterThanOrEqual(20);
  }
  expect(new Set(used.map((u) => u.key))).toEqual(new Set(Object.keys(pictures)));
});

test.each(Object.entries(pictures))('%s is shapes only, and light', (_, drawing) => {
  expect(drawing).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 1200 675"/);
  expect(drawing).not.toMatch(
    /<(text|image|script|style|foreignObject)\b|NaN|undefined|https?:(?!\/\/www\.w3\.org)/,
  );
  expect(Buffer.byteLength(drawing)).toBeLessThan(12 * 1024);
});

test.each(articles.map((a) => [a.slug, a] as const))(
  '%s asks each figure of a day or of a period',
  (_, article) => {
    const figures = figuresOf(article);
    expect(figures.length).toBeGreaterThan(0);
    const published = article.published.slice(0, 10);
    for (const f of figures) {
      if (STOCKS.includes(f.indicator)) expect([f.from, f.to]).toEqual([null, null]);
      else expect([FLOWS.includes(f.indicator), f.date, f.from! <= f.to!]).toEqual([true, null, true]);
      expect((f.date ?? f.to)! <= published).toBe(true);
    }
  },
);

test('no figure is typed: of long numbers a text holds years and days only', () => {
  const days = /\b\d{1,2}\/\d{1,2}(\/20\d\d)?\b|(?<![\d.])20[0-2]\d(?![\d.])/g;
  const typed = articles.flatMap((a) =>
    textsOf(a).flatMap((text) => text.replace(days, '').match(/\d[\d.,]*\d{2,}|\d+[.,]\d+|\d+ ?%/g) ?? []),
  );
  expect(typed).toEqual([]);
});

test('the review counts each indicator, and has what a review needs', () => {
  expect(new Set(figuresOf(MAIN).map((f) => f.indicator))).toEqual(new Set([...STOCKS, ...FLOWS]));
  const words = wordsOf(MAIN);
  expect([words >= 900, words <= 1300]).toEqual([true, true]);
  expect(picturesOf(MAIN)).toHaveLength(4);
  expect(MAIN.body.content.filter((b) => b.type === 'heading').length).toBeGreaterThanOrEqual(6);
});

test('the others are short', () => {
  for (const article of articles.filter((a) => a !== MAIN)) {
    const words = wordsOf(article);
    expect([article.slug, words >= 150 && words <= 300]).toEqual([article.slug, true]);
  }
});

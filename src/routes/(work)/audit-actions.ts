import { compareVi } from '#core/text.ts';
import type { Lang } from '../words.ts';
import en from './words.audit.en.json' with { type: 'json' };
import vi from './words.audit.vi.json' with { type: 'json' };

/** Every action that there are words for, in alphabetical order of its words: what one may choose from. */
export const actionsInWords = (lang: Lang): { value: string; text: string }[] =>
  Object.entries(lang === 'vi' ? vi.action : en.action)
    .filter(([action]) => action !== 'other')
    .map(([value, text]) => ({ value, text }))
    .toSorted((a, b) => compareVi(a.text, b.text));

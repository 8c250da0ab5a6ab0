import { showDay, type Day } from '#core/day.ts';
import type { Refusal } from '#core/refusal.ts';
import type { Lang, Words } from './words.ts';

const isDay = (value: unknown): value is Day => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** A refusal as a sentence in the reader's language, saying what to do next. */
export function inWords(refusal: Refusal, t: Words, lang: Lang): string {
  const shown = Object.fromEntries(
    Object.entries(refusal).map(([key, value]) => [
      key,
      isDay(value) && key !== 'text' ? showDay(value) : Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const to = 'to' in refusal && isDay(refusal.to) ? refusal.to : null;
  const until = to ? (lang === 'vi' ? ` đến trước ${showDay(to)}` : ` until before ${showDay(to)}`) : '';
  const names = 'successors' in refusal ? refusal.successors.map((s) => s.name).join(', ') : '';
  const heirs = names ? (lang === 'vi' ? ` Nay là: ${names}.` : ` It is now: ${names}.`) : '';
  return t(`refusals:${refusal.code}`, { ...shown, until, heirs });
}

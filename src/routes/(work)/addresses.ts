import { parseDay, type Day } from '#core/day.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { inLang, type Lang } from '../words.ts';

/** The day that a page is asked for: today without one. Refuses what is no day. */
export function dayOf(url: URL, today: Day): Day | Refusal {
  const text = url.searchParams.get('ngay');
  if (!text) return today;
  return parseDay(text) ?? refuse('day-invalid', { field: 'ngay', text });
}

/** An address of the workspace with what is asked in it; what is null or empty is left out. */
export function asked(lang: Lang, path: string, parts: Record<string, string | number | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value !== null && value !== '') params.set(name, String(value));
  return inLang(lang, path) + (params.size > 0 ? `?${params}` : '');
}

/** A unit's page on a day; without a day, today. */
export const unitPage = (lang: Lang, slug: string | number, day: Day | null = null): string =>
  asked(lang, `/lam-viec/don-vi/${slug}`, { ngay: day });

export const personPage = (lang: Lang, id: number): string => inLang(lang, `/lam-viec/hoi-vien/${id}`);

import type { EntriesAsked } from '#core/audit-read.server.ts';
import { parseDay, parseShownDay, todayIn } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { fold, slugify } from '#core/text.ts';
import { actorsNamed } from '#modules/sign-in/sign-in.server.ts';
import { findUnit } from '#modules/units/units.server.ts';
import { inWords } from '../refusal-words.ts';

/** The fields of the audit's filter, as they stand in an address. */
export const FIELDS = ['ai', 'viec', 'cua', 'don-vi', 'tu', 'den'] as const;
type Field = (typeof FIELDS)[number];

export interface Filter {
  asked: EntriesAsked;
  /** As it was typed, to be shown again. */
  typed: Record<Field, string>;
  errors: { name: string | null; text: string }[];
}

/** Reads the filter from an address; what cannot be understood narrows nothing and is told in words. */
export async function filterOf(db: Db | Tx, query: URLSearchParams, locals: App.Locals): Promise<Filter> {
  const typed = Object.fromEntries(FIELDS.map((f) => [f, (query.get(f) ?? '').trim()])) as Filter['typed'];
  const asked: EntriesAsked = {};
  const errors: Filter['errors'] = [];
  if (typed.ai) asked.actors = await actorsOf(db, typed.ai);
  if (typed.viec) asked.action = typed.viec;
  if (typed.cua) asked.subject = typed.cua;
  if (typed['don-vi']) {
    const unit = await findUnit(db, slugify(typed['don-vi']), todayIn(locals.services.clock.now()));
    if (isRefusal(unit)) errors.push({ name: 'don-vi', text: inWords(unit, locals.t, locals.lang) });
    else asked.unit = unit.id;
  }
  for (const [field, side] of [
    ['tu', 'from'],
    ['den', 'to'],
  ] as const) {
    const text = typed[field];
    if (!text) continue;
    const day = parseDay(text) ?? parseShownDay(text);
    if (day) asked[side] = day;
    else {
      const wrong = refuse('day-invalid', { field, text });
      errors.push({ name: field, text: inWords(wrong, locals.t, locals.lang) });
    }
  }
  return { asked, typed, errors };
}

async function actorsOf(db: Db | Tx, text: string): Promise<string[]> {
  if (/^(user:\S+|system|nobody)$/.test(text)) return [text];
  return ['he thong', 'system', 'the system'].includes(fold(text)) ? ['system'] : actorsNamed(db, text);
}

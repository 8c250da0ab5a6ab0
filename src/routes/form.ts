import { fail, type RequestEvent } from '@sveltejs/kit';
import { statusOf, type Refusal } from '#core/refusal.ts';
import { inWords } from './refusal-words.ts';

/** What a form's page shows again when its answer was refused: the faults by field, and what was typed. */
export interface Refused {
  errors: { name: string | null; text: string }[];
  typed: Record<string, string>;
}

/** A form's fields as text, trimmed of nothing; a field that is not there, or a file, is empty. */
export async function formOf({ request }: Pick<RequestEvent, 'request'>) {
  const data = await request.formData();
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { data, text };
}

/**
 * Answers a form with a refusal: in words, beside the field that it is about (its own, else the given one), with what was
 * typed, of which passwords must be left out by the caller.
 */
export function refused<More extends object = object>(
  refusal: Refusal,
  { t, lang }: App.Locals,
  name: string | null,
  typed: Record<string, string> = {},
  more: More = {} as More,
) {
  const field = 'field' in refusal && typeof refusal.field === 'string' ? refusal.field : name;
  return fail(statusOf[refusal.code], {
    ...more,
    errors: [{ name: field, text: inWords(refusal, t, lang) }],
    typed,
  } satisfies Refused & More);
}

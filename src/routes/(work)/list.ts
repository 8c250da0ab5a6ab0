import { may, type Actor, type Permission } from '#core/actor.ts';
import { refuse } from '#core/refusal.ts';
import { refusePage } from '../refuse-page.ts';
import { hasWords, type Words } from '../words.ts';

/** Ends a page's load for whoever may do none of these for the whole federation. */
export function needsWhole(locals: App.Locals, ...permissions: [Permission, ...Permission[]]): Actor {
  const { actor } = locals;
  if (!permissions.some((p) => may(actor, p, null)))
    refusePage(refuse('not-allowed', { what: permissions[0] }), locals);
  return actor;
}

/** The sentence of what has just been done, from ?da=…; null without one. */
export function doneIn(url: URL, t: Words): string | null {
  const key = url.searchParams.get('da');
  return key && hasWords(`work:done.${key}`) ? t(`work:done.${key}`) : null;
}

/** How many rows a page of a list shows. */
export const PAGE = 50;

/** The position that a page of a list begins before, from ?truoc=…; undefined on the first. */
export function beforeIn(url: URL): number | undefined {
  const text = url.searchParams.get('truoc') ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/**
 * A page of a list whose rows were asked for one more than it shows: the rows, and where the newest and the older ones are.
 * The filter of the address stays.
 */
export function pageOf<Row extends { id: number }>(url: URL, rows: readonly Row[]) {
  const shown = rows.slice(0, PAGE);
  const at = (before: number | null) => {
    const query = new URLSearchParams(url.searchParams);
    query.delete('da');
    query.delete('truoc');
    if (before !== null) query.set('truoc', String(before));
    return `${url.pathname}?${query}`;
  };
  return {
    rows: shown,
    newest: beforeIn(url) === undefined ? null : at(null),
    older: rows.length > PAGE ? at(shown.at(-1)!.id) : null,
  };
}

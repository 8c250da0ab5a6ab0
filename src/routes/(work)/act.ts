import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#core/actor.ts';
import { actAs } from '#core/acting.server.ts';
import type { Tx } from '#core/db.server.ts';
import { once } from '#core/once.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { formOf, refused } from '../form.ts';
import { inLang } from '../words.ts';

/** The hidden field that makes a form's second sending harmless (core/once); a page gives each form one of its own. */
export const ONCE = 'mot-lan';

/**
 * The one way in which a form of the workspace is carried out: as the signed-in user, in one transaction, once. `work` gets
 * the fields (and the files sent along, null for none) and gives the address to go on to (without language; `?da=key` there
 * shows the sentence `work:done.key`), or a refusal, which is shown beside its field with what was typed. `field` is the
 * field a refusal without one is about, or tells it for each.
 */
export async function act(
  event: RequestEvent,
  work: (
    tx: Tx,
    actor: Actor,
    text: (name: string) => string,
    file: (name: string) => File | null,
  ) => Promise<string | Refusal>,
  field: string | null | ((refusal: Refusal) => string | null) = null,
) {
  const { locals } = event;
  const { app, clock } = locals.services;
  const { data, text } = await formOf(event);
  // A field for a file that was left empty is sent as a file without a name or a byte.
  const file = (name: string) => {
    const value = data.get(name);
    return value instanceof File && value.size > 0 ? value : null;
  };
  const answer = await actAs(app, locals.actor, (tx) =>
    once(tx, locals.actor, clock, text(ONCE), () => work(tx, locals.actor, text, file)),
  );
  if (!isRefusal(answer)) redirect(303, inLang(locals.lang, answer));
  const typed = [...data.entries()].filter(
    (e): e is [string, string] => typeof e[1] === 'string' && e[0] !== ONCE,
  );
  const about = typeof field === 'function' ? field(answer) : field;
  return refused(answer, locals, about, Object.fromEntries(typed));
}

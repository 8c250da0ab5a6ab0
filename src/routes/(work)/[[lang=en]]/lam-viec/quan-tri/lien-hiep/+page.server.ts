import { randomUUID } from 'node:crypto';
import { actAs } from '#core/acting.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { changeSettings, changeToUndo, settings, undoChange } from '#modules/federation/federation.server.ts';
import { act } from '../../../../act.ts';
import { doneIn, needsWhole } from '../../../../list.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/lam-viec/quan-tri/lien-hiep';

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = needsWhole(locals, 'settings.write');
  const done = doneIn(url, locals.t);
  const [known, undoable] = await actAs(locals.services.app, actor, async (tx) => [
    await settings(tx),
    url.searchParams.get('da') === 'settings' ? await changeToUndo(tx, actor) : null,
  ]);
  return { done, known, undoable, once: randomUUID(), onceUndo: randomUUID() };
};

export const actions: Actions = {
  ghi: (event) =>
    act(event, async (tx, actor, text, file) => {
      const sent = file('logo');
      const changed = await changeSettings(tx, actor, event.locals.services.clock, {
        nameVi: text('nameVi'),
        nameEn: text('nameEn'),
        partNameVi: text('partNameVi'),
        partNameEn: text('partNameEn'),
        accent: text('rieng') ? text('accent') : null,
        logo: sent ? Buffer.from(await sent.arrayBuffer()) : text('bo') ? null : 'as-it-is',
      });
      if (isRefusal(changed)) return changed;
      return `${here}?da=${changed ? 'settings' : 'settings-same'}`;
    }),
  'hoan-tac': (event) =>
    act(event, async (tx, actor, text) => {
      const undone = await undoChange(tx, actor, event.locals.services.clock, Number(text('dong')));
      return isRefusal(undone) ? undone : `${here}?da=settings-undone`;
    }),
};

import { randomUUID } from 'node:crypto';
import { showDay } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { roles, succeedGrants, successionsFor } from '#modules/access/access.server.ts';
import { act } from '../../../../../act.ts';
import { forManagers } from '../../../../../admin.server.ts';
import { sentenceOf } from '../../../../../grant-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  forManagers(locals);
  const { services, actor, t, lang } = locals;
  const { app, clock } = services;
  const all = await roles(app);
  return {
    isDone: url.searchParams.get('da') === 'succeeded',
    open: (await successionsFor(app, actor, clock)).map((g) => ({
      key: `${g.id}-${g.toUnit}`,
      sentence: sentenceOf(g, all, t, lang),
      goes: t('admin:succeed.to', {
        unit: g.toName,
        from: showDay(g.from > g.effective ? g.from : g.effective),
      }),
    })),
    once: randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const fields = await event.request.clone().formData();
    const chosen = fields.getAll('quyen').flatMap((value) => {
      const [, grant, unit] = /^(\d{1,15})-(\d{1,15})$/.exec(String(value)) ?? [];
      return grant ? [{ grant: Number(grant), unit: Number(unit) }] : [];
    });
    return act(event, async (tx, actor) => {
      const done = await succeedGrants(tx, actor, event.locals.services.clock, chosen);
      return isRefusal(done) ? done : '/lam-viec/quan-tri/quyen/ke-thua?da=succeeded';
    });
  },
};

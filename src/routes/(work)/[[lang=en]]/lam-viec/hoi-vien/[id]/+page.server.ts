import { randomUUID } from 'node:crypto';
import { actAs } from '#core/acting.server.ts';
import { mayAnywhere } from '#core/actor.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { PURPOSES, purposeOf } from '#modules/access/rules.ts';
import { purposeToday, sayPurpose, seesPerson, viewPerson } from '#modules/members/members.server.ts';
import { organisations } from '#modules/units/units.server.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { act } from '../../../../act.ts';
import { purposeShown } from '../../../../purpose.ts';
import { shownRecord } from './record.ts';
import type { Actions, PageServerLoad } from './$types';

/** No number of a person: no person. */
const idOf = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async ({ params, locals }) => {
  const { services, actor, t, lang } = locals;
  const { app, clock } = services;
  if (!mayAnywhere(actor, 'persons.read'))
    refusePage(refuse('not-allowed', { what: 'persons.read' }), locals);
  const id = idOf(params.id);
  // One transaction: nothing is shown whose sight is not noted.
  const found = await actAs(app, actor, async (tx) => {
    const purpose = await purposeToday(tx, actor, clock, id);
    if (purpose === null) return (await seesPerson(tx, id)) ?? null;
    const record = await viewPerson(tx, actor, clock, id, purpose);
    return isRefusal(record) ? record : { record, purpose };
  });
  if (isRefusal(found)) refusePage(found, locals);
  if (found === null)
    return {
      record: null,
      once: randomUUID(),
      purposes: PURPOSES.map((value) => ({ value, text: t(`access:purpose.${value}`) })),
    };
  return {
    record: shownRecord(found.record, await organisations(app), t, lang),
    noted: t('register:person.noted', { purpose: purposeShown(t, found.purpose) }),
  };
};

export const actions: Actions = {
  'muc-dich': (event) =>
    act(
      event,
      async (tx, actor, text) => {
        const purpose = purposeOf(text('muc-dich'), text('noi-ro'));
        if (purpose === null) return refuse('purpose-needed', {});
        const id = idOf(event.params.id);
        const refused = await sayPurpose(tx, actor, event.locals.services.clock, id, purpose);
        return refused ?? `/lam-viec/hoi-vien/${id}`;
      },
      'muc-dich',
    ),
};

import { may } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { addDays, showDay, type Day } from '#core/day.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { findUnit, unitPath } from '#modules/units/units.server.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { dayOf, unitPage } from '../../../../addresses.ts';
import { below, facts, figuresOf, historyOf, workersOf } from './unit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const { services, lang, actor } = locals;
  const { app, clock } = services;
  const now = today(clock);
  const day = dayOf(url, now);
  if (isRefusal(day)) refusePage(day, locals);
  const unit = await findUnit(app, params.unit, day);
  if (isRefusal(unit)) refusePage(unit, locals, otherDay(unit, day, locals));

  const shownDay = day === now ? null : day;
  const line = async (id: number | null) =>
    id === null
      ? []
      : (await unitPath(app, id, day)).map((u) => ({
          href: unitPage(lang, u.slug, shownDay),
          text: u.name,
        }));
  const figures = await figuresOf(locals, unit, day);
  return {
    unit: { id: unit.id, slug: unit.slug, name: unit.name },
    day,
    today: now,
    ownLine: await line(unit.parentId),
    frontLine: await line(unit.frontParentId),
    facts: await facts(locals, unit, day),
    ...figures,
    below: await below(locals, unit, day, shownDay),
    history: await historyOf(locals, unit),
    workers: await workersOf(locals, unit, now),
    showsMembers: may(actor, 'persons.read', unit.id),
  };
};

/** A unit that does not stand on the day is shown on the nearest day on which it does. */
function otherDay(refusal: Refusal, day: Day, { lang, t }: App.Locals): App.Error['next'] {
  if (refusal.code !== 'unit-not-on-day')
    return { href: unitPage(lang, '').replace(/\/$/, ''), text: t('register:units.title') };
  const nearest = refusal.to !== null && refusal.to <= day ? addDays(refusal.to, -1) : refusal.from;
  return {
    href: unitPage(lang, refusal.unit, nearest),
    text: t('register:unit.otherDay', { day: showDay(nearest) }),
  };
}

import { actAs } from '#core/acting.server.ts';
import { mayAnywhere } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { fold, marked } from '#core/text.ts';
import { DAILY_WORK } from '#modules/access/rules.ts';
import { workplaces } from '#modules/access/access.server.ts';
import { searchMembers } from '#modules/members/members.server.ts';
import { findUnit, unitsBelow, type UnitRow } from '#modules/units/units.server.ts';
import { refusePage } from '../../../../refuse-page.ts';
import { asked, dayOf, personPage, unitPage } from '../../../addresses.ts';
import { purposeShown } from '../../../purpose.ts';
import type { PageServerLoad } from './$types';

const LIMIT = 50;

export const load: PageServerLoad = async ({ url, locals }) => {
  const { services, actor, lang, t } = locals;
  const { app, clock } = services;
  if (!mayAnywhere(actor, 'persons.read'))
    refusePage(refuse('not-allowed', { what: 'persons.read' }), locals);
  const now = today(clock);
  const day = dayOf(url, now);
  if (isRefusal(day)) refusePage(day, locals);
  const words = url.searchParams.get('tim') ?? '';
  const living = url.searchParams.get('trang-thai') !== 'tat-ca';
  const slug = url.searchParams.get('don-vi') ?? '';
  const unit = slug === '' ? null : await findUnit(app, slug, day);
  if (isRefusal(unit)) refusePage(unit, locals);
  const from = Number(url.searchParams.get('sau'));
  const after = Number.isSafeInteger(from) && from > 0 ? from : null;

  const query = { words, unit: unit?.id ?? null, day, living, after, limit: LIMIT };
  const found = await actAs(app, actor, (tx) => searchMembers(tx, actor, clock, query, DAILY_WORK));
  if (isRefusal(found)) refusePage(found, locals);

  const shownDay = day === now ? null : day;
  const page = (changed: Record<string, string | number | null>) =>
    asked(lang, '/lam-viec/hoi-vien', {
      tim: words.trim(),
      'don-vi': slug,
      ngay: shownDay,
      'trang-thai': living ? null : 'tat-ca',
      ...changed,
    });
  const folded = fold(words).split(' ');
  return {
    words,
    day,
    today: now,
    living,
    unit: unit && { slug: unit.slug, name: unit.name },
    units: await unitsOffered(locals, unit),
    outside: unit !== null && found.members.length === 0 && !(await touches(locals, unit)),
    members: found.members.map(({ id, fullName, birthYear, memberships }) => ({
      id,
      href: personPage(lang, id),
      name: marked(fullName, folded),
      birthYear: String(birthYear),
      where: memberships.map((m) => ({
        name: m.unitName,
        above: m.above,
        href: unitPage(lang, m.unitSlug, shownDay),
      })),
    })),
    noted: t('register:members.noted', { purpose: purposeShown(t, DAILY_WORK) }),
    next: found.next === null ? null : page({ sau: found.next }),
    first: after === null ? null : page({}),
    everything: page({ 'don-vi': null }),
  };
};

/** The units by which the list may be narrowed in one choice: those given to the user, and the one that is chosen. */
async function unitsOffered({ services, user }: App.Locals, chosen: UnitRow | null) {
  const now = today(services.clock);
  const given = user ? await workplaces(services.app, user.id, now) : [];
  const offered = new Map(given.flatMap((g) => (g.unitSlug ? [[g.unitSlug, g.unitName!] as const] : [])));
  if (chosen) offered.set(chosen.slug, chosen.name);
  return [...offered].map(([value, text]) => ({ value, text }));
}

/** Whether anything of a unit is within what the user may read. */
async function touches({ services, actor }: App.Locals, unit: UnitRow): Promise<boolean> {
  const scope = actor.scope('persons.read');
  if (scope === 'all') return true;
  const below = await unitsBelow(services.app, unit.id, today(services.clock));
  return below.some((id) => scope.has(id));
}

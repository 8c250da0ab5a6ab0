import { PERMISSIONS, type Permission } from '#core/actor.ts';
import { actAs } from '#core/acting.server.ts';
import { today } from '#core/clock.ts';
import { showDay, todayIn } from '#core/day.ts';
import { lastDay } from '#core/period.ts';
import { isRefusal } from '#core/refusal.ts';
import { roles, userSeen, usersSeen, why, type Reason } from '#modules/access/access.server.ts';
import { findUnit } from '#modules/units/units.server.ts';
import { chosenIn, forManagers, MOST_FOUND, offered } from '../../../../../admin.server.ts';
import { sentenceOf } from '../../../../../grant-words.ts';
import type { PageServerLoad } from './$types';

/** The user chosen, or found alone; else those found, to choose from. */
async function userAsked(locals: App.Locals, search: string, chosen: string) {
  const { services, actor } = locals;
  return actAs(services.app, actor, async (tx) => {
    if (chosen) {
      const user = await userSeen(tx, actor, services.clock, chosen);
      if (!isRefusal(user)) return { user: { id: user.id, name: user.name }, found: null };
    }
    if (search.trim() === '') return { user: null, found: null };
    const asked = { search, state: null, skip: 0, most: MOST_FOUND };
    const { users, more } = await usersSeen(tx, actor, services.clock, asked);
    if (users.length === 1) return { user: { id: users[0]!.id, name: users[0]!.name }, found: null };
    const options = users.map((u) => ({
      value: u.id,
      text: u.name,
      note: u.userName ?? u.phone ?? u.email,
    }));
    return { user: null, found: { options, more } };
  });
}

/** The unit chosen, or found alone; the whole federation where none is asked for. */
async function unitAsked(locals: App.Locals, search: string, chosen: string) {
  const { app, clock } = locals.services;
  if (/^\d{1,15}$/.test(chosen)) {
    const unit = await findUnit(app, chosen, today(clock));
    if (!isRefusal(unit)) return { unit, found: null };
  }
  const found = await offered(locals, search);
  if (!found) return { unit: null, found: null };
  if (found.options.length !== 1) return { unit: undefined, found };
  const only = await findUnit(app, found.options[0]!.value, today(clock));
  return { unit: isRefusal(only) ? undefined : only, found: null };
}

export const load: PageServerLoad = async ({ locals, url }) => {
  forManagers(locals);
  const { services, t, lang } = locals;
  const { app, clock } = services;
  const text = (name: string) => url.searchParams.get(name) ?? '';
  const isPermission = (p: string): p is Permission => (PERMISSIONS as readonly string[]).includes(p);
  const permission = isPermission(text('quyen')) ? (text('quyen') as Permission) : null;
  const [who, where] = await Promise.all([
    userAsked(locals, text('nguoi'), chosenIn(text, 'nguoi')),
    unitAsked(locals, text('don-vi'), chosenIn(text, 'don-vi')),
  ]);
  const { user } = who;
  const { unit } = where;
  const form = {
    user: text('nguoi') || (user?.name ?? ''),
    userChosen: user?.id ?? '',
    unit: text('don-vi') || (unit?.name ?? ''),
    unitChosen: unit ? String(unit.id) : '',
    permission: permission ?? 'persons.read',
    users: who.found,
    units: where.found,
  };
  if (!user || !permission || unit === undefined) return { form, answer: null };
  const found = await why(app, clock, { user: user.id, permission, unit: unit?.id ?? null });
  const place = unit?.name ?? t('access:whole');
  const all = await roles(app);
  const tell = ({ kind, grant }: Reason) => {
    const last = lastDay(grant);
    return t(`admin:why.${kind}`, {
      place,
      from: showDay(grant.from),
      to: last ? showDay(last) : '',
      by: grant.revokedByName ?? t('admin:system'),
      day: grant.revokedAt ? showDay(todayIn(grant.revokedAt)) : '',
    });
  };
  const words = { name: user.name, what: t(`access:permission.${permission}`), place };
  return {
    form,
    answer: {
      may: found.may,
      says: t(found.may ? 'admin:why.yes' : 'admin:why.no', words),
      note: found.disabled
        ? t('admin:why.disabled')
        : found.reasons.length === 0
          ? t('admin:why.never', words)
          : null,
      reasons: found.reasons.map((reason) => ({
        id: reason.grant.id,
        gives: reason.kind === 'gives',
        sentence: sentenceOf(reason.grant, all, t, lang),
        tells: tell(reason),
      })),
    },
  };
};

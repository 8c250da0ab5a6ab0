import { today } from '#core/clock.ts';
import { addDays } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { roles, workplaces } from '#modules/access/access.server.ts';
import { findUnit, organisations, unitLevels } from '#modules/units/units.server.ts';
import { inLang } from '../words.ts';
import { unitPage } from './addresses.ts';
import type { Home } from './home.ts';
import { figureFor, indicatorsOf } from './unit-figures.server.ts';

/** Where this user works: the units given to them, with their members of today; each once, whatever roles they have there. */
export async function myUnits({ services, user, actor, lang, t }: App.Locals): Promise<Home['units']> {
  const { app, clock } = services;
  const now = today(clock);
  const given = user ? await workplaces(app, user.id, now) : [];
  const [all, levels, known] = await Promise.all([organisations(app), unitLevels(app), roles(app)]);
  const word = (row: { labelVi: string; labelEn: string }) => (lang === 'vi' ? row.labelVi : row.labelEn);

  const whole = given.filter((g) => g.unitId === null).map((g) => known.find((r) => r.key === g.role)!);
  const shown: Home['units'] =
    whole.length > 0
      ? [
          {
            name: t('register:wholeFederation'),
            href: inLang(lang, '/lam-viec/don-vi'),
            level: whole.map((r) => (lang === 'vi' ? r.nameVi : r.nameEn)).join(', '),
            members: null,
          },
        ]
      : [];
  for (const id of new Set(given.flatMap((g) => g.unitId ?? []))) {
    const unit = await findUnit(app, String(id), now);
    if (isRefusal(unit)) {
      // One that ended, whose grant has not been carried over yet.
      if (unit.code === 'unit-not-on-day' && unit.to !== null)
        shown.push({
          name: unit.name,
          href: unitPage(lang, unit.unit, addDays(unit.to, -1)),
          level: t('register:ended'),
          members: null,
        });
      continue;
    }
    const [indicator] = indicatorsOf(
      unit,
      all.find((o) => o.id === unit.organisationId)!,
    );
    const { figure } = await figureFor(app, actor, { indicator: indicator!, unit: String(id) }, now);
    shown.push({
      name: unit.name,
      href: unitPage(lang, unit.slug),
      level: word(levels.find((l) => l.key === unit.level)!),
      members: isRefusal(figure) || figure.value === null ? null : Number(figure.value),
    });
  }
  return shown;
}

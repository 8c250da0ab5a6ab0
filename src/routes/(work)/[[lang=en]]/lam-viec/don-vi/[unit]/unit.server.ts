import { may } from '#core/actor.ts';
import { addDays, isMonthEnd, showDay, type Day } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { grantsAt, roles } from '#modules/access/access.server.ts';
import { findArea } from '#modules/areas/areas.server.ts';
import { figurePage } from '#modules/figures/address.ts';
import { indicators } from '#modules/figures/figures.server.ts';
import { shownValue } from '#modules/figures/shown-value.ts';
import {
  becameOfUnit,
  madeOfUnits,
  organisations,
  unitChildren,
  unitLevels,
  unitVersions,
  type UnitRow,
} from '#modules/units/units.server.ts';
import { inWords } from '../../../../../refusal-words.ts';
import { inLang } from '../../../../../words.ts';
import { unitPage } from '../../../../addresses.ts';
import { periodShown } from '../../../../days.ts';
import { figureFor, indicatorsOf } from '../../../../unit-figures.server.ts';

const COMMUNE = 3;
const organisationOf = async ({ services }: App.Locals, unit: UnitRow) =>
  (await organisations(services.app)).find((o) => o.id === unit.organisationId)!;

/** What a unit is, in terms and values. */
export async function facts(locals: App.Locals, unit: UnitRow, day: Day) {
  const { services, t, lang } = locals;
  const organisation = await organisationOf(locals, unit);
  const level = (await unitLevels(services.app)).find((l) => l.key === unit.level)!;
  const [version] = (await unitVersions(services.app, unit.id)).filter(
    (v) => v.from <= day && (v.to === null || v.to > day),
  );
  const area = unit.areaId === null ? null : await findArea(services.app, String(unit.areaId), day);
  return [
    {
      term: t('register:unit.organisation'),
      value: lang === 'vi' ? organisation.nameVi : organisation.nameEn,
    },
    { term: t('register:unit.level'), value: lang === 'vi' ? level.labelVi : level.labelEn },
    area && !isRefusal(area)
      ? {
          term: t('register:unit.area'),
          value: area.name,
          href: inLang(lang, figurePage('memberships', { area: area.slug, date: day })),
        }
      : { term: t('register:unit.employer'), value: version!.place },
  ];
}

/** The unit's figures on the day, as far as this user may see them. */
export async function figuresOf(locals: App.Locals, unit: UnitRow, day: Day) {
  const { services, actor, t, lang } = locals;
  const organisation = await organisationOf(locals, unit);
  const known = await indicators(services.app);
  const found = await Promise.all(
    indicatorsOf(unit, organisation).map(async (key) => ({
      key,
      ...(await figureFor(services.app, actor, { indicator: key, unit: String(unit.id), date: day }, day)),
    })),
  );
  const figures = found.map(({ key, figure }) => {
    const term = t(`figures:indicator.${key}.name`);
    if (isRefusal(figure)) {
      if (figure.code !== 'stock-below-commune') return { term, value: inWords(figure, t, lang) };
      const nearest = showDay(figure.nearest);
      const href = unitPage(lang, unit.slug, figure.nearest);
      return { term, value: t('register:unit.nearest', { day: nearest }), href };
    }
    const { measure } = known.find((i) => i.key === key)!;
    const value = shownValue(figure.value, figure.percent, lang, t('register:unit.hidden'));
    const isShared = unit.rank <= COMMUNE || isMonthEnd(day);
    return {
      term,
      value: figure.percent === null ? `${value} ${t(`figures:measure.${measure}`)}` : value,
      ...(isShared ? { href: inLang(lang, figurePage(key, { unit: unit.slug, date: day })) } : {}),
    };
  });
  return { figures, inside: found.every((f) => f.inside) };
}

/** The units directly below, each with how many belong to it. */
export async function below(locals: App.Locals, unit: UnitRow, day: Day, shownDay: Day | null) {
  const { services, actor, t, lang } = locals;
  const children = await unitChildren(services.app, unit.id, day);
  if (children.length === 0) return { rows: [], head: null, nearest: null };
  const [key] = indicatorsOf(unit, await organisationOf(locals, unit));
  const asked = { indicator: key!, unit: String(unit.id), date: day };
  const { figure } = await figureFor(services.app, actor, asked, day);
  const refused = isRefusal(figure) ? figure : figure.breakdown.refused;
  const counted = isRefusal(figure) || refused ? [] : figure.breakdown.rows;
  const nearest = refused?.code === 'stock-below-commune' ? refused.nearest : null;
  // What a Front unit shows is what its area shows.
  const valueOf = (child: UnitRow) =>
    counted.find((r) => (r.kind === 'unit' ? r.id === child.id : r.id === child.areaId))?.value;
  return {
    /** What is counted; null where nothing can be told on this day, but perhaps on another. */
    head: counted.length > 0 ? t(`figures:indicator.${key}.name`) : null,
    nearest: nearest && {
      text: t('register:unit.nearest', { day: showDay(nearest) }),
      href: unitPage(lang, unit.slug, nearest),
    },
    rows: children.map((child) => {
      const value = valueOf(child);
      return {
        id: child.id,
        name: child.name,
        href: unitPage(lang, child.slug, shownDay),
        value: value === undefined ? '–' : shownValue(value, null, lang, t('register:unit.hidden')),
      };
    }),
  };
}

/** What the unit has been, what it was made of and what became of it, the latest first. */
export async function historyOf({ services, t, lang }: App.Locals, unit: UnitRow) {
  const { app } = services;
  const versions = (await unitVersions(app, unit.id)).map((v) => ({
    at: v.from,
    when: periodShown(t, v.from, v.to && addDays(v.to, -1)),
    what: v.name,
    href: unitPage(lang, unit.id, v.from),
    detail: [
      v.place,
      v.parent && t('register:unit.historyParent', { parent: v.parent }),
      v.frontParent && t('register:unit.historyFront', { parent: v.frontParent }),
      v.legalBasis,
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  const became = (await becameOfUnit(app, unit.id)).map((s) => ({
    at: s.effective,
    when: showDay(s.effective),
    what: t('register:unit.became', { name: s.toName }),
    href: unitPage(lang, s.toSlug, s.effective),
    detail: s.legalBasis,
  }));
  const made = (await madeOfUnits(app, unit.id)).map((s) => ({
    at: s.effective,
    when: showDay(s.effective),
    what: t('register:unit.made', { name: s.fromName }),
    href: unitPage(lang, s.fromSlug, addDays(s.effective, -1)),
    detail: s.legalBasis,
  }));
  return [...became, ...made, ...versions]
    .toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
    .map((event, key) => ({ key, ...event }));
}

/** Who was given the unit, for those who may know; null for others. */
export async function workersOf({ services, actor, t, lang }: App.Locals, unit: UnitRow, now: Day) {
  if (!may(actor, 'users.write', unit.id) && !may(actor, 'persons.read', unit.id)) return null;
  const known = await roles(services.app);
  return (await grantsAt(services.app, unit.id, now)).map((grant) => {
    const role = known.find((r) => r.key === grant.role)!;
    return {
      id: grant.id,
      name: grant.userName,
      role: lang === 'vi' ? role.nameVi : role.nameEn,
      period: periodShown(t, grant.from, grant.to && addDays(grant.to, -1)),
    };
  });
}

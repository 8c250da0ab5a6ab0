import { today } from '#core/clock.ts';
import { showDay, type Day } from '#core/day.ts';
import { showCount } from '#core/numbers.ts';
import { isRefusal } from '#core/refusal.ts';
import { findArea, pathOnDay } from '#modules/areas/areas.server.ts';
import { figureApi, figurePage, type Aspects } from '#modules/figures/address.ts';
import {
  figure,
  overTime,
  overYears,
  type Asked,
  type BreakdownRow,
  type Figure,
} from '#modules/figures/figures.server.ts';
import { shownValue } from '#modules/figures/shown-value.ts';
import { housesByProgramme, type HousesRow } from '#modules/programmes/programmes.server.ts';
import { federation, organisations, unitPath } from '#modules/units/units.server.ts';
import { inWords } from '../../../../refusal-words.ts';
import { inLang } from '../../../../words.ts';

/** All that the page of a figure shows, in the reader's language. */
export async function opened(found: Figure, asked: Asked, locals: App.Locals) {
  const { t, lang, services } = locals;
  const { question } = found;
  const { key, measure, kind, adds } = question.indicator;
  const { indicator: _, ...aspects } = asked;
  const link = (changed: Aspects) => inLang(lang, figurePage(key, { ...aspects, ...changed }));
  const shown = (value: bigint | null, percent?: string | null) =>
    shownValue(value, percent, lang, t('figures:hidden'));
  const steps = await pathTo(found, locals, link);
  return {
    indicator: key,
    monthEnds: isBelowCommune(question.place),
    name: t(`figures:indicator.${key}.name`),
    law: t(`figures:indicator.${key}.law`),
    measure: adds === 'ratio' ? '' : t(`figures:measure.${measure}`),
    organisation:
      question.organisation && (lang === 'vi' ? question.organisation.nameVi : question.organisation.nameEn),
    place: steps.at(-1)!.text,
    steps: steps.slice(0, -1),
    shown: shown(found.value, found.percent),
    exact: found.percent ?? (found.value === null ? null : String(found.value)),
    fraction:
      found.denominator === null
        ? null
        : t('figures:fraction', { numerator: shown(found.numerator), denominator: shown(found.denominator) }),
    kind,
    asked: { ...aspects },
    from: question.from,
    to: question.day,
    rows: rowsOf(found, locals, link),
    adds: addingUp(found, locals),
    refused: found.breakdown.refused
      ? {
          text: inWords(found.breakdown.refused, t, lang),
          next:
            found.breakdown.refused.code === 'stock-below-commune'
              ? {
                  href: link({ date: found.breakdown.refused.nearest }),
                  text: t('figures:nearest', { day: showDay(found.breakdown.refused.nearest) }),
                }
              : null,
        }
      : null,
    byOrganisation: question.organisation ? [] : await byOrganisation(asked, locals, link),
    points: await overTime(services.portal, question, 10),
    years: await overYears(services.portal, question, 9),
    programmes: await byProgramme(found, locals),
    records: showCount(found.records, lang),
    position: showCount(found.auditPosition, lang),
    map: {
      day: showDay(found.map.day),
      quality: t(`figures:quality.${found.map.quality}`),
      note: lang === 'vi' ? found.map.noteVi : found.map.noteEn,
    },
    csv: `${figureApi(key, aspects, 'csv')}&lang=${lang}`,
    json: figureApi(key, aspects),
  };
}

const COMMUNE = 3;

function isBelowCommune(place: Figure['question']['place']): boolean {
  if (place.kind === 'federation') return false;
  return (place.kind === 'area' ? place.area : place.unit).rank > COMMUNE;
}

type Link = (changed: Aspects) => string;

/** The places from the whole federation down to this one, each the way up. */
async function pathTo({ question }: Figure, locals: App.Locals, link: Link) {
  const { services } = locals;
  const { place, day } = question;
  const top = { href: link({ area: null, unit: null }), text: await wholeOn(day, locals) };
  if (place.kind === 'federation') return [top];
  if (place.kind === 'area') {
    const path = await pathOnDay(services.portal, place.area.id, day);
    return [top, ...path.map((a) => ({ href: link({ area: a.slug, unit: null }), text: a.name }))];
  }
  const path = await unitPath(services.portal, place.unit.id, day);
  return [top, ...path.map((u) => ({ href: link({ unit: u.slug, area: null }), text: u.name }))];
}

/** What the whole federation is called on a day: it outlives its province. */
async function wholeOn(day: Day, { services, t, lang }: App.Locals): Promise<string> {
  const whole = await federation(services.portal);
  const goesOn = whole?.areaId
    ? isRefusal(await findArea(services.portal, String(whole.areaId), day))
    : false;
  if (!whole || !goesOn) return t('federation');
  return lang === 'vi' ? whole.partNameVi : whole.partNameEn;
}

function rowsOf(found: Figure, { t, lang }: App.Locals, link: Link) {
  const size = (row: BreakdownRow) => Number(row.percent ?? row.value ?? 0);
  const largest = found.denominator === null ? Math.max(...found.breakdown.rows.map(size), 0) : 100;
  return found.breakdown.rows.map((row) => ({
    key: `${row.kind}${row.id}`,
    name: row.kind === 'own' ? t('figures:own') : row.name,
    href:
      row.kind === 'own' ? null : link({ area: null, unit: null, [row.kind]: row.slug ?? String(row.id) }),
    shown: shownValue(row.value, row.percent, lang, t('figures:hidden')),
    detail:
      row.denominator === undefined
        ? undefined
        : t('figures:percentOf', {
            n: shownValue(row.numerator ?? null, null, lang, t('figures:hidden')),
            of: shownValue(row.denominator, null, lang, t('figures:hidden')),
          }),
    share: largest > 0 ? size(row) / largest : null,
  }));
}

function addingUp({ breakdown, value }: Figure, { t, lang }: App.Locals): string {
  if (breakdown.rows.length === 0) return '';
  if (!breakdown.adds) return t('figures:addsNot');
  if (breakdown.rows.some((r) => r.value === null)) return t('figures:addsHidden');
  return t('figures:addsUp', { value: shownValue(value, null, lang, t('figures:hidden')) });
}

/** Houses of the whole federation, by the programme that built or repaired them. */
async function byProgramme({ question }: Figure, { services, t, lang }: App.Locals) {
  const { key } = question.indicator;
  if (!key.startsWith('houses') || question.indicator.kind !== 'flow') return [];
  if (question.place.kind !== 'federation' || question.organisation) return [];
  const found = await housesByProgramme(services.portal, question.from!, question.day);
  const size = (row: HousesRow) => (key === 'houses' ? BigInt(row.built + row.repaired) : row.value);
  const largest = found.reduce((most, row) => (size(row) > most ? size(row) : most), 1n);
  return found.map((row) => ({
    key: row.slug,
    name: lang === 'vi' ? row.nameVi : row.nameEn,
    href: null,
    shown: showCount(size(row), lang),
    detail: t('figures:builtRepaired', {
      built: showCount(row.built, lang),
      repaired: showCount(row.repaired, lang),
    }),
    share: Number(size(row)) / Number(largest),
  }));
}

/** The same figure for each organisation that has it. */
async function byOrganisation(asked: Asked, { services, t, lang }: App.Locals, link: Link) {
  if (asked.unit) return [];
  const found = await Promise.all(
    (await organisations(services.portal)).map(async (o) => {
      const own = await figure(services.portal, { ...asked, organisation: o.key }, today(services.clock));
      if (isRefusal(own) || own.value === 0n) return [];
      const name = lang === 'vi' ? o.nameVi : o.nameEn;
      return [{ o, own, row: { key: o.key, name, href: link({ organisation: o.key }) } }];
    }),
  );
  const sizes = found.flat().map(({ own }) => Number(own.percent ?? own.value ?? 0));
  if (sizes.length < 2) return [];
  return found.flat().map(({ own, row }, i) => ({
    ...row,
    shown: shownValue(own.value, own.percent, lang, t('figures:hidden')),
    share: sizes[i]! / (own.percent === null ? Math.max(...sizes, 1) : 100),
  }));
}

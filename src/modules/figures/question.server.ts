import { parseDay, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { findArea, type AreaRow } from '#modules/areas/areas.server.ts';
import {
  findOrganisation,
  findUnit,
  type OrganisationRow,
  type UnitRow,
} from '#modules/units/units.server.ts';
import { indicators, type Indicator } from './queries.server.ts';

export type Place =
  { kind: 'federation' } | { kind: 'area'; area: AreaRow } | { kind: 'unit'; unit: UnitRow };

/** A question, understood: which figure, where, of whom, when (the last day is included). */
export interface Question {
  indicator: Indicator;
  place: Place;
  organisation: OrganisationRow | null;
  from: Day | null;
  day: Day;
  /** Whether the breakdown is wanted too. */
  opened: boolean;
  /** Whether it is for somebody who may see small counts and, below the commune, any day. Needs the app's login. */
  inside: boolean;
}

/** A question as an address or a figure node puts it: plain text, each part optional but the indicator. */
export interface Asked {
  indicator: string;
  area?: string | undefined;
  unit?: string | undefined;
  organisation?: string | undefined;
  date?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function readDay(field: string, text: string): Day | Refusal {
  return parseDay(text) ?? refuse('day-invalid', { field, text });
}

function readWhen(asked: Asked, indicator: Indicator, today: Day): { from: Day | null; day: Day } | Refusal {
  if (indicator.kind === 'stock') {
    if (asked.from || asked.to) return refuse('day-needed', { indicator: indicator.key });
    const day = asked.date ? readDay('date', asked.date) : today;
    return isRefusal(day) ? day : { from: null, day };
  }
  if (asked.date || !asked.from) return refuse('period-needed', { indicator: indicator.key });
  const from = readDay('from', asked.from);
  const to = asked.to ? readDay('to', asked.to) : today;
  if (isRefusal(from)) return from;
  if (isRefusal(to)) return to;
  return from > to ? refuse('period-backwards', { from, to }) : { from, day: to };
}

/** Whether an indicator can be asked of one organisation at all. */
function mayBeSplit(indicator: Indicator, organisation: OrganisationRow): boolean {
  if (indicator.key === 'households') return false;
  if (indicator.key === 'union-members') return organisation.key === 'trade-union';
  if (indicator.key === 'memberships' || indicator.key === 'branches') return organisation.hasHamletBranches;
  return true;
}

/**
 * Understands a question. Takes its texts and today's day; refuses an unknown indicator, area, unit or organisation, a
 * place that did not stand on the day, a day that is none, a period that ends before it begins, a stock asked for a
 * period or a flow for a day, and an indicator that this organisation does not have.
 */
export async function understand(db: Db | Tx, asked: Asked, today: Day): Promise<Question | Refusal> {
  const all = await indicators(db);
  const indicator = all.find((i) => i.key === asked.indicator);
  if (!indicator)
    return refuse('indicator-unknown', { indicator: asked.indicator, known: all.map((i) => i.key) });
  if (asked.area && asked.unit) return refuse('area-or-unit', {});
  const when = readWhen(asked, indicator, today);
  if (isRefusal(when)) return when;
  const organisation = asked.organisation ? await findOrganisation(db, asked.organisation) : null;
  if (isRefusal(organisation)) return organisation;
  if (organisation && !mayBeSplit(indicator, organisation))
    return refuse('organisation-not-split', { indicator: indicator.key });
  const place = await findPlace(db, asked, when.day);
  if (isRefusal(place)) return place;
  return { indicator, place, organisation, ...when, opened: true, inside: false };
}

async function findPlace(db: Db | Tx, asked: Asked, day: Day): Promise<Place | Refusal> {
  if (asked.area) {
    const area = await findArea(db, asked.area, day);
    return isRefusal(area) ? area : { kind: 'area', area };
  }
  if (asked.unit) {
    const unit = await findUnit(db, asked.unit, day);
    return isRefusal(unit) ? unit : { kind: 'unit', unit };
  }
  return { kind: 'federation' };
}

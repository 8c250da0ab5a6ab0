import { addDays, firstOfYear, yearOf, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { organisations } from '#modules/units/units.server.ts';
import { seriesOverDays, type NodeKind } from './queries.server.ts';
import type { Question } from './question.server.ts';
import { organisationsOf } from './stock.server.ts';

const COMMUNE = 3;

/**
 * A stock at each quarter's end over the `years` before the question's day, and on that day: what a chart draws.
 * Gives nothing for flows, ratios, and for places below the commune, which have no series.
 */
export async function overTime(
  db: Db | Tx,
  question: Question,
  years: number,
): Promise<{ day: Day; value: number }[]> {
  const node = nodeOf(question);
  if (!node || question.indicator.kind !== 'stock' || question.indicator.adds === 'ratio') return [];
  const groups = organisationsOf(question.indicator.key, question.organisation, await organisations(db));
  return seriesOverDays(
    db,
    question.indicator.number,
    node[0],
    node[1],
    groups,
    quarterEnds(question.day, years),
  );
}

function nodeOf({ place, indicator }: Question): [NodeKind, number] | null {
  if (place.kind === 'federation') return ['f', 0];
  if (place.kind === 'area') return place.area.rank <= COMMUNE ? ['a', place.area.id] : null;
  const byUnit = ['memberships', 'union-members', 'branches'].includes(indicator.key);
  return byUnit && place.unit.rank <= COMMUNE ? ['u', place.unit.id] : null;
}

function quarterEnds(last: Day, years: number): Day[] {
  const days: Day[] = [];
  for (let year = yearOf(last) - years; year <= yearOf(last); year++) {
    for (const next of ['04-01', '07-01', '10-01']) days.push(addDays(`${year}-${next}` as Day, -1));
    days.push(addDays(firstOfYear(year + 1), -1));
  }
  return [...days.filter((d) => d < last), last];
}

import { addDays, firstOfYear, yearOf, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { ratioPercent } from '#core/numbers.ts';
import { isRefusal } from '#core/refusal.ts';
import { organisations } from '#modules/units/units.server.ts';
import { flowFigure } from './flow-figure.server.ts';
import { indicators, seriesOverDays, type NodeKind } from './queries.server.ts';
import type { Question } from './question.server.ts';
import { organisationsOf } from './stock.server.ts';

const COMMUNE = 3;

export interface Moment {
  day: Day;
  value: number;
}

/**
 * A stock at each quarter's end over the `years` before the question's day, and on that day: what a chart draws; ratios in
 * percent. Gives nothing for flows, and for places below the commune, which have no series.
 */
export async function overTime(db: Db | Tx, question: Question, years: number): Promise<Moment[]> {
  if (question.indicator.kind !== 'stock') return [];
  if (question.indicator.adds !== 'ratio') return series(db, question, years);
  const all = await indicators(db);
  const named = (key: string | null) => all.find((i) => i.key === key)!;
  const over = await series(db, { ...question, indicator: named(question.indicator.numerator) }, years);
  const under = await series(
    db,
    { ...question, indicator: named(question.indicator.denominator), organisation: null },
    years,
  );
  return over.flatMap(({ day, value }, i) => {
    const percent = ratioPercent(value, under[i]!.value);
    return percent === null ? [] : [{ day, value: Number(percent) }];
  });
}

async function series(db: Db | Tx, question: Question, years: number): Promise<Moment[]> {
  const node = nodeOf(question);
  if (!node) return [];
  const { key, number } = question.indicator;
  const groups = organisationsOf(key, question.organisation, await organisations(db));
  return seriesOverDays(db, number, node[0], node[1], groups, quarterEnds(question.day, years));
}

/** A flow in each of the last `years` calendar years up to the question's day; a year that its law refuses is left out. */
export async function overYears(db: Db | Tx, question: Question, years: number): Promise<Moment[]> {
  if (question.indicator.kind !== 'flow') return [];
  const last = yearOf(question.day);
  const found = await Promise.all(
    Array.from({ length: years }, async (_, i) => {
      const from = firstOfYear(last - years + 1 + i);
      const end = addDays(firstOfYear(yearOf(from) + 1), -1);
      const day = end < question.day ? end : question.day;
      const flow = await flowFigure(db, { ...question, from, day, opened: false });
      return isRefusal(flow) ? [] : [{ day: from, value: Number(flow.value) }];
    }),
  );
  const all = found.flat();
  return all.slice(all.findIndex((m) => m.value > 0));
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

import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { may, type Actor } from '#core/actor.ts';
import { ratioPercent } from '#core/numbers.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { mapQuality } from '#modules/areas/areas.server.ts';
import { unitPath } from '#modules/units/units.server.ts';
import type { Figure, Value } from './figure.ts';
import { flowFigure } from './flow-figure.server.ts';
import { auditPosition, indicators, type Indicator } from './queries.server.ts';
import { understand, type Asked, type Question } from './question.server.ts';
import { stockFigure } from './stock-figure.server.ts';

export { indicators } from './queries.server.ts';
export type { Indicator } from './queries.server.ts';
export type { Asked, Question } from './question.server.ts';
export type { Breakdown, BreakdownRow, Figure, Value } from './figure.ts';
export { foldSeries, foldTail } from './fold.server.ts';
export { overTime, overYears } from './over-time.server.ts';

/**
 * The figure that answers a question, with its breakdown one level down and where it comes from.
 * Takes any login that may select the `published_*` views. Refuses what the question's law refuses.
 */
export async function figure(db: Db | Tx, asked: Asked, today: Day): Promise<Figure | Refusal> {
  const question = await understand(db, asked, today);
  return isRefusal(question) ? question : answer(db, question);
}

/** The number alone, without its breakdown and provenance: for many numbers on one page. */
export async function figureValue(
  db: Db | Tx,
  asked: Asked,
  today: Day,
): Promise<Pick<Figure, 'value' | 'percent'> | Refusal> {
  const question = await understand(db, asked, today);
  if (isRefusal(question)) return question;
  const closed = { ...question, opened: false };
  return question.indicator.adds === 'ratio' ? ratio(db, closed) : count(db, closed);
}

/**
 * The same figure for somebody inside: small counts are shown, and below the commune any day may be asked. Takes the app's
 * login. Refuses who may not see internal figures there: of a unit, through its own line or the Front's; of an area or
 * the whole, through a grant for the whole federation.
 */
export async function internalFigure(
  db: Db | Tx,
  actor: Actor,
  asked: Asked,
  today: Day,
): Promise<Figure | Refusal> {
  const question = await understand(db, asked, today);
  if (isRefusal(question)) return question;
  return (await maySeeInside(db, actor, question))
    ? answer(db, { ...question, inside: true })
    : refuse('not-allowed', { what: 'figures.internal' });
}

async function maySeeInside(db: Db | Tx, actor: Actor, { place, day }: Question): Promise<boolean> {
  if (place.kind !== 'unit') return may(actor, 'figures.internal', null);
  const { id, frontParentId } = place.unit;
  if (may(actor, 'figures.internal', id)) return true;
  const front = frontParentId === null ? [] : await unitPath(db, frontParentId, day);
  return front.some((unit) => may(actor, 'figures.internal', unit.id));
}

async function answer(db: Db | Tx, question: Question): Promise<Figure | Refusal> {
  const { indicator, day } = question;
  const counting = indicator.adds === 'ratio' ? await ratio(db, question) : await count(db, question);
  if (isRefusal(counting)) return counting;
  const map = await mapQuality(db, day);
  return {
    question,
    ...counting,
    map: { day, quality: map?.quality ?? 'unknown', noteVi: map?.noteVi ?? '', noteEn: map?.noteEn ?? '' },
    auditPosition: await auditPosition(db),
  };
}

type Answered = Pick<Figure, 'value' | 'percent' | 'numerator' | 'denominator' | 'records' | 'breakdown'>;

async function count(db: Db | Tx, question: Question): Promise<Answered | Refusal> {
  const counting =
    question.indicator.kind === 'stock' ? await stockFigure(db, question) : await flowFigure(db, question);
  return isRefusal(counting) ? counting : { ...counting, percent: null, numerator: null, denominator: null };
}

/** Σnumerator / Σdenominator, never a mean of percentages: both are counted for the place and for each row. */
async function ratio(db: Db | Tx, question: Question): Promise<Answered | Refusal> {
  const all = await indicators(db);
  const named = (key: string | null): Indicator => all.find((i) => i.key === key)!;
  const over = await stockFigure(db, { ...question, indicator: named(question.indicator.numerator) });
  const under = await stockFigure(db, {
    ...question,
    indicator: named(question.indicator.denominator),
    organisation: null,
  });
  if (isRefusal(over)) return over;
  if (isRefusal(under)) return under;
  const percentOf = (n: Value, d: Value | undefined) =>
    n === null || d === null || d === undefined ? null : ratioPercent(Number(n), Number(d));
  const rows = over.breakdown.rows.map((row) => {
    const denominator =
      under.breakdown.rows.find((r) => r.kind === row.kind && r.id === row.id)?.value ?? null;
    return { ...row, numerator: row.value, denominator, percent: percentOf(row.value, denominator) };
  });
  return {
    value: over.value,
    percent: percentOf(over.value, under.value),
    numerator: over.value,
    denominator: under.value,
    records: over.records + under.records,
    breakdown: { ...over.breakdown, rows, adds: false },
  };
}

import { addDays } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { areaName } from '#modules/areas/areas.server.ts';
import { unitChildrenDuring, type UnitRow } from '#modules/units/units.server.ts';
import type { BreakdownRow, Counting } from './figure.ts';
import { flowByUnit, flowLaws, flowTotal, type FlowLaw } from './flow-queries.server.ts';
import { areaFlow } from './flow.server.ts';
import type { Question } from './question.server.ts';
import { areasUnder } from './stock-figure.server.ts';

/** A flow over a period and its breakdown one level down. */
export async function flowFigure(db: Db | Tx, question: Question): Promise<Counting | Refusal> {
  const law = flowLaws[question.indicator.key]!;
  if (question.place.kind === 'unit') return ofUnit(db, law, question, question.place.unit);
  const area = question.place.kind === 'area' ? question.place.area : null;
  const { day, organisation } = question;
  const whole = () => flowTotal(db, law, question.from!, day, organisation?.id ?? null);
  if (!area && !question.opened) return { ...(await whole()), breakdown: { rows: [], adds: true } };
  const children = question.opened ? await areasUnder(db, area, question) : [];
  const ids = children.map((c) => c.id);
  const flow = await areaFlow(
    db,
    law,
    area?.id ?? null,
    ids,
    question.from!,
    day,
    organisation?.id ?? null,
    (id) => areaName(db, id),
  );
  if (isRefusal(flow)) return flow;
  if (flow.refused && question.opened) {
    const { value, records } = area ? flow.total : await whole();
    return { value, records, breakdown: { rows: [], adds: true, refused: flow.refused } };
  }
  const rows: BreakdownRow[] = children.map((c) => ({
    kind: 'area',
    id: c.id,
    slug: c.slug,
    name: c.name,
    value: flow.below.get(c.id)!.value,
  }));
  // The federation's own total is counted apart, so that a result which no map can place is still in it.
  const total = area ? flow.total : await whole();
  const own = total.value - rows.reduce((sum, r) => sum + r.value!, 0n);
  if (own > 0n && rows.length > 0)
    rows.push({ kind: 'own', id: null, slug: null, name: area?.name ?? '', value: own });
  return { value: total.value, records: total.records, breakdown: { rows, adds: true } };
}

async function ofUnit(db: Db | Tx, law: FlowLaw, question: Question, unit: UnitRow): Promise<Counting> {
  const [from, last] = [question.from!, question.day];
  const children = await unitChildrenDuring(db, unit.id, from, addDays(last, 1));
  const sums = await flowByUnit(db, law, [unit.id, ...children.map((c) => c.id)], from, last);
  const add = (id: number, own?: true) =>
    sums
      .filter((s) => s.unitId === id && (!own || s.own))
      .reduce((a, s) => ({ value: a.value + s.value, records: a.records + s.records }), {
        value: 0n,
        records: 0,
      });
  const rows: BreakdownRow[] = children.map((c) => ({
    kind: 'unit',
    id: c.id,
    slug: c.slug,
    name: c.name,
    value: add(c.id).value,
  }));
  const own = add(unit.id, true).value;
  if (own > 0n && rows.length > 0)
    rows.push({ kind: 'own', id: null, slug: null, name: unit.name, value: own });
  const total = add(unit.id);
  return { ...total, breakdown: { rows, adds: true } };
}

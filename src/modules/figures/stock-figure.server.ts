import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { childrenOnDay, findArea, type AreaRow } from '#modules/areas/areas.server.ts';
import { findUnit, organisations, unitChildren, type UnitRow } from '#modules/units/units.server.ts';
import type { Breakdown, BreakdownRow, Counting } from './figure.ts';
import { indicators, type NodeKind } from './queries.server.ts';
import type { Question } from './question.server.ts';
import { branchesIn, branchesUnder, hamletsOf, rolledUp, type Counted } from './stock.server.ts';

const COMMUNE = 3;
const big = (v: number | null) => (v === null ? null : BigInt(v));

const rowsOf = (
  kind: 'area' | 'unit',
  places: readonly { id: number; slug: string; name: string }[],
  counts: readonly Counted[],
): BreakdownRow[] =>
  places.map((p) => ({
    kind,
    id: p.id,
    slug: p.slug,
    name: p.name,
    value: big(counts.find((c) => c.id === p.id)?.value ?? null),
  }));

/** How many records stand behind a stock: each counted thing is one, but for hidden ones. */
const counting = (value: number | null, breakdown: Breakdown): Counting => ({
  value: big(value),
  records: value ?? 0,
  breakdown,
});

const closed: Breakdown = { rows: [], adds: true };

/** A stock and its breakdown one level down: federation, area or unit. */
export async function stockFigure(db: Db | Tx, asked: Question): Promise<Counting | Refusal> {
  const question = await withinOneOrganisation(db, asked);
  const { place } = question;
  if (place.kind === 'unit') return ofUnit(db, question, place.unit);
  return ofArea(db, question, place.kind === 'area' ? place.area : null);
}

/**
 * Nobody holds two memberships of one organisation at once (the database refuses it), so the people of one organisation,
 * or of one of its units, are its memberships.
 */
async function withinOneOrganisation(db: Db | Tx, question: Question): Promise<Question> {
  if (question.indicator.key !== 'people') return question;
  const unit = question.place.kind === 'unit' ? question.place.unit : null;
  const own =
    unit && (await organisations(db)).find((o) => o.id === unit.organisationId && o.key !== 'front');
  const organisation = question.organisation ?? own;
  if (!organisation) return question;
  const key = organisation.hasHamletBranches ? 'memberships' : 'union-members';
  const indicator = (await indicators(db)).find((i) => i.key === key)!;
  return { ...question, indicator, organisation };
}

/** The areas one level under a place; the federation opens into what lies under its province, when it has just one. */
export async function areasUnder(db: Db | Tx, area: AreaRow | null, question: Question): Promise<AreaRow[]> {
  if (area) return childrenOnDay(db, area.id, question.day);
  const roots = await childrenOnDay(db, null, question.day);
  return roots.length === 1 && roots[0]!.rank === 1 ? childrenOnDay(db, roots[0]!.id, question.day) : roots;
}

async function ofArea(db: Db | Tx, question: Question, area: AreaRow | null): Promise<Counting | Refusal> {
  if (area && area.rank > COMMUNE) return ofHamlet(db, question, area);
  const { key } = question.indicator;
  const node: [NodeKind, number] = area ? ['a', area.id] : ['f', 0];
  const [own] = await rolledUp(
    db,
    question.indicator,
    node[0],
    [node[1]],
    question.organisation,
    question.day,
  );
  if (!question.opened) return counting(own!.value, closed);
  if (area?.rank === COMMUNE) {
    const below = await hamletsOf(db, key, area.id, question.organisation, question.day, question.inside);
    if (isRefusal(below)) return counting(own!.value, { rows: [], adds: true, refused: below });
    return counting(own!.value, withOwn(rowsOf('area', below.areas, below.counts), own!.value, area));
  }
  const children = await areasUnder(db, area, question);
  const counts = await rolledUp(
    db,
    question.indicator,
    'a',
    children.map((c) => c.id),
    question.organisation,
    question.day,
  );
  return counting(own!.value, withOwn(rowsOf('area', children, counts), own!.value, area));
}

/** What stands at a place itself and not below it (a workplace union in a commune) is a row of its own. */
function withOwn(rows: BreakdownRow[], total: number | null, area: AreaRow | null): Breakdown {
  if (total === null || rows.some((r) => r.value === null)) return { rows, adds: true };
  const left = BigInt(total) - rows.reduce((sum, r) => sum + r.value!, 0n);
  if (left > 0n) rows.push({ kind: 'own', id: null, slug: null, name: area?.name ?? '', value: left });
  return { rows, adds: true };
}

async function ofHamlet(db: Db | Tx, question: Question, hamlet: AreaRow): Promise<Counting | Refusal> {
  const siblings = await hamletsOf(
    db,
    question.indicator.key,
    hamlet.parentId!,
    question.organisation,
    question.day,
    question.inside,
  );
  if (isRefusal(siblings)) return siblings;
  const value = siblings.counts.find((c) => c.id === hamlet.id)!.value;
  if (question.indicator.key !== 'memberships') return counting(value, { rows: [], adds: true });
  const branches = await branchesIn(db, hamlet, question.day, question.inside);
  if (isRefusal(branches)) return branches;
  const wanted = branches.units.filter(
    (u) => !question.organisation || u.organisationId === question.organisation.id,
  );
  return counting(value, { rows: rowsOf('unit', wanted, branches.counts), adds: true });
}

async function ofUnit(db: Db | Tx, question: Question, unit: UnitRow): Promise<Counting | Refusal> {
  const { key } = question.indicator;
  const own = (await organisations(db)).find((o) => o.id === unit.organisationId)!;
  const isFront = own.key === 'front';
  // Households are counted where they live: a unit's are those of its area, for its own organisation. And the Front's
  // line gives figures of all who are in its area.
  if (isFront || key === 'people' || key.startsWith('households')) {
    if (unit.areaId === null) return refuse('indicator-not-for-unit', { indicator: key, unit: unit.name });
    const area = await findArea(db, String(unit.areaId), question.day);
    if (isRefusal(area)) return area;
    const organisation = question.organisation ?? (isFront || key === 'households' ? null : own);
    return ofArea(db, { ...question, organisation }, area);
  }
  if (unit.rank > COMMUNE) return ofBranch(db, question, unit);
  const children = await unitChildren(db, unit.id, question.day);
  const [total] = await rolledUp(db, question.indicator, 'u', [unit.id], question.organisation, question.day);
  if (children.some((c) => c.rank > COMMUNE) && key !== 'branches') {
    const below = await branchesUnder(db, unit, question.day, question.inside);
    if (isRefusal(below)) return counting(total!.value, { rows: [], adds: true, refused: below });
    return counting(total!.value, { rows: rowsOf('unit', below.units, below.counts), adds: true });
  }
  const upper = children.filter((c) => c.rank <= COMMUNE);
  const counts = await rolledUp(
    db,
    question.indicator,
    'u',
    upper.map((c) => c.id),
    question.organisation,
    question.day,
  );
  return counting(total!.value, { rows: rowsOf('unit', upper, counts), adds: true });
}

async function ofBranch(db: Db | Tx, question: Question, branch: UnitRow): Promise<Counting | Refusal> {
  if (question.indicator.key === 'branches') return counting(1, { rows: [], adds: true });
  if (branch.parentId === null)
    return refuse('indicator-not-for-unit', { indicator: question.indicator.key, unit: branch.name });
  const parent = await findUnit(db, String(branch.parentId), question.day);
  if (isRefusal(parent)) return parent;
  const siblings = await branchesUnder(db, parent, question.day, question.inside);
  if (isRefusal(siblings)) return siblings;
  const value = siblings.counts.find((c) => c.id === branch.id)?.value ?? null;
  return counting(value, { rows: [], adds: true });
}

import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { flowByArea, mapOn, stepsUntil, type FlowLaw } from './flow-queries.server.ts';
import { placeOn, type Placed } from './rules.ts';

export interface FlowSum {
  value: bigint;
  records: number;
}

/** A flow under one area, and what of it was recorded in the area itself, and in each of the areas under it. */
export interface AreaFlow {
  total: FlowSum;
  own: FlowSum;
  below: Map<number, FlowSum>;
  /** Why what lies below cannot be told apart. */
  refused?: Refusal;
}

const none = (): FlowSum => ({ value: 0n, records: 0 });
function add(to: FlowSum, value: bigint, records: number): void {
  to.value += value;
  to.records += records;
}

/** Half-up, as money and counts are rounded when a known share of a split is taken. */
const shareOf = (value: bigint, share: number): bigint =>
  share === 1 ? value : BigInt(Math.floor(Number(value) * share + 0.5));

/**
 * What of a value lies in each part; null where nobody knows. When all shares are known the last part takes what rounding
 * leaves, so that the parts keep the sum whichever of them is asked for.
 */
function allot(value: bigint, parts: readonly Placed[]): (bigint | null)[] {
  const amounts = parts.map((p) => (p.share === null ? null : shareOf(value, p.share)));
  const others = amounts.slice(0, -1);
  if (amounts.includes(null)) return amounts;
  return [...others, value - others.reduce<bigint>((sum, amount) => sum + amount!, 0n)];
}

/**
 * Adds a flow up under a node on the map of its last day. Takes the node's area (null: the whole federation) and its
 * children there. Refuses, in words, when something was recorded in an area that has since been split between this node
 * and others and nobody knows the share; when only its children cannot be told apart, the total stands and `refused`
 * says why they are not.
 */
export async function areaFlow(
  db: Db | Tx,
  law: FlowLaw,
  node: number | null,
  children: readonly number[],
  from: Day,
  last: Day,
  organisation: number | null,
  nameOf: (area: number) => Promise<string>,
): Promise<AreaFlow | Refusal> {
  const [sums, steps, map] = [
    await flowByArea(db, law, from, last, organisation),
    await stepsUntil(db, last),
    await mapOn(db, last),
  ];
  const alive = new Set(map.ancestors.keys());
  const flow: AreaFlow = { total: none(), own: none(), below: new Map(children.map((c) => [c, none()])) };
  const under = (area: number, ancestor: number) => map.ancestors.get(area)?.includes(ancestor) ?? false;

  for (const sum of sums) {
    const parts = placeOn(sum.areaId, sum.day, last, steps, alive, map.lastParent);
    const amounts = allot(sum.value, parts);
    const inside = parts
      .map(({ area }, i) => ({ area, value: amounts[i]! }))
      .filter(({ area }) => node === null || under(area, node));
    if (inside.length === 0) continue;
    const known = inside.every((part) => part.value !== null);
    const whole = inside.length === parts.length;
    if (!whole && !known) return unknownShare(sum.areaId, inside[0]!.area, steps, nameOf);
    const value = whole ? sum.value : inside.reduce((total, part) => total + part.value, 0n);
    add(flow.total, value, sum.records);

    const child = children.find((c) => inside.every(({ area }) => under(area, c)));
    if (child !== undefined) add(flow.below.get(child)!, value, sum.records);
    else if (inside.length === 1) add(flow.own, value, sum.records);
    else if (!known) flow.refused = await unknownShare(sum.areaId, inside[0]!.area, steps, nameOf);
    else
      for (const part of inside) {
        const below = children.find((c) => under(part.area, c));
        add(below === undefined ? flow.own : flow.below.get(below)!, part.value, sum.records);
      }
  }
  return flow;
}

async function unknownShare(
  area: number,
  part: number,
  steps: { from: number; effective: string }[],
  nameOf: (area: number) => Promise<string>,
): Promise<Refusal> {
  const effective = steps.find((s) => s.from === area)!.effective as Day;
  return refuse('partial-split', { from: await nameOf(area), to: await nameOf(part), effective });
}

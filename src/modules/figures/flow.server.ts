import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { flowByArea, mapOn, stepsUntil, type FlowLaw } from './flow-queries.server.ts';
import { placeOn } from './rules.ts';

export interface FlowSum {
  value: bigint;
  records: number;
}

/** A flow under one area, and what of it was recorded in the area itself, and in each of the areas under it. */
export interface AreaFlow {
  total: FlowSum;
  own: FlowSum;
  below: Map<number, FlowSum>;
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
 * Adds a flow up under a node on the map of its last day. Takes the node's area (null: the whole federation) and its
 * children there. Refuses, in words, when something was recorded in an area that has since been split between this node
 * and others and nobody knows the share.
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
    const inside = node === null ? parts : parts.filter((p) => under(p.area, node));
    if (inside.length === 0) continue;
    const whole = inside.length === parts.length;
    if (!whole && inside.some((p) => p.share === null))
      return unknownShare(sum.areaId, inside[0]!.area, steps, nameOf);
    const share = whole ? 1 : inside.reduce((s, p) => s + p.share!, 0);
    add(flow.total, shareOf(sum.value, share), sum.records);

    const child = children.find((c) => inside.every((p) => under(p.area, c)));
    if (child !== undefined) add(flow.below.get(child)!, shareOf(sum.value, share), sum.records);
    else if (inside.length === 1) add(flow.own, shareOf(sum.value, share), sum.records);
    else if (inside.some((p) => p.share === null))
      return unknownShare(sum.areaId, inside[0]!.area, steps, nameOf);
    else spread(flow, inside as { area: number; share: number }[], sum, share, children, under);
  }
  return flow;
}

/** Shares a sum out over known parts; what rounding leaves goes to the last, so that the parts keep the sum. */
function spread(
  flow: AreaFlow,
  parts: { area: number; share: number }[],
  sum: { value: bigint; records: number },
  share: number,
  children: readonly number[],
  under: (area: number, ancestor: number) => boolean,
): void {
  let left = shareOf(sum.value, share);
  parts.forEach((part, i) => {
    const value = i === parts.length - 1 ? left : shareOf(sum.value, part.share);
    left -= value;
    const child = children.find((c) => under(part.area, c));
    add(child === undefined ? flow.own : flow.below.get(child)!, value, sum.records);
  });
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

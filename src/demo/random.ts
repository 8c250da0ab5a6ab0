/** Randomness with a seed: the same seed gives the same province. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to n, n excluded. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  chance(p: number): boolean;
}

/** The generator "mulberry32", by Tommy Ettinger, public domain. */
export function seeded(seed: number): Random {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)]!, chance: (p) => next() < p };
}

/** Shares a total out in whole numbers by weight; what rounding leaves goes to the largest remainders. */
export function share(total: number, weights: readonly number[], least = 0): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const free = total - least * weights.length;
  const exact = weights.map((w) => (free * w) / sum);
  const whole = exact.map(Math.floor);
  const order = exact
    .map((e, i) => [e - whole[i]!, i] as const)
    .toSorted((x, y) => y[0] - x[0] || x[1] - y[1]);
  const left = free - whole.reduce((a, b) => a + b, 0);
  for (let i = 0; i < left; i++) whole[order[i]![1]]!++;
  return whole.map((w) => w + least);
}

/** One measurement and what it is held against, in the same unit. */
export interface Result {
  what: string;
  measured: string;
  comparison: string;
  ratio: string;
  aim: string;
}

const columns: (keyof Result)[] = ['what', 'measured', 'comparison', 'ratio', 'aim'];

/** Prints results as the table that docs/benchmarks.md keeps. */
export function printTable(results: readonly Result[]): void {
  console.log(`\n| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
  for (const r of results) console.log(`| ${columns.map((c) => r[c]).join(' | ')} |`);
}

export const ms = (n: number): string => (n < 10 ? `${n.toFixed(2)} ms` : `${n.toFixed(0)} ms`);
export const many = (n: number): string => Math.round(n).toLocaleString('en-GB');

/** The value below which a share of the times lies. */
export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

/** How long each of `n` runs took, in milliseconds, after a tenth of them to warm up. */
export async function timed(n: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = -Math.ceil(n / 10); i < n; i++) {
    const began = performance.now();
    await run(Math.abs(i));
    if (i >= 0) times.push(performance.now() - began);
  }
  return times;
}

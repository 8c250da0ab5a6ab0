/** Counts of one to four may point at a person (law 6 of the design; statistical practice of small-cell suppression). */
export const SMALLEST_SHOWN = 5;

const small = (n: number) => n > 0 && n < SMALLEST_SHOWN;

/**
 * Which cells of a table must be hidden so that no count of 1 to 4 can be read, nor worked out from the totals of its
 * row or column. Takes rows of equal length; gives true where hidden. In a line with just one hidden cell its smallest
 * neighbour (rather not a zero) is hidden too, until every line has none or at least two.
 */
export function suppress(table: readonly (readonly number[])[]): boolean[][] {
  const hidden = table.map((row) => row.map(small));
  const width = table[0]?.length ?? 0;
  const lines = [
    ...table.map((row, r) => row.map((_, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => table.map((_, r) => [r, c] as const)),
  ].filter((line) => line.length > 1);
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      if (line.filter(([r, c]) => hidden[r]![c]).length !== 1) continue;
      const [r, c] = line
        .filter(([r, c]) => !hidden[r]![c])
        .toSorted(([ar, ac], [br, bc]) => (table[ar]![ac]! || Infinity) - (table[br]![bc]! || Infinity))[0]!;
      hidden[r]![c] = true;
      changed = true;
    }
  }
  return hidden;
}

/** One step of what became of an area, as the restating of flows needs it. Shares are of the whole, null when unknown. */
export interface Step {
  from: number;
  to: number;
  kind: 'whole' | 'part' | 'rename' | 'retype';
  share: number | null;
  effective: string;
}

/** Where what was recorded in an area belongs on a later map: shares of 1 in all, or null where nobody knows them. */
export interface Placed {
  area: number;
  share: number | null;
}

/**
 * Restates a place: what was recorded in `area` on `day` lies, on the map of `lastDay`, in these areas.
 * An area that ended without an heir passes what it held to the area above it (`above`, its last parent).
 */
export function placeOn(
  area: number,
  day: string,
  lastDay: string,
  steps: readonly Step[],
  alive: ReadonlySet<number>,
  above: ReadonlyMap<number, number>,
): Placed[] {
  const next = steps
    .filter((s) => s.from === area && s.effective > day && s.effective <= lastDay)
    .toSorted((a, b) => (a.effective < b.effective ? -1 : 1));
  const first = next[0];
  if (!first) {
    const parent = above.get(area);
    return alive.has(area) || parent === undefined
      ? [{ area, share: 1 }]
      : placeOn(parent, day, lastDay, steps, alive, above);
  }
  const now = next.filter((s) => s.effective === first.effective);
  const parts: Placed[] = now.map((s) => ({ area: s.to, share: s.kind === 'part' ? s.share : 1 }));
  // A split may leave a remainder that keeps the identity; its share is what the others left.
  if (first.kind === 'part' && alive.has(area)) {
    const known = parts.every((p) => p.share !== null);
    parts.push({ area, share: known ? 1 - parts.reduce((sum, p) => sum + p.share!, 0) : null });
  }
  return parts.flatMap((p) =>
    placeOn(p.area, first.effective, lastDay, steps, alive, above).map((q) => ({
      area: q.area,
      share: p.share === null || q.share === null ? null : p.share * q.share,
    })),
  );
}

import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { areaNearest, areaOnDay, becameOf, type AreaRow } from './queries.server.ts';

export { areaName, becameOf, childrenOnDay, madeOf, mapQuality, pathOnDay } from './queries.server.ts';
export type { AreaRow, SuccessionRow } from './queries.server.ts';

/**
 * Which area is this, on that day? Takes a slug or a permanent id. Names are reused, so the day decides.
 * Refuses an area never known, and one that did not stand on the day, naming what it went on into.
 */
export async function findArea(db: Db | Tx, slugOrId: string, day: Day): Promise<AreaRow | Refusal> {
  const there = await areaOnDay(db, slugOrId, day);
  if (there) return there;
  const other = await areaNearest(db, slugOrId, day);
  if (!other) return refuse('area-unknown', { area: slugOrId });
  const heirs = other.to !== null && other.to <= day ? await becameOf(db, other.id) : [];
  return refuse('area-not-on-day', {
    area: other.slug,
    name: other.name,
    day,
    from: other.from,
    to: other.to,
    successors: heirs.map((h) => ({ slug: h.toSlug, name: h.toName })),
  });
}

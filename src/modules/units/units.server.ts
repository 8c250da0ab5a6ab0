import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import {
  organisations,
  unitNearest,
  unitOnDay,
  type OrganisationRow,
  type UnitRow,
} from './queries.server.ts';

export {
  federation,
  organisations,
  topUnits,
  unitChildren,
  unitChildrenDuring,
  unitNames,
  unitLevels,
  unitPath,
  unitsBelow,
  unitsByIds,
  unitsInHamlet,
} from './queries.server.ts';
export type { OrganisationRow, UnitRow } from './queries.server.ts';
export { becameOfUnit, madeOfUnits, unitVersions } from './history.server.ts';
export { searchUnits, type UnitFound } from './search.server.ts';

/** Which unit is this, on that day? Takes a slug or a permanent id; refuses one unknown or not open that day. */
export async function findUnit(db: Db | Tx, slugOrId: string, day: Day): Promise<UnitRow | Refusal> {
  const there = await unitOnDay(db, slugOrId, day);
  if (there) return there;
  const other = await unitNearest(db, slugOrId, day);
  if (!other) return refuse('unit-unknown', { unit: slugOrId });
  return refuse('unit-not-on-day', {
    unit: other.slug,
    name: other.name,
    day,
    from: other.from,
    to: other.to,
  });
}

/** The organisation with this key; refuses an unknown key, naming those there are. */
export async function findOrganisation(db: Db | Tx, key: string): Promise<OrganisationRow | Refusal> {
  const all = await organisations(db);
  return (
    all.find((o) => o.key === key) ??
    refuse('organisation-unknown', { organisation: key, known: all.map((o) => o.key) })
  );
}

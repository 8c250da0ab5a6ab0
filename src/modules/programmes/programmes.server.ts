import { may, type Actor } from '#core/actor.ts';
import { announce } from '#core/announce.server.ts';
import { audit } from '#core/audit.server.ts';
import { notAhead, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import type { Dong } from '#core/money.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { findArea } from '#modules/areas/areas.server.ts';
import { findUnit } from '#modules/units/units.server.ts';
import { programmeOnDay } from './queries.server.ts';

export { housesByProgramme, type HousesRow } from './queries.server.ts';

/** What was done, by whom, where and when. Slugs or ids; `programme` by slug. */
export type NewResult = {
  unit: string;
  area: string;
  day: Day;
  /** How many houses, awards, works or members. */
  quantity: number;
  value: Dong | null;
  note: string | null;
} & (
  | { kind: 'house'; programme: string; work: 'new' | 'repair' }
  | { kind: 'scholarship' | 'work' | 'poverty_exit'; programme: string | null }
);

/**
 * Records a result; gives its id. Refuses who may not record for the unit, a day to come, a unit or area that was not there that day, a programme that did
 * not run, a house under what is no house programme, a quantity that is no whole number above nought, a negative value.
 */
export async function recordResult(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  result: NewResult,
): Promise<number | Refusal> {
  const { kind, day, quantity, value, note } = result;
  const ahead = notAhead(clock, day);
  if (ahead) return ahead;
  if (!Number.isSafeInteger(quantity) || quantity < 1) return refuse('body-invalid', { where: 'quantity' });
  if (value !== null && value < 0n) return refuse('body-invalid', { where: 'value' });
  const unit = await findUnit(tx, result.unit, day);
  if (isRefusal(unit)) return unit;
  if (!may(actor, 'results.write', unit.id)) return refuse('not-allowed', { what: 'results.write' });
  const area = await findArea(tx, result.area, day);
  if (isRefusal(area)) return area;
  const programme = result.programme === null ? null : await programmeOnDay(tx, result.programme, day);
  if (programme === undefined) return refuse('not-found', { what: result.programme! });
  if (result.kind === 'house' && programme?.kind !== 'house_programme')
    return refuse('body-invalid', { where: 'programme' });

  const row = {
    kind,
    programmeId: programme?.id ?? null,
    unitId: unit.id,
    areaId: area.id,
    day,
    work: result.kind === 'house' ? result.work : null,
    quantity,
    valueDong: value === null ? null : Number(value),
    note,
  };
  const { id } = await tx.insertInto('result').values(row).returning('id').executeTakeFirstOrThrow();
  await audit(
    tx,
    actor,
    clock.now(),
    'result.record',
    `result:${id}`,
    null,
    { ...row, note: undefined },
    unit.id,
  );
  await announce(tx, 'figures');
  return id;
}

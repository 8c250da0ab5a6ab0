import { sql } from 'kysely';
import { notAhead, type Clock } from '#core/clock.ts';
import { may, type Actor } from '#core/actor.ts';
import type { Tx } from '#core/db.server.ts';
import { parseRange, toRange, type Period } from '#core/period.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { findUnit, organisations, type OrganisationRow, type UnitRow } from '#modules/units/units.server.ts';
import { birthDay, lifeAround } from './queries.server.ts';

/**
 * Whether a person may be a member in a unit during a period, as far as the unit goes: it takes members and is open all
 * the while. Gives the unit with its organisation. Refuses who may not write persons there, a person not known or not yet
 * born, and a day to come.
 */
export async function mayEnter(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  person: number,
  unit: number,
  during: Period,
): Promise<{ unit: UnitRow; organisation: OrganisationRow } | Refusal> {
  if (!may(actor, 'persons.write', unit)) return refuse('not-allowed', { what: 'persons.write' });
  const day = during.from;
  const ahead = notAhead(clock, day);
  if (ahead) return ahead;
  const born = await birthDay(tx, person);
  if (!born) return refuse('not-found', { what: 'person' });
  if (day < born) return refuse('period-outside', { field: 'day', from: born, to: null });
  const found = await findUnit(tx, String(unit), day);
  if (isRefusal(found)) return found;
  const organisation = (await organisations(tx)).find((o) => o.id === found.organisationId)!;
  if (found.level !== 'branch' || organisation.memberVi === null)
    return refuse('unit-takes-no-members', { unit: found.name });
  const life = await lifeAround(tx, 'unit', unit, day);
  if (life.to !== null && (during.to === null || during.to > life.to))
    return refuse('unit-not-on-day', { unit: found.slug, name: found.name, day: life.to, ...life });
  return { unit: found, organisation };
}

/**
 * Refuses when the person is a member of the organisation on any day of the period, but by the membership `besides`; also
 * where the actor does not see it.
 */
export async function memberAlready(
  tx: Tx,
  person: number,
  organisation: OrganisationRow,
  during: Period,
  besides?: number,
): Promise<Refusal | null> {
  const { rows } = await sql<{ clash: string | null }>`
    select membership_clash(${person}::bigint, ${organisation.id}::smallint, ${toRange(during)}::daterange, ${besides ?? null}::bigint)
      as clash`.execute(tx);
  const { clash } = rows[0]!;
  return clash ? refuse('already-member', { organisation: organisation.key, ...parseRange(clash) }) : null;
}

import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { parseRange, type Period } from '#core/period.ts';
import type { Stay } from './rules.ts';

export interface Membership {
  id: number;
  person: number;
  organisation: number;
  unit: number;
  period: Period;
}

interface MembershipRow extends Omit<Membership, 'period'> {
  period: string;
}

const columns = sql`id, person_id as person, organisation_id as organisation, unit_id as unit, period`;
const read = (row: MembershipRow): Membership => ({ ...row, period: parseRange(row.period) });

/** One membership by its id. */
export async function membershipById(db: Db | Tx, id: number): Promise<Membership | undefined> {
  const { rows } = await sql<MembershipRow>`select ${columns} from membership where id = ${id}`.execute(db);
  return rows.map(read)[0];
}

/** Every membership that a person has or had, in order of its first day. */
export async function membershipsOf(db: Db | Tx, person: number): Promise<Membership[]> {
  const { rows } = await sql<MembershipRow>`
    select ${columns} from membership where person_id = ${person} order by lower(period), id`.execute(db);
  return rows.map(read);
}

/** How a membership was entered: by an admission, or by a transfer from another unit. */
export async function enteredBy(db: Db | Tx, membership: number): Promise<'admission' | 'transfer_in'> {
  const { rows } = await sql<{ kind: 'admission' | 'transfer_in' }>`
    select kind from membership_event
    where membership_id = ${membership} and kind in ('admission', 'transfer_in') order by id limit 1`.execute(
    db,
  );
  return rows[0]!.kind;
}

/** The units that have, had or recorded any of these persons, as far as the reader sees them. */
export async function unitsOf(db: Db | Tx, persons: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ unit: number }>`
    select unit_id as unit from membership where person_id = any(${persons}::bigint[])
    union select registered_unit from person where id = any(${persons}::bigint[]) and registered_unit is not null`.execute(
    db,
  );
  return rows.map((row) => row.unit);
}

/** The day on which a person was born; none when there is no such person. */
export async function birthDay(db: Db | Tx, person: number): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day }>`select birth_day as day from person where id = ${person}`.execute(
    db,
  );
  return rows[0]?.day;
}

/** The households in which a person has lived, each by its id and when. */
export async function residencesOf(db: Db | Tx, person: number): Promise<Stay[]> {
  const { rows } = await sql<{ id: number; period: string }>`
    select household_id as id, period from residence where person_id = ${person} order by lower(period)`.execute(
    db,
  );
  return rows.map((row) => ({ id: row.id, period: parseRange(row.period) }));
}

/** The hamlets in which a household has stood, each by its id and when; none when there is no such household. */
export async function placesOf(db: Db | Tx, household: number): Promise<Stay[]> {
  const { rows } = await sql<{ id: number; period: string }>`
    select area_id as id, period from household_place where household_id = ${household} order by lower(period)`.execute(
    db,
  );
  return rows.map((row) => ({ id: row.id, period: parseRange(row.period) }));
}

/** From when until when a unit or an area, standing on the day, has stood without a break. */
export async function lifeAround(db: Db | Tx, what: 'unit' | 'area', id: number, day: Day): Promise<Period> {
  const { rows } = await sql<{ life: string }>`
    select life from (
      select unnest(range_agg(period)) as life from ${sql.table(`published_${what}`)} where ${sql.ref(`${what}_id`)} = ${id}
    ) l where life @> ${day}::date`.execute(db);
  return parseRange(rows[0]!.life);
}

import { sql } from 'kysely';
import { noteAccess } from '#core/access-log.server.ts';
import type { Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { parseRange, type Period } from '#core/period.ts';
import { refuse, type Refusal } from '#core/refusal.ts';

const notFound = () => refuse('not-found', { what: 'person' });

/** For what this actor looks at this person today: what they last said; null when they have not. */
export async function purposeToday(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  person: number,
): Promise<string | null> {
  const { rows } = await sql<{ purpose: string }>`
    select purpose from access_log
    where subject = ${`person:${person}`} and actor = ${actor.key} and what = 'person'
      and (at at time zone 'Asia/Ho_Chi_Minh')::date = ${today(clock)}::date
    order by id desc limit 1`.execute(tx);
  return rows[0]?.purpose ?? null;
}

/** Refuses a person whom the actor does not see, just as one who does not exist. */
export async function seesPerson(tx: Tx, person: number): Promise<Refusal | null> {
  const { rows } = await sql`select from person where id = ${person}::bigint`.execute(tx);
  return rows.length === 1 ? null : notFound();
}

/**
 * Notes for what the actor is about to look at a person; nobody has been seen yet. Holds until the day ends. Refuses an empty
 * purpose, and a person whom the actor does not see, as one who does not exist.
 */
export async function sayPurpose(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  person: number,
  purpose: string,
): Promise<Refusal | null> {
  const unseen = await seesPerson(tx, person);
  if (unseen) return unseen;
  if (purpose.trim() === '') return refuse('purpose-needed', {});
  await noteAccess(tx, actor, clock.now(), { what: 'person', subject: `person:${person}`, purpose, rows: 0 });
  return null;
}

export interface MembershipHeld {
  id: number;
  organisation: number;
  unit: number;
  unitName: string;
  period: Period;
}
export interface EventTold {
  membership: number;
  kind: string;
  day: Day;
  reason: string | null;
}
export interface HouseholdLivedIn {
  household: number;
  area: number;
  areaName: string;
  areaSlug: string;
  period: Period;
}
export interface PersonRecord {
  id: number;
  fullName: string;
  sex: 'female' | 'male';
  birthDay: Day;
  /** Those in units that the actor may read, the latest first. */
  memberships: MembershipHeld[];
  events: EventTold[];
  /** Where they lived, the latest first; areas by the name they had then. */
  places: HouseholdLivedIn[];
}

/**
 * A person's record, noted in the access log with its purpose in the transaction that reads it: no sight without its row.
 * Refuses an empty purpose, and a person whom the actor does not see, as one who does not exist.
 */
export async function viewPerson(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  person: number,
  purpose: string,
): Promise<PersonRecord | Refusal> {
  if (purpose.trim() === '') return refuse('purpose-needed', {});
  const { rows } = await sql<Pick<PersonRecord, 'id' | 'fullName' | 'sex' | 'birthDay'>>`
    select id, full_name, sex, birth_day from person where id = ${person}::bigint`.execute(tx);
  const [found] = rows;
  if (!found) return notFound();
  await noteAccess(tx, actor, clock.now(), { what: 'person', subject: `person:${person}`, purpose, rows: 1 });
  return {
    ...found,
    memberships: await memberships(tx, person),
    events: await events(tx, person),
    places: await places(tx, person),
  };
}

type Row<T> = Omit<T, 'period'> & { period: string };
const read = <T extends { period: Period }>(row: Row<T>): T =>
  ({ ...row, period: parseRange(row.period) }) as unknown as T;

async function memberships(tx: Tx, person: number): Promise<MembershipHeld[]> {
  const { rows } = await sql<Row<MembershipHeld>>`
    select m.id, m.organisation_id as organisation, m.unit_id as unit, v.name as unit_name, m.period
    from membership m join lateral (
      select name from published_unit u where u.unit_id = m.unit_id and u.period && m.period order by lower(u.period) desc limit 1
    ) v on true
    where m.person_id = ${person} order by lower(m.period) desc, m.id desc`.execute(tx);
  return rows.map(read<MembershipHeld>);
}

async function events(tx: Tx, person: number): Promise<EventTold[]> {
  const { rows } = await sql<EventTold>`
    select e.membership_id as membership, e.kind, e.day, e.reason
    from membership_event e join membership m on m.id = e.membership_id
    where m.person_id = ${person} order by e.day desc, e.id desc`.execute(tx);
  return rows;
}

async function places(tx: Tx, person: number): Promise<HouseholdLivedIn[]> {
  const { rows } = await sql<Row<HouseholdLivedIn>>`
    select r.household_id as household, p.area_id as area, a.name as area_name, a.slug as area_slug, r.period * p.period as period
    from residence r join household_place p on p.household_id = r.household_id and p.period && r.period
      join lateral (
        select v.name, v.slug from published_area v where v.area_id = p.area_id and v.period && (r.period * p.period)
        order by lower(v.period) desc limit 1
      ) a on true
    where r.person_id = ${person} order by lower(r.period * p.period) desc`.execute(tx);
  return rows.map(read<HouseholdLivedIn>);
}

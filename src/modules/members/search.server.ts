import { sql } from 'kysely';
import { noteAccess } from '#core/access-log.server.ts';
import { mayAnywhere, type Actor } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import { yearOf, type Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { fold } from '#core/text.ts';
import { unitsBelow } from '#modules/units/units.server.ts';

/** A membership as lists show it: of the day asked about, in a unit that the reader may see. */
export interface MembershipShown {
  organisation: number;
  unit: number;
  unitSlug: string;
  unitName: string;
  /** The unit above: branches of many communes bear one name. */
  above: string | null;
}
export interface MemberFound {
  id: number;
  fullName: string;
  birthYear: number;
  /** On the day; none for who is no member on it. */
  memberships: MembershipShown[];
}
export interface MemberList {
  members: MemberFound[];
  /** After whom the next page begins; null when there is none. */
  next: number | null;
}

export interface MembersAsked {
  /** Each must begin a word of the name; marks and capitals need not be typed. */
  words: string;
  /** That unit and what is below it; null is all that the actor may read. */
  unit: number | null;
  day: Day;
  /** Only who is a member on the day; otherwise also who was one, or will be. */
  living: boolean;
  /** The person that the page comes after. */
  after: number | null;
  limit: number;
}

/** The words of a question about names, folded. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '');

/**
 * A page of members by name, in Vietnamese order (the given name first), within what the actor may read; noted in the access
 * log with its purpose, in the same transaction. Refuses who may read no persons at all. A unit outside the scope has no
 * members here.
 */
export async function searchMembers(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: MembersAsked,
  purpose: string,
): Promise<MemberList | Refusal> {
  if (!mayAnywhere(actor, 'persons.read')) return refuse('not-allowed', { what: 'persons.read' });
  const { day, living, after, limit } = asked;
  const narrowed = asked.unit === null ? null : await unitsBelow(tx, asked.unit, day);
  // Whoever is not seen is no place in the order either.
  const { rows } = await sql<{ id: number; fullName: string; birthDay: Day }>`
    select f.id, f.full_name, f.birth_day
    from (select (select name_sort from person where id = ${after}::bigint) as name) a
      cross join lateral find_members(${wordsOf(asked.words)}::text[], ${narrowed}::bigint[], ${day}::date, ${living}, a.name,
        ${after}::bigint, ${limit + 1}::integer) f`.execute(tx);
  const shown = rows.slice(0, limit);
  const memberships = await membershipsOn(
    tx,
    shown.map((row) => row.id),
    day,
  );
  await noteAccess(tx, actor, clock.now(), {
    what: 'list',
    subject: subjectOf(asked),
    purpose,
    rows: shown.length,
  });
  return {
    members: shown.map(({ id, fullName, birthDay }) => ({
      id,
      fullName,
      birthYear: yearOf(birthDay),
      memberships: memberships.get(id) ?? [],
    })),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  };
}

/** What the list was asked for, as the access log keeps it. */
const subjectOf = ({ words, unit, day, living, after }: MembersAsked): string =>
  [
    `members: "${words.trim()}"`,
    unit !== null && `unit:${unit}`,
    `on ${day}`,
    !living && 'former too',
    after !== null && `after person:${after}`,
  ]
    .filter(Boolean)
    .join(' ');

async function membershipsOn(
  tx: Tx,
  persons: readonly number[],
  day: Day,
): Promise<Map<number, MembershipShown[]>> {
  const { rows } = await sql<MembershipShown & { person: number }>`
    select m.person_id as person, m.organisation_id as organisation, m.unit_id as unit, v.slug as unit_slug, v.name as unit_name, p.name as above
    from membership m join published_unit v on v.unit_id = m.unit_id and v.period @> ${day}::date
      left join published_unit p on p.unit_id = v.parent_id and p.period @> ${day}::date
    where m.person_id = any(${persons}::bigint[]) and m.period @> ${day}::date
    order by m.organisation_id`.execute(tx);
  const by = new Map<number, MembershipShown[]>();
  for (const { person, ...shown } of rows) by.set(person, [...(by.get(person) ?? []), shown]);
  return by;
}

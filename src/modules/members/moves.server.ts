import { sql } from 'kysely';
import { may, mayAnywhere, type Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import { notAhead, type Clock } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { contains, period, toRange, type Period } from '#core/period.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { becameOf, findArea } from '#modules/areas/areas.server.ts';
import { birthDay, lifeAround, placesOf, residencesOf, unitsOf } from './queries.server.ts';
import { hold, recount } from './recount.server.ts';
import { move, type Stay } from './rules.ts';

/**
 * Moves a person into a household from a day on, until the next move that is on record; the residence of that day is
 * closed. Refuses who may not write the person, a person or household not known, who lives there already, a day to come, before the person's birth,
 * before the household's first place or on which another move is recorded.
 */
export async function moveIn(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { person: number; household: number; day: Day },
): Promise<Period | Refusal> {
  const { person, household, day } = asked;
  const held = await hold(tx, { person, household });
  const ahead = notAhead(clock, day);
  if (ahead) return ahead;
  const born = await birthDay(tx, person);
  if (!born) return refuse('not-found', { what: 'person' });
  if (!(await mayWrite(tx, actor, [person]))) return refuse('not-allowed', { what: 'persons.write' });
  const [first] = await placesOf(tx, household);
  if (!first) return refuse('not-found', { what: 'household' });
  const earliest = born > first.period.from ? born : first.period.from;
  if (day < earliest) return refuse('period-outside', { field: 'day', from: earliest, to: null });
  const moved = moveOf(await residencesOf(tx, person), household, day);
  if (isRefusal(moved)) return moved;
  return recount(tx, held, async () => {
    if (moved.cut)
      await sql`update residence set period = ${toRange(moved.cut)}::daterange
        where person_id = ${person} and period @> ${day}::date`.execute(tx);
    await tx
      .insertInto('residence')
      .values({ personId: person, householdId: household, period: toRange(moved.period) })
      .execute();
    await audit(tx, actor, clock.now(), 'person.move', `person:${person}`, moved.cut, { household, day });
    return moved.period;
  });
}

/**
 * Moves a household, with all who live in it, to another hamlet from a day on, until the next move that is on record.
 * Refuses who may write none of its residents, a household not known, an area that is no hamlet or does not stand all that time, the hamlet it is in, a day
 * to come, before its first place or on which another move is recorded.
 */
export async function moveHousehold(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { household: number; hamlet: number; day: Day },
): Promise<Period | Refusal> {
  const { household, hamlet, day } = asked;
  const held = await hold(tx, { household });
  if (!(await mayWrite(tx, actor, held.persons))) return refuse('not-allowed', { what: 'persons.write' });
  const places = await placesOf(tx, household);
  const [first] = places;
  if (!first) return refuse('not-found', { what: 'household' });
  if (day < first.period.from) return refuse('period-outside', { field: 'day', ...first.period });
  const moved = moveOf(places, hamlet, day);
  if (isRefusal(moved)) return moved;
  const refused = await mayStand(tx, clock, hamlet, moved.period);
  if (refused) return refused;
  return recount(tx, held, async () => {
    if (moved.cut)
      await sql`update household_place set period = ${toRange(moved.cut)}::daterange
        where household_id = ${household} and period @> ${day}::date`.execute(tx);
    await tx
      .insertInto('householdPlace')
      .values({ householdId: household, areaId: hamlet, period: toRange(moved.period) })
      .execute();
    await audit(tx, actor, clock.now(), 'household.move', `household:${household}`, moved.cut, {
      hamlet,
      day,
    });
    return moved.period;
  });
}

/** Refuses an area in which a household cannot stand during a period, and a period that begins on a day to come. */
export async function mayStand(
  tx: Tx,
  clock: Clock,
  hamlet: number,
  during: Period,
): Promise<Refusal | null> {
  const ahead = notAhead(clock, during.from);
  if (ahead) return ahead;
  const area = await findArea(tx, String(hamlet), during.from);
  if (isRefusal(area)) return area;
  if (area.level !== 'hamlet') return refuse('area-not-hamlet', { area: area.name });
  const life = await lifeAround(tx, 'area', hamlet, during.from);
  if (life.to === null || (during.to !== null && during.to <= life.to)) return null;
  const heirs = await becameOf(tx, hamlet);
  return refuse('area-not-on-day', {
    area: area.slug,
    name: area.name,
    day: life.to,
    ...life,
    successors: heirs.map((h) => ({ slug: h.toSlug, name: h.toName })),
  });
}

/** Whether the actor may write one of these persons, in a unit that has or had them; where there is nobody, any unit. */
async function mayWrite(tx: Tx, actor: Actor, persons: readonly number[]): Promise<boolean> {
  if (persons.length === 0) return mayAnywhere(actor, 'persons.write');
  const units = await unitsOf(tx, persons);
  return actor.scope('persons.write') === 'all' || units.some((unit) => may(actor, 'persons.write', unit));
}

/** The move among the stays there are: what is left of the one it cuts, and how long the new one lasts. */
function moveOf(
  stays: readonly Stay[],
  to: number,
  day: Day,
): { cut: Period | null; period: Period } | Refusal {
  const there = stays.find((s) => s.id === to && contains(s.period, day));
  if (there) return refuse('already-there', there.period);
  const moved = move(stays, day);
  if ('begins' in moved) return refuse('move-on-record', { day });
  return { cut: moved.cut && period(moved.cut.period.from, day), period: moved.period };
}

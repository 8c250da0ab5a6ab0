import { sql } from 'kysely';
import type { Permission } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import { lastMonthEndOnOrBefore, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { givenTo } from './queries.server.ts';
import { PERSONAL, scopes } from './rules.ts';

/** What a user can do no more once a grant is gone. */
export interface Loss {
  /** What they could then do nowhere, or in fewer units. */
  permissions: Permission[];
  /** How many units that stand today they would lose something in; null is the whole federation. */
  units: number | null;
  /** How many members they would not see any more, as of the end of a month; null when they see none by this grant. */
  members: { count: number; day: Day } | null;
}

/** What a user would lose with a grant in force; nothing with one that is not. */
export async function wouldLose(
  db: Db | Tx,
  clock: Clock,
  grant: { id: number; userId: string },
): Promise<Loss> {
  const day = today(clock);
  const given = await givenTo(db, grant.userId, day);
  const before = scopes(given.filter((g) => g.id === grant.id));
  const after = scopes(given.filter((g) => g.id !== grant.id));
  const lost = new Map<Permission, 'all' | ReadonlySet<number>>();
  for (const [permission, had] of before) {
    const left = after.get(permission);
    const gone = left === 'all' ? new Set<number>() : had === 'all' || !left ? had : had.difference(left);
    if (gone === 'all' || gone.size > 0) lost.set(permission, gone);
  }
  const all = [...lost.values()];
  const units = new Set(all.flatMap((gone) => (gone === 'all' ? [] : [...gone])));
  const unseen = lost.get(PERSONAL[0]!);
  return {
    permissions: [...lost.keys()],
    units: all.includes('all') ? null : await standingOf(db, [...units], day),
    members: unseen && unseen !== 'all' ? await membersOf(db, [...unseen], day) : null,
  };
}

async function standingOf(db: Db | Tx, units: number[], day: Day): Promise<number> {
  const { rows } = await sql<{ units: number }>`
    select count(*)::int as units from unit_version where unit_id = any(${units}::bigint[]) and period @> ${day}::date`.execute(
    db,
  );
  return rows[0]!.units;
}

// Whoever takes the grant may see no person: they are told a count that the public portal's view gives, too.
async function membersOf(db: Db | Tx, units: number[], day: Day): Promise<{ count: number; day: Day }> {
  const asOf = lastMonthEndOnOrBefore(day);
  const { rows } = await sql<{ members: number }>`
    select coalesce(sum(memberships), 0)::int as members from published_branch_stock
    where unit_id = any(${units}::bigint[]) and day = ${asOf}::date`.execute(db);
  return { count: rows[0]!.members, day: asOf };
}

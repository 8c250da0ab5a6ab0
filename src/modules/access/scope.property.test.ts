import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { may as mayDo, type Actor, type Permission } from '#core/actor.ts';
import { testDatabase } from '#test/database.ts';
import { actorOf } from './access.server.ts';

const db = await testDatabase();

// Few days, units and users, so that all of it meets.
const DAYS = [
  '2019-01-01',
  '2020-01-01',
  '2021-01-01',
  '2022-01-01',
  '2023-01-01',
  '2024-01-01',
  '2025-01-01',
];
const day = (n: number) => DAYS[n]!;
const UNITS = 12;
const USERS = ['an', 'binh', 'chi', 'dung'];
const MEMBERS = 14;

interface Version {
  from: number;
  /** Exclusive; null is still there. */
  to: number | null;
  parent: number | null;
}
interface Unit {
  id: number;
  organisation: number;
  versions: Version[];
  /** Where it went when it ended. */
  into: number | null;
}
interface Grant {
  user: string;
  role: 'viewer' | 'reader' | 'branch-secretary' | 'organisation-officer' | 'administrator' | 'auditor';
  unit: number | null;
  from: number;
  to: number | null;
  revoked: boolean;
}
interface Member {
  person: number;
  unit: number;
  registered: number | null;
}

const index = fc.integer({ min: 0, max: DAYS.length - 2 });

/** Units 1 to n; a parent is always an earlier one, so that there is no circle of parents, as there is none in life. */
const units = fc
  .array(
    fc.record({
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: DAYS.length - 2 }), { minLength: 2, maxLength: 4 }),
      ends: fc.nat(3).map((n) => n === 0),
      parents: fc.array(fc.option(fc.nat(), { freq: 12 }), { minLength: 4, maxLength: 4 }),
      into: fc.option(fc.nat(), { freq: 2 }),
    }),
    { minLength: UNITS, maxLength: UNITS },
  )
  .map((drawn): Unit[] =>
    drawn.map(({ cuts, ends, parents, into }, n) => {
      const bounds = cuts.toSorted((a, b) => a - b);
      // Two lines of two organisations: even and odd.
      const above = (p: number | null | undefined) => {
        const earlier = Array.from({ length: n }, (_, i) => i + 1).filter((i) => i % 2 === (n + 1) % 2);
        return p == null || earlier.length === 0 ? null : earlier[p % earlier.length]!;
      };
      const isOver = ends && bounds.length > 1;
      const froms = isOver ? bounds.slice(0, -1) : bounds;
      const versions = froms.map((from, i) => ({
        from,
        to: bounds[i + 1] ?? null,
        parent: above(parents[i]),
      }));
      const others = Array.from({ length: UNITS }, (_, i) => i + 1).filter(
        (i) => i !== n + 1 && i % 2 === (n + 1) % 2,
      );
      return {
        id: n + 1,
        organisation: n % 2 ? 3 : 4,
        versions,
        into: isOver && into !== null ? others[into % others.length]! : null,
      };
    }),
  );

const unit = fc.integer({ min: 1, max: UNITS });
const grants = fc.array(
  fc
    .record({
      user: fc.constantFrom(...USERS),
      role: fc.constantFrom(
        'viewer' as const,
        'reader' as const,
        'branch-secretary' as const,
        'organisation-officer' as const,
        'administrator' as const,
        'auditor' as const,
      ),
      unit: fc.option(fc.oneof(fc.integer({ min: 1, max: 4 }), unit), { freq: 5 }),
      from: fc.integer({ min: 0, max: 2 }),
      length: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }),
      revoked: fc.nat(5).map((n) => n === 0),
    })
    .map(({ length, ...g }): Grant => ({
      ...g,
      to: length === null ? null : Math.min(g.from + length, DAYS.length - 1),
    })),
  { minLength: 8, maxLength: 14 },
);
const members = fc.array(
  fc.record({ unit, again: fc.option(unit), registered: fc.option(unit, { freq: 2 }) }),
  {
    minLength: MEMBERS,
    maxLength: MEMBERS,
  },
);

/** The sentence, read plainly: where a unit stands on a day, or stood or went when it was gone. */
function above(all: readonly Unit[], id: number, on: number): number[] {
  const { versions, into } = all[id - 1]!;
  const last = versions.filter((v) => v.from <= on).at(-1);
  if (!last) return [];
  const isThere = last.to === null || last.to > on;
  if (!isThere && into !== null) return [into];
  return last.parent === null ? [] : [last.parent];
}

function isBelow(all: readonly Unit[], id: number, root: number, on: number, seen: number[] = []): boolean {
  if (id === root) return true;
  if (seen.includes(id)) return false;
  return above(all, id, on).some((next) => isBelow(all, next, root, on, [...seen, id]));
}

const MAY_WRITE = ['branch-secretary', 'organisation-officer'];
/** 'reader' is a role of this test's own: what may be read and what may be written differ. */
const MAY_READ = ['reader', ...MAY_WRITE];
const inForce = (g: Grant, user: string, on: number) =>
  g.user === user && !g.revoked && g.from <= on && (g.to === null || g.to > on);

const may = (
  roles: string[],
  all: readonly Unit[],
  given: readonly Grant[],
  user: string,
  id: number,
  on: number,
) =>
  given.some(
    (g) => inForce(g, user, on) && roles.includes(g.role) && g.unit !== null && isBelow(all, id, g.unit, on),
  );
const mayAudit = (given: readonly Grant[], user: string, on: number) =>
  given.some((g) => inForce(g, user, on) && g.role === 'auditor' && g.unit === null);

beforeAll(async () => {
  await db.owner.query(`insert into role values ('reader', 'Người đọc', 'Reader', 'unit', false, 99);
    insert into role_permission values ('reader', 'persons.read')`);
  await db.owner
    .query(`insert into organisation (id, key, name_vi, name_en, member_vi, member_en, has_hamlet_branches, sort) values
      (3, 'farmers', 'Hội Nông dân', 'Farmers', 'hội viên', 'member', true, 3), (4, 'women', 'Hội Phụ nữ', 'Women', 'hội viên', 'member', true, 4);
    insert into area (id) overriding system value values (1);
    insert into household (id) overriding system value values (1);
    insert into app_user (id, name, email, created_at, updated_at)
      select u, u, u || '@example.vn', now(), now() from unnest(array['${USERS.join("','")}']) u`);
});

const range = (from: number, to: number | null) => `[${day(from)},${to === null ? '' : day(to)})`;

/** Writes the world as the owner; gives the members as they were written: person n has membership n, perhaps n + MEMBERS too. */
async function write(
  all: Unit[],
  given: Grant[],
  drawn: { unit: number; again: number | null; registered: number | null }[],
): Promise<Member[]> {
  const rows: Member[] = drawn.flatMap((m, n) => [
    { person: n + 1, unit: m.unit, registered: m.registered },
    ...(m.again === null ? [] : [{ person: n + 1, unit: m.again, registered: m.registered }]),
  ]);
  const json = (value: unknown) => JSON.stringify(value).replaceAll("'", "''");
  await db.owner.query(`
    truncate member_name, membership_event, membership, residence, person, unit_version, unit_succession, access_grant, access_log, audit_entry, unit
      restart identity cascade;
    insert into unit (id, organisation_id) overriding system value
      select id, organisation from json_to_recordset('${json(all)}') x(id bigint, organisation smallint);
    insert into unit_version (unit_id, level, parent_id, area_id, name, slug, period, legal_basis)
      select id, 'branch', parent, 1, 'Đơn vị ' || id, 'don-vi-x' || id, period::daterange, 'thử' from json_to_recordset('${json(
        all.flatMap((u) =>
          u.versions.map((v) => ({ id: u.id, parent: v.parent, period: range(v.from, v.to) })),
        ),
      )}') x(id bigint, parent bigint, period text);
    insert into unit_succession select id, into_unit, effective, 'thử' from json_to_recordset('${json(
      all.flatMap((u) =>
        u.into === null ? [] : [{ id: u.id, into_unit: u.into, effective: day(u.versions.at(-1)!.to!) }],
      ),
    )}') x(id bigint, into_unit bigint, effective date);
    alter table access_grant drop constraint if exists access_grant_user_id_role_coalesce_period_excl;
    insert into access_grant (user_id, role, unit_id, period, reason, granted_by, granted_at, revoked_by, revoked_at)
      select "user", role, unit, period::daterange, 'thử', 'system', now(), case when revoked then 'system' end, case when revoked then now() end
      from json_to_recordset('${json(given.map((g) => ({ ...g, period: range(g.from, g.to) })))}')
        x("user" text, role text, unit bigint, period text, revoked boolean);
    insert into person (id, full_name, name_folded, sex, birth_day, registered_unit) overriding system value
      select n, 'Nguyễn Thị ' || chr(64 + n::int), 'nguyen thi ' || lower(chr(64 + n::int)), 'female', '1990-01-01', registered
      from json_to_recordset('${json(drawn.map((m, i) => ({ n: i + 1, registered: m.registered })))}') x(n bigint, registered bigint);
    insert into residence select id, 1, '[2000-01-01,)' from person;
    insert into membership (person_id, organisation_id, unit_id, period)
      select x.person, u.organisation_id, x.unit, daterange('2000-01-01'::date + 400 * x.n::int, '2000-01-01'::date + 400 * x.n::int + 300)
      from json_to_recordset('${json(rows.map((m, n) => ({ ...m, n })))}') x(n bigint, person bigint, unit bigint)
      join unit u on u.id = x.unit order by n;
    insert into member_name table name_of_member;
    insert into membership_event (membership_id, kind, day) select id, 'admission', lower(period) from membership order by id;
    insert into audit_entry (at, actor, action, subject, unit_id)
      select now(), 'user:' || (array['${USERS.join("','")}'])[1 + unit_id % ${USERS.length}], 'thử', 'membership:' || id, unit_id
      from membership order by id;
    insert into access_log (at, actor, purpose, what, subject, rows)
      select now(), actor, 'thử', 'person', subject, 1 from audit_entry order by id`);
  return rows;
}

const ids = async (actor: Actor, what: string) =>
  actAs(db.app, actor, async (tx) => {
    const { rows } = await sql<{ id: number }>`${sql.raw(what)}`.execute(tx);
    return rows.map((r) => Number(r.id)).toSorted((a, b) => a - b);
  });

const which = <T>(rows: readonly T[], wanted: (row: T) => boolean) =>
  rows.flatMap((row, n) => (wanted(row) ? [n + 1] : []));

let compared = 0;
let shown = 0;

async function expectSight(
  all: Unit[],
  given: Grant[],
  rows: Member[],
  user: string,
  on: number,
): Promise<void> {
  const clock = { now: () => new Date(`${day(on)}T05:00:00Z`) };
  const actor = await actorOf(db.app, clock, { user, strong: true });
  const reads = (id: number) => may(MAY_READ, all, given, user, id, on);
  const writes = (id: number) => may(MAY_WRITE, all, given, user, id, on);
  const persons = Array.from({ length: MEMBERS }, (_, n) => n + 1);
  const has = (of: (unit: number) => boolean) => (id: number) =>
    rows.some((m) => m.person === id && (of(m.unit) || (m.registered !== null && of(m.registered))));
  // A row is changed by who sees it and may write it.
  const changesPerson = (id: number) => has(reads)(id) && has(writes)(id);
  const audits = mayAudit(given, user, on);
  const did = (m: Member) => USERS[m.unit % USERS.length] === user;

  // What the modules ask, and what the database is told, are one.
  const asked = (permission: Permission) =>
    all.filter((u) => mayDo(actor, permission, u.id)).map((u) => u.id);
  expect(asked('persons.read')).toEqual(all.filter((u) => reads(u.id)).map((u) => u.id));
  expect(asked('persons.write')).toEqual(all.filter((u) => writes(u.id)).map((u) => u.id));

  const seen = {
    membership: await ids(actor, 'select id from membership'),
    event: await ids(actor, 'select membership_id as id from membership_event'),
    person: await ids(actor, 'select id from person'),
    residence: await ids(actor, 'select person_id as id from residence'),
    audit: await ids(actor, 'select id from audit_entry'),
    log: await ids(actor, 'select id from access_log'),
    found: await ids(
      actor,
      `select id from find_members(array['nguyen'], null, '2020-01-01', false, null, null, 100)`,
    ),
    changed: await ids(actor, 'update membership set period = period returning id'),
    renamed: await ids(actor, 'update person set sex = sex returning id'),
    moved: await ids(actor, 'update residence set period = period returning person_id as id'),
  };
  const memberships = which(rows, (m) => reads(m.unit));
  const sees = which(persons, has(reads));
  expect({ user, on, given, ...seen }).toEqual({
    user,
    on,
    given,
    membership: memberships,
    event: memberships,
    person: sees,
    residence: sees,
    audit: which(rows, (m) => audits || reads(m.unit) || did(m)),
    log: which(rows, (m) => audits || did(m)),
    found: which(persons, (id) => rows.some((m) => m.person === id && reads(m.unit))),
    changed: which(rows, (m) => reads(m.unit) && writes(m.unit)),
    renamed: which(persons, changesPerson),
    moved: which(persons, changesPerson),
  });
  compared += 10 * rows.length;
  shown += memberships.length;

  for (const target of [1, 2, UNITS]) {
    const added = await actAs(db.app, actor, async (tx) => {
      const into = sql`insert into membership (person_id, organisation_id, unit_id, period)
        select 1, ${target % 2 ? 4 : 3}, ${target}, '[1995-01-01,1995-02-01)'`;
      await into.execute(tx);
      throw new Error('taken back');
    }).catch((cause: Error) => cause.message);
    expect({ user, on, target, added: added === 'taken back' }).toEqual({
      user,
      on,
      target,
      added: writes(target),
    });
  }
}

test('the database shows, finds and takes just what the sentences say, on any day, through any reorganisation', async () => {
  await fc.assert(
    fc.asyncProperty(units, grants, members, index, index, async (all, given, drawn, one, other) => {
      const rows = await write(all, given, drawn);
      for (const user of USERS)
        for (const on of new Set([one, other, DAYS.length - 1]))
          await expectSight(all, given, rows, user, on);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(50_000);
  // Not a world in which nobody sees anything.
  expect(shown).toBeGreaterThan(1_000);
}, 180_000);

test('whoever says nothing sees nothing', async () => {
  for (const table of ['membership', 'person', 'residence', 'membership_event', 'audit_entry', 'access_log'])
    expect((await sql`select 1 from ${sql.table(table)}`.execute(db.app)).rows).toEqual([]);
});

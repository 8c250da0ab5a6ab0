import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { system, type Actor } from '#core/actor.ts';
import type { Clock } from '#core/clock.ts';
import { day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { createUser, resetLinkToHandOver } from '#modules/sign-in/sign-in.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince, UNIT } from '#test/small-province.ts';
import {
  actorOf,
  changeUser,
  endSessionsOf,
  giveAgain,
  giveGrant,
  invite,
  letIn,
  makeReset,
  revokeGrant,
  roles,
  setRole,
  shutOut,
  succeedGrants,
  userSeen,
  usersSeen,
} from './access.server.ts';

const db = await testDatabase();
const clock: Clock = { now: () => new Date('2026-03-01T02:00:00Z') };
const FROM = day('2026-01-01');
const FARMERS = 107;

let names = 0;
/** A user, with grants that the system gives. */
async function user(...grants: { role: string; unit: number | null; to?: string }[]): Promise<string> {
  return as(system, async (tx) => {
    const n = ++names;
    const id = await createUser(tx, system, clock, { name: `Người Thứ ${n}`, userName: `nguoi.${n}` });
    if (isRefusal(id)) throw new Error(id.code);
    await resetLinkToHandOver(tx, system, clock, id);
    for (const { role, unit, to } of grants) {
      const given = await give(tx, system, id, role, unit, to);
      if (isRefusal(given)) throw new Error(given.code);
    }
    return id;
  });
}
const give = (tx: Tx, by: Actor, to: string, role: string, unit: number | null, until?: string) =>
  giveGrant(tx, by, clock, {
    user: to,
    role,
    unit,
    from: FROM,
    to: until ? day(until) : null,
    reason: 'Phân công',
  });
const as = <T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>) =>
  actAs(db.app, actor, (tx) => work(tx, actor));
const signedIn = (id: string) => actorOf(db.app, clock, { user: id, strong: true });
const code = (value: unknown) => (isRefusal(value) ? value.code : 'done');
const grantOf = async (id: string, role: string) =>
  Number(
    (
      await db.owner.query<{ id: string }>(
        'select max(id) as id from access_grant where user_id = $1 and role = $2',
        [id, role],
      )
    ).rows[0]!.id,
  );
const revoke = (by: Actor, grant: number) =>
  as(by, (tx) => revokeGrant(tx, by, clock, { grant, reason: 'Thôi việc' }));

const ADMINISTRATOR = { role: 'administrator', unit: null };
let root: string;
let chief: Actor;
let local: Actor;
beforeAll(async () => {
  await smallProvince(db.owner);
  root = await user(ADMINISTRATOR);
  chief = await signedIn(root);
  local = await signedIn(await user({ role: 'administrator', unit: FARMERS }));
});

test('of two administrators who remove each other at the same moment, exactly one succeeds', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 40; round++) {
    const [a, b] = await Promise.all([user(ADMINISTRATOR), user(ADMINISTRATOR)]);
    const [first, second] = await Promise.all([signedIn(a), signedIn(b)]);
    const [ofA, ofB] = await Promise.all([grantOf(a, 'administrator'), grantOf(b, 'administrator')]);
    const done = await Promise.all([revoke(first, ofB), revoke(second, ofA)]);
    outcomes.add(done.map(code).toSorted().join(' '));
  }
  expect([...outcomes]).toEqual(['done not-allowed']);
});

test('of two administrators who shut each other out at the same moment, exactly one succeeds', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 20; round++) {
    const [a, b] = await Promise.all([user(ADMINISTRATOR), user(ADMINISTRATOR)]);
    const [first, second] = await Promise.all([signedIn(a), signedIn(b)]);
    const done = await Promise.all([
      as(first, (tx) => shutOut(tx, first, clock, b)),
      as(second, (tx) => shutOut(tx, second, clock, a)),
    ]);
    outcomes.add(done.map(code).toSorted().join(' '));
  }
  expect([...outcomes]).toEqual(['done not-allowed']);
});

test('the last administrator who stays is neither revoked nor shut out, whoever else leaves soon', async () => {
  // Only root is left besides those of the rounds above, who survived.
  const { rows } = await db.owner.query<{ id: string }>(
    `select g.id from access_grant g join app_user u on u.id = g.user_id
     where g.role = 'administrator' and g.unit_id is null and g.revoked_at is null and u.disabled_at is null and g.user_id <> $1`,
    [root],
  );
  for (const row of rows) expect(code(await revoke(chief, Number(row.id)))).toBe('done');
  const grant = await grantOf(root, 'administrator');
  expect(code(await revoke(chief, grant))).toBe('last-administrator');
  expect(code(await as(system, (tx) => shutOut(tx, system, clock, root)))).toBe('last-administrator');
  await user({ ...ADMINISTRATOR, to: '2026-04-01' });
  expect(code(await revoke(chief, grant))).toBe('last-administrator');
  const heir = await user(ADMINISTRATOR);
  expect(code(await as(chief, (tx) => shutOut(tx, chief, clock, root)))).toBe('disable-self');
  const other = await signedIn(heir);
  expect(code(await as(other, (tx) => shutOut(tx, other, clock, root)))).toBe('done');
  // Who was shut out may nothing any more, even in a request that had begun.
  expect(code(await revoke(chief, await grantOf(heir, 'administrator')))).toBe('not-allowed');
  expect(code(await as(other, (tx) => letIn(tx, other, clock, root)))).toBe('done');
});

test('a grant', async () => {
  const lan = await user();
  const ask = (by: Actor, to: string, role: string, unit: number | null, until?: string) =>
    as(by, (tx) => give(tx, by, to, role, unit, until)).then(code);
  expect(await ask(chief, root, 'auditor', null)).toBe('grant-to-self');
  expect(await ask(chief, lan, 'branch-secretary', UNIT.frontChanh)).toBe('front-no-persons');
  expect(await ask(chief, lan, 'branch-secretary', null)).toBe('role-needs-unit');
  expect(await ask(chief, lan, 'auditor', UNIT.farmersChanh)).toBe('role-whole-federation');
  expect(await ask(chief, lan, 'king', null)).toBe('role-unknown');
  expect(await ask(chief, 'nobody', 'viewer', null)).toBe('not-found');
  expect(await ask(chief, lan, 'viewer', UNIT.womenSuoi)).toBe('unit-not-on-day');
  expect(await ask(chief, lan, 'viewer', null, '2026-01-01')).toBe('period-backwards');
  expect(await ask(chief, lan, 'viewer', UNIT.frontChanh, '2026-07-01')).toBe('done');
  expect(await ask(chief, lan, 'viewer', UNIT.frontChanh)).toBe('grant-known');
  expect(
    code(
      await as(chief, (tx) =>
        giveGrant(tx, chief, clock, {
          user: lan,
          role: 'viewer',
          unit: null,
          from: FROM,
          to: null,
          reason: ' ',
        }),
      ),
    ),
  ).toBe('reason-needed');
});

test('a revocation that is sent twice, or at the same moment by two, happens once', async () => {
  const other = await signedIn(await user(ADMINISTRATOR));
  for (let round = 0; round < 10; round++) {
    const lan = await user({ role: 'branch-secretary', unit: UNIT.farmersDong });
    const grant = await grantOf(lan, 'branch-secretary');
    const done = await Promise.all([revoke(chief, grant), revoke(other, grant)]);
    expect(done.map(code).toSorted()).toEqual(['done', 'grant-ended']);
    expect(code(await revoke(chief, grant))).toBe('grant-ended');
  }
  expect(code(await revoke(chief, 999_999))).toBe('not-found');
});

test('a revocation is undone once, and never over a grant that came since', async () => {
  const lan = await user({ role: 'branch-secretary', unit: UNIT.farmersDong });
  const grant = await grantOf(lan, 'branch-secretary');
  const again = (by: Actor) => as(by, (tx) => giveAgain(tx, by, clock, { grant }));
  expect(code(await again(chief))).toBe('grant-ended');
  await revoke(chief, grant);
  expect(code(await again(local))).toBe('not-allowed');
  expect(code(await again(chief))).toBe('done');
  expect(code(await again(chief))).toBe('grant-known');
});

test('an administrator of a unit gives, revokes and sees in it and nowhere else', async () => {
  const lan = await user({ role: 'branch-secretary', unit: UNIT.farmersDong });
  const mai = await user({ role: 'branch-secretary', unit: UNIT.farmersBac });
  const give_ = (role: string, unit: number | null) =>
    as(local, (tx) => give(tx, local, mai, role, unit)).then(code);
  expect(await give_('viewer', UNIT.farmersBac)).toBe('done');
  expect(await give_('viewer', UNIT.farmersDong)).toBe('not-allowed');
  expect(await give_('viewer', null)).toBe('not-allowed');
  expect(code(await revoke(local, await grantOf(lan, 'branch-secretary')))).toBe('not-allowed');
  expect(code(await revoke(local, await grantOf(mai, 'viewer')))).toBe('done');

  const look = (id: string) => as(local, (tx) => userSeen(tx, local, clock, id));
  expect(code(await look(lan))).toBe('not-allowed');
  expect(code(await look('nobody'))).toBe('not-allowed');
  expect(await look(mai)).toMatchObject({ care: 'whole' });
  const list = await as(local, (tx) =>
    usersSeen(tx, local, clock, { search: '', state: null, skip: 0, most: 50 }),
  );
  expect(list.users.map((u) => u.id)).toContain(mai);
  expect(list.users.map((u) => u.id)).not.toContain(lan);
  expect(code(await as(local, (tx) => shutOut(tx, local, clock, lan)))).toBe('not-allowed');
});

test('whoever also has a role beyond a scope keeps their password from its administrator', async () => {
  const both = await user(
    { role: 'branch-secretary', unit: UNIT.farmersBac },
    { role: 'branch-secretary', unit: UNIT.womenDong },
  );
  const tried = [
    (tx: Tx) => makeReset(tx, local, clock, both),
    (tx: Tx) => changeUser(tx, local, clock, both, { email: 'khac@example.vn' }),
    (tx: Tx) => shutOut(tx, local, clock, both),
    (tx: Tx) => endSessionsOf(tx, local, clock, both, null),
  ];
  for (const work of tried) expect(code(await as<unknown>(local, work))).toBe('user-beyond');
  expect(await as(local, (tx) => userSeen(tx, local, clock, both))).toMatchObject({ care: 'grants' });
  expect(typeof (await as(chief, (tx) => makeReset(tx, chief, clock, both)))).toBe('string');
});

test('an invitation that is refused leaves no user behind', async () => {
  const count = async () => (await db.owner.query('select count(*) from app_user')).rows[0];
  const before = await count();
  const ask = (by: Actor, unit: number | null, phone = '0912345678', role = 'branch-secretary') =>
    as(by, (tx) =>
      invite(tx, by, clock, {
        user: { name: 'Lê Thị Bé', phone },
        grant: { role, unit, from: FROM, to: null, reason: 'Mới nhận việc' },
      }),
    ).then(code);
  expect(await ask(local, UNIT.farmersDong)).toBe('not-allowed');
  expect(await ask(chief, UNIT.frontChanh)).toBe('front-no-persons');
  expect(await ask(chief, UNIT.farmersDong, 'không phải số')).toBe('phone-invalid');
  const nobody = await signedIn(await user());
  const after = await count();
  expect(await ask(nobody, UNIT.farmersBac)).toBe('not-allowed');
  expect(Number(after.count) - Number(before.count)).toBe(1);
  expect(await ask(local, UNIT.farmersBac)).toBe('done');
  expect(await ask(chief, UNIT.farmersBac)).toBe('phone-taken');
});

test('a role', async () => {
  const officer = (await roles(db.app)).find((r) => r.key === 'commune-officer')!;
  const ask = (by: Actor, role: string, permissions: typeof officer.permissions, reason = 'Nghị quyết') =>
    as(by, (tx) => setRole(tx, by, clock, { role, permissions, reason })).then(code);
  expect(await ask(local, 'viewer', ['figures.internal', 'results.write'])).toBe('not-allowed');
  expect(await ask(chief, 'viewer', ['persons.read'])).toBe('role-shows-persons');
  expect(await ask(chief, 'editor', ['persons.export'])).toBe('role-shows-persons');
  expect(await ask(chief, 'administrator', ['settings.write', 'jobs.write'])).toBe('role-keeps-users');
  expect(await ask(chief, 'king', [])).toBe('role-unknown');
  expect(await ask(chief, 'viewer', ['figures.internal'], '')).toBe('reason-needed');

  // A role without persons was given in the Front's line: it cannot be made to show them.
  expect(await ask(chief, 'commune-officer', ['figures.internal'])).toBe('done');
  const front = await user({ role: 'commune-officer', unit: UNIT.frontChanh });
  expect(await ask(chief, 'commune-officer', officer.permissions)).toBe('front-no-persons');
  await revoke(chief, await grantOf(front, 'commune-officer'));
  // Nor may whoever has it let themselves see persons.
  await as(system, (tx) => give(tx, system, root, 'commune-officer', FARMERS));
  expect(await ask(chief, 'commune-officer', officer.permissions)).toBe('grant-to-self');
  await revoke(chief, await grantOf(root, 'commune-officer'));
  expect(await ask(chief, 'commune-officer', officer.permissions)).toBe('done');
  expect((await roles(db.app)).find((r) => r.key === 'commune-officer')).toEqual(officer);
});

test('a grant that need not be carried over', async () => {
  const lan = await user({ role: 'branch-secretary', unit: UNIT.farmersDong });
  const grant = await grantOf(lan, 'branch-secretary');
  const chosen = [{ grant, unit: FARMERS }];
  expect(code(await as(chief, (tx) => succeedGrants(tx, chief, clock, chosen)))).toBe('grant-ended');
});

test('after all this, the checks hold', async () => {
  expect(await checkRows(db.owner)).toEqual([]);
});

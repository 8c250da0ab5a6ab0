import { beforeAll, expect, test } from 'vitest';
import { actAs } from '#core/acting.server.ts';
import { may, system, type Actor, type Permission } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { day, showDay } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { lastDay } from '#core/period.ts';
import { isRefusal } from '#core/refusal.ts';
import { admit, registerPerson } from '#modules/members/members.server.ts';
import { acceptLink, createUser, inviteUser } from '#modules/sign-in/sign-in.server.ts';
import { checkRows } from '#test/checks.ts';
import { testDatabase } from '#test/database.ts';
import { smallProvince, UNIT } from '#test/small-province.ts';
import {
  actorOf,
  awaiting,
  giveAgain,
  giveFirst,
  giveGrant,
  grantsOf,
  invite,
  letIn,
  revokeGrant,
  roles,
  setRole,
  shutOut,
  succeedGrants,
  successionsFor,
  usersSeen,
  why,
  wouldLose,
  type GrantRow,
} from './access.server.ts';
import { standing } from './rules.ts';

const db = await testDatabase();
let now = new Date('2025-01-06T02:00:00Z');
const clock = { now: () => now };
const on = (text: string) => (now = new Date(`${text}T02:00:00Z`));
/** The farmers of Xã An and Xã Bình, who become those of Xã An Bình; and those of Xã Cát. */
const [AN, BINH, CAT] = [104, 105, 106] as const;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => actAs(db.app, actor, work);
const signedIn = (user: string, strong = true) => actorOf(db.app, clock, { user, strong });
function made<T>(value: T): Exclude<T, { refused: true }> {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, { refused: true }>;
}
const newest = async (user: string, role: string) =>
  (await grantsOf(db.app, user)).find((g) => g.role === role)!.id;

/** A grant in one line, as an officer reads it. */
function line(g: GrantRow): string {
  const last = lastDay(g);
  const until = last ? `–${showDay(last)}` : '–';
  const by = g.grantedByName ?? 'hệ thống';
  const gone = g.revokedAt ? `; thu hồi: ${g.revokedByName ?? 'hệ thống'}` : '';
  return `${g.userName} | ${g.role} | ${g.unitName ?? 'toàn liên hiệp'} | ${showDay(g.from)}${until} | ${standing(g, today(clock))} | cấp: ${by}, ${g.reason}${gone}`;
}

const told: string[] = [];
const tell = (who: string, what: string, outcome: unknown) =>
  told.push(
    `${showDay(today(clock))} ${who}: ${what} → ${isRefusal(outcome) ? outcome.code : typeof outcome === 'string' ? outcome : outcome === false ? 'không' : 'được'}`,
  );

type Given = { role: string; unit: number | null; from: string; to?: string };
const grant = ({ role, unit, from, to }: Given) => ({
  role,
  unit,
  from: day(from),
  to: to ? day(to) : null,
  reason: 'Phân công',
});

/** Makes a user as somebody, who then sets a password. */
async function invited(by: Actor, who: string, name: string, userName: string, given: Given) {
  const done = await as(by, (tx) => invite(tx, by, clock, { user: { name, userName }, grant: grant(given) }));
  tell(
    who,
    `mời ${name}, ${given.role} ở ${given.unit ?? 'toàn liên hiệp'}`,
    isRefusal(done) ? done : 'được',
  );
  if (isRefusal(done)) return '';
  made(
    await as(system, (tx) =>
      acceptLink(tx, clock, 'invitation', done.token, `${userName} cưỡi ngựa tím qua cầu`),
    ),
  );
  return done.user;
}

beforeAll(async () => {
  await smallProvince(db.owner);
  await as(system, async (tx) => {
    for (const fullName of ['Lê Văn Một', 'Lê Văn Hai', 'Lê Văn Ba']) {
      const who = { fullName, sex: 'male' as const, birthDay: day('1980-01-01'), unit: UNIT.farmersDong };
      const person = made(await registerPerson(tx, system, clock, who));
      made(await admit(tx, system, clock, { person, unit: UNIT.farmersDong, day: day('2020-01-01') }));
    }
  });
});

test('a year of grants: first administrator, invitations, a mistake undone, a reorganisation, an absence', async () => {
  const quan = await as(system, async (tx) => {
    const user = made(await createUser(tx, system, clock, { name: 'Nguyễn Văn Quản', userName: 'quan' }));
    made(await inviteUser(tx, system, clock, user));
    made(await giveFirst(tx, system, clock, user, 'Lần đầu'));
    return user;
  });
  tell(
    'hệ thống',
    'cho người thứ hai vào đầu tiên',
    await as(system, (tx) => giveFirst(tx, system, clock, quan, 'Nữa')),
  );
  const chief = await signedIn(quan);
  tell(
    'Quản',
    'chưa có lớp xác thực thứ hai, quản lý người dùng',
    may(await signedIn(quan, false), 'users.write', null),
  );
  const huong = await invited(chief, 'Quản', 'Trần Thị Hương', 'huong', {
    role: 'administrator',
    unit: null,
    from: '2025-01-06',
  });

  on('2025-01-10');
  const second = await signedIn(huong);
  const an = await invited(second, 'Hương', 'Lê Văn An', 'levanan', {
    role: 'commune-officer',
    unit: AN,
    from: '2025-01-10',
  });
  const binh = await invited(second, 'Hương', 'Phạm Thị Bình', 'binh', {
    role: 'commune-officer',
    unit: BINH,
    from: '2025-01-10',
  });
  const cat = await invited(second, 'Hương', 'Võ Văn Cát', 'vovancat', {
    role: 'administrator',
    unit: CAT,
    from: '2025-02-01',
  });
  tell('Cát', 'quyền chưa bắt đầu, quản lý người dùng', may(await signedIn(cat), 'users.write', CAT));

  on('2025-02-15');
  const local = await signedIn(cat);
  const secretary = { role: 'branch-secretary', from: '2025-02-15', to: '2026-01-01' };
  await invited(local, 'Cát', 'Đỗ Thị Đồng', 'dothidong', { ...secretary, unit: UNIT.farmersChanh });
  const dong = await invited(local, 'Cát', 'Đỗ Thị Đồng', 'dothidong', {
    ...secretary,
    unit: UNIT.farmersDong,
  });
  const seen = (by: Actor) =>
    as(by, async (tx) => {
      const { users } = await usersSeen(tx, by, clock, { search: '', state: null, skip: 0, most: 50 });
      return users.map((u) => u.name).join(', ');
    });
  tell('Cát', 'thấy', await seen(local));
  tell('Hương', 'thấy', await seen(second));

  on('2025-04-01');
  const help: Given = { role: 'commune-officer', unit: BINH, from: '2025-04-01', to: '2026-07-01' };
  tell(
    'Hương',
    'cho An giúp Xã Bình',
    await as(second, (tx) => giveGrant(tx, second, clock, { user: an, ...grant(help) })),
  );

  on('2025-05-05');
  const mistaken = await newest(dong, 'branch-secretary');
  const loss = await as(local, (tx) => wouldLose(tx, clock, { id: mistaken, userId: dong }));
  tell(
    'Cát',
    'thu hồi của Đồng sẽ mất',
    `${loss.permissions.join(' ')}; ${loss.units} đơn vị; ${loss.members!.count} hội viên`,
  );
  const reads = async (user: string, unit: number) => may(await signedIn(user), 'persons.read', unit);
  tell(
    'Cát',
    'thu hồi của Đồng',
    await as(local, (tx) => revokeGrant(tx, local, clock, { grant: mistaken, reason: 'Nhầm' })),
  );
  tell('Đồng', 'xem hội viên ấp Đồng', await reads(dong, UNIT.farmersDong));
  tell('Cát', 'hoàn tác', await as(local, (tx) => giveAgain(tx, local, clock, { grant: mistaken })));
  tell('Đồng', 'xem hội viên ấp Đồng', await reads(dong, UNIT.farmersDong));

  on('2025-07-01');
  const whyIn = async (user: string, permission: Permission, unit: number | null) => {
    const found = await why(db.app, clock, { user, permission, unit });
    const reasons = found.reasons.map((r) => `${r.kind} ${r.grant.unitName ?? 'toàn liên hiệp'}`);
    return [found.may ? 'có' : 'không', ...(found.disabled ? ['bị khóa'] : []), ...reasons].join('; ');
  };
  tell('An', 'xem hội viên ấp Chánh, vì', await whyIn(an, 'persons.read', UNIT.farmersChanh));
  const waits = async (by: Actor) => JSON.stringify(await awaiting(db.app, by, clock));
  tell('Cát', 'chờ', await waits(local));
  tell('Hương', 'chờ', await waits(second));
  const open = await successionsFor(db.app, second, clock);
  const chosen = open.map((g) => ({ grant: g.id, unit: g.toUnit }));
  tell('Hương', 'xem', open.map((g) => `${g.userName}: ${g.unitName} → ${g.toName}`).join('; '));
  tell('Cát', 'chuyển cả', await as(local, (tx) => succeedGrants(tx, local, clock, chosen)));
  const moved = made(await as(second, (tx) => succeedGrants(tx, second, clock, chosen)));
  tell('Hương', 'chuyển cả', `${moved.length} quyền`);
  tell('Hương', 'chuyển lần nữa', await as(second, (tx) => succeedGrants(tx, second, clock, chosen)));
  tell('Hương', 'chờ', await waits(second));
  tell('An', 'xem hội viên ấp Chánh, vì', await whyIn(an, 'persons.read', UNIT.farmersChanh));

  on('2025-08-15');
  tell('Hương', 'khóa Bình', await as(second, (tx) => shutOut(tx, second, clock, binh)));
  tell('Bình', 'xem hội viên ấp Bắc, vì', await whyIn(binh, 'persons.read', UNIT.farmersBac));
  on('2025-10-01');
  tell('Hương', 'cho Bình vào lại', await as(second, (tx) => letIn(tx, second, clock, binh)));
  tell('Bình', 'xem hội viên ấp Bắc', await reads(binh, UNIT.farmersBac));

  on('2025-11-01');
  const viewer = (await roles(db.app)).find((r) => r.key === 'branch-secretary')!;
  const permissions = viewer.permissions.filter((p) => p !== 'results.write');
  const change = { role: 'branch-secretary', permissions, reason: 'Xã ghi kết quả' };
  tell('Cát', 'đổi vai trò', await as(local, (tx) => setRole(tx, local, clock, change)));
  tell(
    'Hương',
    'đổi vai trò',
    made(await as(second, (tx) => setRole(tx, second, clock, change))).permissions.join(' '),
  );
  tell('Đồng', 'ghi kết quả', may(await signedIn(dong), 'results.write', UNIT.farmersDong));

  on('2025-12-20');
  const own = await newest(quan, 'administrator');
  const resign = { grant: own, reason: 'Nghỉ hưu' };
  tell('Quản', 'thôi quản trị', await as(chief, (tx) => revokeGrant(tx, chief, clock, resign)));
  const last = { grant: await newest(huong, 'administrator'), reason: 'Cũng nghỉ' };
  tell('Hương', 'cũng thôi', await as(second, (tx) => revokeGrant(tx, second, clock, last)));

  on('2026-01-06');
  expect(`\n${told.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    06/01/2025 hệ thống: cho người thứ hai vào đầu tiên → not-allowed
    06/01/2025 Quản: chưa có lớp xác thực thứ hai, quản lý người dùng → không
    06/01/2025 Quản: mời Trần Thị Hương, administrator ở toàn liên hiệp → được
    10/01/2025 Hương: mời Lê Văn An, commune-officer ở 104 → được
    10/01/2025 Hương: mời Phạm Thị Bình, commune-officer ở 105 → được
    10/01/2025 Hương: mời Võ Văn Cát, administrator ở 106 → được
    10/01/2025 Cát: quyền chưa bắt đầu, quản lý người dùng → không
    15/02/2025 Cát: mời Đỗ Thị Đồng, branch-secretary ở 121 → not-allowed
    15/02/2025 Cát: mời Đỗ Thị Đồng, branch-secretary ở 124 → được
    15/02/2025 Cát: thấy → Võ Văn Cát, Đỗ Thị Đồng
    15/02/2025 Hương: thấy → Lê Văn An, Phạm Thị Bình, Võ Văn Cát, Đỗ Thị Đồng, Trần Thị Hương, Nguyễn Văn Quản
    01/04/2025 Hương: cho An giúp Xã Bình → được
    05/05/2025 Cát: thu hồi của Đồng sẽ mất → figures.internal persons.read persons.write results.write; 1 đơn vị; 3 hội viên
    05/05/2025 Cát: thu hồi của Đồng → được
    05/05/2025 Đồng: xem hội viên ấp Đồng → không
    05/05/2025 Cát: hoàn tác → được
    05/05/2025 Đồng: xem hội viên ấp Đồng → được
    01/07/2025 An: xem hội viên ấp Chánh, vì → không; elsewhere Hội 3 cấp trên 5; elsewhere Hội 3 cấp trên 4
    01/07/2025 Cát: chờ → []
    01/07/2025 Hương: chờ → [{"key":"grantsToSucceed","count":3}]
    01/07/2025 Hương: xem → Lê Văn An: Hội 3 cấp trên 4 → Hội 3 cấp trên 7; Lê Văn An: Hội 3 cấp trên 5 → Hội 3 cấp trên 7; Phạm Thị Bình: Hội 3 cấp trên 5 → Hội 3 cấp trên 7
    01/07/2025 Cát: chuyển cả → not-allowed
    01/07/2025 Hương: chuyển cả → 2 quyền
    01/07/2025 Hương: chuyển lần nữa → grant-ended
    01/07/2025 Hương: chờ → []
    01/07/2025 An: xem hội viên ấp Chánh, vì → có; gives Hội 3 cấp trên 7; elsewhere Hội 3 cấp trên 5; elsewhere Hội 3 cấp trên 4
    15/08/2025 Hương: khóa Bình → được
    15/08/2025 Bình: xem hội viên ấp Bắc, vì → không; bị khóa
    01/10/2025 Hương: cho Bình vào lại → được
    01/10/2025 Bình: xem hội viên ấp Bắc → được
    01/11/2025 Cát: đổi vai trò → not-allowed
    01/11/2025 Hương: đổi vai trò → figures.internal persons.read persons.write
    01/11/2025 Đồng: ghi kết quả → không
    20/12/2025 Quản: thôi quản trị → được
    20/12/2025 Hương: cũng thôi → last-administrator
    "
  `);
  const table: string[] = [];
  for (const user of [quan, huong, an, binh, cat, dong])
    table.push(...(await grantsOf(db.app, user)).toReversed().map(line));
  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    Nguyễn Văn Quản | administrator | toàn liên hiệp | 06/01/2025– | revoked | cấp: hệ thống, Lần đầu; thu hồi: Nguyễn Văn Quản
    Trần Thị Hương | administrator | toàn liên hiệp | 06/01/2025– | in-force | cấp: Nguyễn Văn Quản, Phân công
    Lê Văn An | commune-officer | Hội 3 cấp trên 4 | 10/01/2025– | in-force | cấp: Trần Thị Hương, Phân công
    Lê Văn An | commune-officer | Hội 3 cấp trên 5 | 01/04/2025–30/06/2026 | in-force | cấp: Trần Thị Hương, Phân công
    Lê Văn An | commune-officer | Hội 3 cấp trên 7 | 01/07/2025– | in-force | cấp: Trần Thị Hương, Phân công
    Phạm Thị Bình | commune-officer | Hội 3 cấp trên 5 | 10/01/2025– | in-force | cấp: Trần Thị Hương, Phân công
    Phạm Thị Bình | commune-officer | Hội 3 cấp trên 7 | 01/07/2025– | in-force | cấp: Trần Thị Hương, Phân công
    Võ Văn Cát | administrator | Hội 3 cấp trên 6 | 01/02/2025– | in-force | cấp: Trần Thị Hương, Phân công
    Đỗ Thị Đồng | branch-secretary | Chi hội 3 ấp 14 | 15/02/2025–31/12/2025 | revoked | cấp: Võ Văn Cát, Phân công; thu hồi: Võ Văn Cát
    Đỗ Thị Đồng | branch-secretary | Chi hội 3 ấp 14 | 05/05/2025–31/12/2025 | ended | cấp: Võ Văn Cát, Phân công
    "
  `);
  expect(await checkRows(db.owner)).toEqual([]);
});

import { sql } from 'kysely';
import { actAs } from '#core/acting.server.ts';
import { system } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import type { Day } from '#core/day.ts';
import type { Tx } from '#core/db.server.ts';
import { isRefusal } from '#core/refusal.ts';
import type { Services } from '#core/services.server.ts';
import { giveGrant } from '#modules/access/access.server.ts';
import {
  createUser,
  disableUser,
  enableUser,
  giveDemonstrationFactor,
  isLocal,
  setPassword,
  userById,
} from '#modules/sign-in/sign-in.server.ts';
import { MAP_START } from './totals.ts';

/** Known to everybody, which is why these accounts live only where nobody else can reach them. */
const PASSWORD = 'lua-chin-vang-dong';

interface Account {
  userName: string;
  name: string;
  role: string;
  /** What its role is called, for the terminal. */
  as: string;
  /** The first unit of an organisation at a level, open today; null is the whole federation. */
  unit: { organisation: string; level: string } | null;
  secondFactor: boolean;
}

const ACCOUNTS: Account[] = [
  {
    userName: 'nguoixem',
    name: 'Lê Minh Khoa',
    role: 'viewer',
    as: 'người xem',
    unit: null,
    secondFactor: false,
  },
  {
    userName: 'chihoi',
    name: 'Trần Thị Bé Ba',
    role: 'branch-secretary',
    as: 'cán bộ chi hội',
    unit: { organisation: 'women', level: 'branch' },
    secondFactor: false,
  },
  {
    userName: 'canboxa',
    name: 'Nguyễn Văn Lành',
    role: 'commune-officer',
    as: 'cán bộ cấp xã',
    unit: { organisation: 'farmers', level: 'commune' },
    secondFactor: false,
  },
  {
    userName: 'tochuc',
    name: 'Phạm Thu Hà',
    role: 'organisation-officer',
    as: 'cán bộ tổ chức',
    unit: { organisation: 'women', level: 'province' },
    secondFactor: false,
  },
  {
    userName: 'bientap',
    name: 'Đặng Ngọc Ánh',
    role: 'editor',
    as: 'biên tập viên',
    unit: null,
    secondFactor: true,
  },
  {
    userName: 'ketoan',
    name: 'Võ Hoàng Yến',
    role: 'accountant',
    as: 'kế toán',
    unit: null,
    secondFactor: false,
  },
  {
    userName: 'giamsat',
    name: 'Huỳnh Công Thành',
    role: 'supervisor',
    as: 'cán bộ giám sát',
    unit: null,
    secondFactor: false,
  },
  {
    userName: 'quantri',
    name: 'Bùi Quốc Trung',
    role: 'administrator',
    as: 'quản trị',
    unit: null,
    secondFactor: true,
  },
  {
    userName: 'kiemtra',
    name: 'Lý Thanh Tùng',
    role: 'auditor',
    as: 'kiểm tra nhật ký',
    unit: null,
    secondFactor: false,
  },
];

/**
 * Makes an account for every role in a demonstration, and tells them in the terminal; shuts them out where the server can
 * be reached from elsewhere.
 */
export async function demonstrationAccounts(services: Services, say: (line: string) => void): Promise<void> {
  const local = services.config.demo && isLocal(services);
  for (const account of ACCOUNTS)
    await actAs(services.app, system, async (tx) => {
      const known = await tx
        .selectFrom('appUser')
        .select(['id', 'disabledAt'])
        .where('userName', '=', account.userName)
        .executeTakeFirst();
      if (!known && local) await make(tx, services, account);
      else if (known && local && known.disabledAt)
        done(await enableUser(tx, system, services.clock, known.id));
      else if (known && !local && !known.disabledAt)
        done(await disableUser(tx, system, services.clock, known.id));
    });
  if (!local) return;
  say(
    `Tài khoản trình diễn, mật khẩu (demonstration accounts, password) ${PASSWORD}, tại (at) /dang-nhap:\n${ACCOUNTS.map(
      (a) => `  ${a.userName.padEnd(8)} ${a.as}`,
    ).join('\n')}`,
  );
}

async function make(tx: Tx, services: Services, account: Account): Promise<void> {
  const { clock } = services;
  const { name, userName, role } = account;
  const user = done(await createUser(tx, system, clock, { name, userName }));
  done(await setPassword(tx, system, clock, (await userById(tx, user))!, PASSWORD));
  const unit = await unitOf(tx, services, account.unit);
  const reason = 'Tài khoản trình diễn';
  done(await giveGrant(tx, system, clock, { user, role, unit, from: MAP_START as Day, to: null, reason }));
  if (account.secondFactor) await giveDemonstrationFactor(tx, services, user);
}

async function unitOf(tx: Tx, { clock }: Services, at: Account['unit']): Promise<number | null> {
  if (at === null) return null;
  const { rows } = await sql<{ id: number }>`
    select v.unit_id as id from unit_version v join unit u on u.id = v.unit_id join organisation o on o.id = u.organisation_id
    where o.key = ${at.organisation} and v.level = ${at.level} and v.period @> ${today(clock)}::date order by v.unit_id limit 1`.execute(
    tx,
  );
  return rows[0]!.id;
}

function done<T>(value: T): Exclude<T, { refused: true }> {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, { refused: true }>;
}

import { sql } from 'kysely';
import type { Permission } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { givenTo, grantsOf, roles, type GrantRow } from './queries.server.ts';
import { PERSONAL, scopes, standing } from './rules.ts';

/** Why a user may do something for a unit (with null: for the whole federation): the grants in force that say so. */
async function whyMay(
  db: Db | Tx,
  clock: Clock,
  asked: { user: string; permission: Permission; unit: number | null },
): Promise<GrantRow[]> {
  const day = today(clock);
  const saying = (await givenTo(db, asked.user, day)).filter((given) => {
    const scope = scopes([given]).get(asked.permission);
    return scope === 'all' || (asked.unit !== null && scope?.has(asked.unit));
  });
  const ids = new Set(saying.map((g) => g.id));
  return (await grantsOf(db, asked.user)).filter((g) => ids.has(g.id));
}

/** Why somebody may, or may not: a grant and what it comes to. */
export interface Reason {
  kind:
    | 'gives'
    /** Would give it, if the user had a second factor to sign in with. */
    | 'second-factor-missing'
    | 'to-come'
    | 'ended'
    | 'revoked'
    /** For another unit, above or beside which this one stands. */
    | 'elsewhere'
    /** For the whole federation, which never shows persons. */
    | 'whole-shows-none';
  grant: GrantRow;
}

export interface Why {
  may: boolean;
  /** The user was shut out: no grant counts, and none is told. */
  disabled: boolean;
  /** Grants whose role has the permission, those that count most first. None: nobody ever gave such a role. */
  reasons: Reason[];
}

/**
 * Why a user may do something for a unit (with null: for the whole federation) today, or what is missing: every grant of
 * theirs whose role has the permission, and what it comes to. Takes for granted that they sign in as strongly as they can.
 */
export async function why(
  db: Db | Tx,
  clock: Clock,
  asked: { user: string; permission: Permission; unit: number | null },
): Promise<Why> {
  const day = today(clock);
  const having = (await roles(db)).filter((r) => r.permissions.includes(asked.permission));
  const giving = new Set((await whyMay(db, clock, asked)).map((g) => g.id));
  const { disabled, strong } = await signsIn(db, asked.user);
  if (disabled) return { may: false, disabled, reasons: [] };
  const kindOf = (grant: GrantRow): Reason['kind'] => {
    const stands = standing(grant, day);
    if (stands !== 'in-force') return stands;
    if (grant.unitId === null && PERSONAL.includes(asked.permission)) return 'whole-shows-none';
    if (!giving.has(grant.id)) return 'elsewhere';
    const needs = having.find((r) => r.key === grant.role)!.needsSecondFactor;
    return needs && !strong ? 'second-factor-missing' : 'gives';
  };
  const order = [
    'gives',
    'second-factor-missing',
    'whole-shows-none',
    'elsewhere',
    'to-come',
    'ended',
    'revoked',
  ];
  const reasons = (await grantsOf(db, asked.user))
    .filter((g) => having.some((r) => r.key === g.role))
    .map((grant) => ({ kind: kindOf(grant), grant }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { may: reasons.some((r) => r.kind === 'gives'), disabled, reasons };
}

async function signsIn(db: Db | Tx, user: string): Promise<{ disabled: boolean; strong: boolean }> {
  const { rows } = await sql<{ disabled: boolean; strong: boolean }>`
    select disabled_at is not null as disabled,
      two_factor_enabled or exists (select from sign_in_passkey p where p.user_id = u.id) as strong
    from app_user u where id = ${user}`.execute(db);
  return rows[0] ?? { disabled: false, strong: false };
}

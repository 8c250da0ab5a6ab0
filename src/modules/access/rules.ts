import type { Permission } from '#core/actor.ts';
import type { Day } from '#core/day.ts';

/** What a role reaches: one unit and what is below it, the whole federation, or either. */
export type Reach = 'unit' | 'federation' | 'either';

export interface Role {
  key: string;
  nameVi: string;
  nameEn: string;
  reach: Reach;
  needsSecondFactor: boolean;
  permissions: Permission[];
}

/** The permissions that show persons: never for a whole federation, never in the Front's line. */
export const PERSONAL: readonly Permission[] = [
  'persons.read',
  'persons.write',
  'persons.export',
  'persons.sensitive',
];

export const showsPersons = (role: Role): boolean => role.permissions.some((p) => PERSONAL.includes(p));

/** What is wrong with a role for a unit (or, with null, for the whole federation), if anything. */
export function reachFault(
  role: Role,
  unit: number | null,
): 'role-needs-unit' | 'role-whole-federation' | null {
  if (unit === null) return role.reach === 'unit' ? 'role-needs-unit' : null;
  return role.reach === 'federation' ? 'role-whole-federation' : null;
}

/** What is wrong with these permissions for a role, if anything. */
export function permissionsFault(
  role: Pick<Role, 'key' | 'reach'>,
  permissions: readonly Permission[],
): 'role-shows-persons' | 'role-keeps-users' | null {
  if (role.reach !== 'unit' && permissions.some((p) => PERSONAL.includes(p))) return 'role-shows-persons';
  return role.key === 'administrator' && !permissions.includes('users.write') ? 'role-keeps-users' : null;
}

/** A grant as far as a scope needs it. */
export interface Given {
  permissions: readonly Permission[];
  /** The unit and what is below it; null is the whole federation. */
  units: readonly number[] | null;
}

/**
 * The units for each permission, from all that a user was given: the union. Permissions that show persons are never
 * read from a grant for the whole federation.
 */
export function scopes(given: readonly Given[]): Map<Permission, 'all' | ReadonlySet<number>> {
  const found = new Map<Permission, 'all' | Set<number>>();
  for (const { permissions, units } of given)
    for (const permission of permissions) {
      const known = found.get(permission);
      if (known === 'all' || (units === null && PERSONAL.includes(permission))) continue;
      if (units === null) found.set(permission, 'all');
      else found.set(permission, known ? known.union(new Set(units)) : new Set(units));
    }
  return found;
}

/** Where a grant stands on a day: to come, in force, ended by its period, revoked. */
export type Standing = 'to-come' | 'in-force' | 'ended' | 'revoked';

export function standing(grant: { from: Day; to: Day | null; revokedAt: Date | null }, today: Day): Standing {
  if (grant.revokedAt) return 'revoked';
  if (grant.from > today) return 'to-come';
  return grant.to !== null && grant.to <= today ? 'ended' : 'in-force';
}

/** Why somebody looks at a person's record, as forms offer it; the access log keeps the key, or 'other: …' in words. */
export const PURPOSES = ['own-work', 'request', 'check', 'other'] as const;

/** The purpose of a list that one works with from day to day. */
export const DAILY_WORK = 'own-work';

/** A purpose as the access log keeps it, from what a form sent; null when it says none. */
export function purposeOf(key: string, words: string): string | null {
  if (key === 'other') return words.trim() === '' ? null : `other: ${words.trim().slice(0, 300)}`;
  return PURPOSES.find((purpose) => purpose === key) ?? null;
}

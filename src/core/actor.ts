/** What somebody may do, coarsely; roles are made of these (modules/access). */
export const PERMISSIONS = [
  /** Figures below the commune on any day, small ones too. */
  'figures.internal',
  /** Records of persons: members, their households and memberships. */
  'persons.read',
  'persons.write',
  'persons.export',
  /** Religion, ethnicity, poverty. */
  'persons.sensitive',
  'units.write',
  'results.write',
  'articles.write',
  'ledger.write',
  'supervision.write',
  'users.write',
  'settings.write',
  'jobs.write',
  'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who acts. The key goes into the audit. */
export interface Actor {
  key: string;
  /** The user who is signed in; null for the system itself. */
  user: string | null;
  /** The units for which the actor has a permission: all that there are or will be, or these. */
  scope(permission: Permission): 'all' | ReadonlySet<number>;
}

/** Jobs, the demonstration's loader: may everything. */
export const system: Actor = { key: 'system', user: null, scope: () => 'all' };

/** Somebody who is not signed in: may nothing. */
export const nobody: Actor = { key: 'nobody', user: null, scope: () => new Set() };

/** Whether the actor has a permission for a unit; with null, for the whole federation. */
export function may(actor: Actor, permission: Permission, unit: number | null): boolean {
  const scope = actor.scope(permission);
  return scope === 'all' || (unit !== null && scope.has(unit));
}

/** Whether the actor has a permission anywhere at all. */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  const scope = actor.scope(permission);
  return scope === 'all' || scope.size > 0;
}

import type { Actor } from '#core/actor.ts';
import type { Day } from '#core/day.ts';
import type { Db } from '#core/db.server.ts';
import type { Refusal } from '#core/refusal.ts';
import { isRefusal } from '#core/refusal.ts';
import { figure, internalFigure, type Asked, type Figure } from '#modules/figures/figures.server.ts';
import type { OrganisationRow, UnitRow } from '#modules/units/units.server.ts';

/** What is told of a unit, by its organisation: how many belong to it comes first. */
export function indicatorsOf(unit: UnitRow, organisation: OrganisationRow): string[] {
  const homes = ['households-with-member', 'household-coverage'];
  if (organisation.key === 'front') return ['memberships', 'union-members', 'branches', ...homes];
  if (!organisation.hasHamletBranches) return ['union-members'];
  return unit.level === 'branch' ? ['memberships', ...homes] : ['memberships', 'branches', ...homes];
}

/** A figure as far as this actor may see it: inside where they may, else as in public. */
export async function figureFor(
  db: Db,
  actor: Actor,
  asked: Asked,
  today: Day,
): Promise<{ figure: Figure | Refusal; inside: boolean }> {
  const inside = await internalFigure(db, actor, asked, today);
  if (!isRefusal(inside) || inside.code !== 'not-allowed') return { figure: inside, inside: true };
  return { figure: await figure(db, asked, today), inside: false };
}

import { may, mayAnywhere, type Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import { addDays, parseDay, type Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { roles } from '#modules/access/access.server.ts';
import { searchUnits } from '#modules/units/units.server.ts';
import { refusePage } from '../refuse-page.ts';
import { roleName } from './grant-words.ts';

/** How many units, or users, a search by a form's button offers. */
export const MOST_FOUND = 20;

/** Ends the page of who manages no users; with `whole`, of who does not manage those of the whole federation. */
export function forManagers(locals: App.Locals, whole = false): void {
  const { actor } = locals;
  const does = whole ? may(actor, 'users.write', null) : mayAnywhere(actor, 'users.write');
  if (!does) refusePage(refuse('not-allowed', { what: 'users.write' }), locals);
}

/** The units of this name for which the actor manages users. */
function unitsToGive(db: Db | Tx, actor: Actor, clock: Clock, text: string) {
  const scope = actor.scope('users.write');
  const only = { standing: true, ...(scope === 'all' ? {} : { within: [...scope] }) };
  return searchUnits(db, text, today(clock), MOST_FOUND + 1, only);
}

/** The units that a form's search found, as they are offered there; none for an empty search. */
export async function offered({ services, actor, t }: App.Locals, text: string) {
  if (text.trim() === '') return null;
  const found = await unitsToGive(services.app, actor, services.clock, text);
  return {
    options: found.slice(0, MOST_FOUND).map((unit) => ({
      value: String(unit.id),
      text: unit.name,
      note: unit.above && t('admin:grant.unitIn', { unit: unit.above }),
    })),
    more: found.length > MOST_FOUND,
  };
}

/** What a form that gives a role needs besides the fields. */
export async function givingFrom({ services, actor, lang, t }: App.Locals) {
  const all = await roles(services.app);
  const whole = may(actor, 'users.write', null);
  return {
    whole,
    today: today(services.clock),
    roles: all
      .filter((role) => whole || role.reach !== 'federation')
      .map((role) => ({
        value: role.key,
        text: t('admin:grant.roleReach', {
          role: roleName(all, role.key, lang),
          reach: t(`access:reach.${role.reach}`),
        }),
      })),
  };
}

/** The role, unit and period that a form asks for. Refuses days that are none, and a unit that could be several. */
export async function grantIn(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  text: (name: string) => string,
): Promise<{ role: string; unit: number | null; from: Day; to: Day | null; reason: string } | Refusal> {
  const from = parseDay(text('tu'));
  if (!from) return refuse('day-invalid', { field: 'tu', text: text('tu') });
  const last = text('den') ? parseDay(text('den')) : null;
  if (text('den') && !last) return refuse('day-invalid', { field: 'den', text: text('den') });
  const unit = await unitIn(tx, actor, clock, text);
  if (isRefusal(unit)) return unit;
  return {
    role: text('vai-tro'),
    unit,
    from,
    to: last && addDays(last, 1),
    reason: text('ly-do'),
  };
}

/** What was chosen of what a search found; nothing once other words are typed. */
export const chosenIn = (text: (name: string) => string, name: string): string =>
  text(`${name}-cu`) === text(name) ? text(`${name}-chon`) : '';

async function unitIn(tx: Tx, actor: Actor, clock: Clock, text: (name: string) => string) {
  const chosen = chosenIn(text, 'don-vi');
  if (/^\d{1,15}$/.test(chosen)) return Number(chosen);
  if (text('don-vi').trim() === '') return null;
  const found = await unitsToGive(tx, actor, clock, text('don-vi'));
  return found.length === 1 ? found[0]!.id : refuse('unit-choose', {});
}

/** The field of such a form that a refusal is about. */
export function fieldOf({ code }: Refusal): string | null {
  if (code === 'reason-needed') return 'ly-do';
  if (code === 'period-backwards') return 'den';
  if (code === 'grant-known') return 'tu';
  if (code === 'role-unknown') return 'vai-tro';
  return /^(unit|role|front)-/.test(code) || code === 'not-allowed' ? 'don-vi' : null;
}

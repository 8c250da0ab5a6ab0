import { actAs } from '#core/acting.server.ts';
import { today } from '#core/clock.ts';
import { recentChanges, type Change } from '#core/recent.server.ts';
import { userNames } from '#modules/sign-in/sign-in.server.ts';
import { unitsByIds } from '#modules/units/units.server.ts';
import { hasWords } from '../words.ts';
import { personPage, unitPage } from './addresses.ts';
import type { Home } from './home.ts';

const SHOWN = 15;

/** The person whom a change is about, where its row tells. */
function personOf({ subject, after }: Change): number | null {
  const [kind, id] = subject.split(':');
  const told = kind === 'person' ? Number(id) : after?.['person'];
  return typeof told === 'number' && Number.isSafeInteger(told) ? told : null;
}

/** What was changed lately, as far as this user sees it: in words, without a name of any person. */
export async function changes({ services, actor, lang, t }: App.Locals): Promise<Home['changes']> {
  const { app, clock } = services;
  const rows = await actAs(app, actor, (tx) => recentChanges(tx, actor, SHOWN));
  const names = await userNames(
    app,
    rows.map((row) => row.actor),
  );
  const units = await unitsByIds(
    app,
    rows.flatMap((row) => row.unit ?? []),
    today(clock),
  );
  return rows.map((row) => {
    const unit = units.find((u) => u.id === row.unit);
    const person = personOf(row);
    return {
      at: row.at.toISOString(),
      who: names.get(row.actor) ?? t('audit:system'),
      what:
        t(hasWords(`audit:action.${row.action}`) ? `audit:action.${row.action}` : 'audit:action.other') +
        (unit ? ` · ${unit.name}` : ''),
      href: person !== null ? personPage(lang, person) : unit ? unitPage(lang, unit.id) : null,
    };
  });
}

import { today } from '#core/clock.ts';
import { isRefusal } from '#core/refusal.ts';
import { topUnits, unitChildren, unitPath, type UnitRow } from '#modules/units/units.server.ts';
import { refusePage } from '../../../../refuse-page.ts';
import { asked, dayOf, unitPage } from '../../../addresses.ts';
import { myUnits } from '../../../my-units.server.ts';
import type { PageServerLoad } from './$types';

const BRANCH = 4;

/** A unit in the tree; opened where `below` is a list. */
export interface Node {
  id: number;
  name: string;
  href: string;
  /** Opens it, or closes it again; null where nothing stands below. */
  toggle: string | null;
  below: Node[] | null;
}

export const load: PageServerLoad = async ({ url, locals }) => {
  const { services, lang } = locals;
  const { app, clock } = services;
  const now = today(clock);
  const day = dayOf(url, now);
  if (isRefusal(day)) refusePage(day, locals);
  const shownDay = day === now ? null : day;
  const path = (opened: number | null) => asked(lang, '/lam-viec/don-vi', { ngay: shownDay, mo: opened });

  const wanted = Number(url.searchParams.get('mo'));
  const opened = Number.isSafeInteger(wanted) && wanted > 0 ? await unitPath(app, wanted, day) : [];
  const node = async (unit: UnitRow): Promise<Node> => {
    const isOpen = opened.some((o) => o.id === unit.id);
    return {
      id: unit.id,
      name: unit.name,
      href: unitPage(lang, unit.slug, shownDay),
      toggle: unit.rank < BRANCH ? path(isOpen ? unit.parentId : unit.id) : null,
      below: isOpen ? await Promise.all((await unitChildren(app, unit.id, day)).map(node)) : null,
    };
  };
  return {
    day,
    today: now,
    mine: await myUnits(locals),
    tree: await Promise.all((await topUnits(app, day)).map(node)),
    opened: opened.at(-1)?.id ?? null,
  };
};

import { actAs } from '#core/acting.server.ts';
import { may, mayAnywhere } from '#core/actor.ts';
import { today } from '#core/clock.ts';
import { addDays, showDay } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { fold } from '#core/text.ts';
import { DAILY_WORK } from '#modules/access/rules.ts';
import { searchMembers } from '#modules/members/members.server.ts';
import { articlesForEditors } from '#modules/portal/portal.server.ts';
import { searchUnits } from '#modules/units/units.server.ts';
import type { Entry } from '#ui/palette-entries.ts';
import { inLang } from '../../../../words.ts';
import { personPage, unitPage } from '../../../addresses.ts';

const EACH = 8;
/** A single letter begins half of all names: nobody looks for a person by it, and each list of persons is noted. */
const FEWEST_LETTERS = 2;

/** What the records hold of a question: units, members within the user's scope, articles for editors. */
export async function found(locals: App.Locals, query: string): Promise<Entry[]> {
  const words = query.trim().slice(0, 200);
  if (fold(words) === '') return [];
  const parts = await Promise.all([units(locals, words), members(locals, words), articles(locals, words)]);
  return parts.flat();
}

async function units({ services, lang, t }: App.Locals, words: string): Promise<Entry[]> {
  const rows = await searchUnits(services.app, words, today(services.clock), EACH);
  return rows.map((u) => {
    const last = u.ended && addDays(u.ended, -1);
    const above = u.above ?? '';
    return {
      group: t('register:find.units'),
      text: u.name,
      hint: last ? t('register:find.ended', { above, day: showDay(last) }).replace(/^ · /, '') : above,
      href: unitPage(lang, u.slug, last),
    };
  });
}

async function members({ services, actor, lang, t }: App.Locals, words: string): Promise<Entry[]> {
  if (!mayAnywhere(actor, 'persons.read') || fold(words).length < FEWEST_LETTERS) return [];
  const { app, clock } = services;
  const query = { words, unit: null, day: today(clock), living: true, after: null, limit: EACH };
  const list = await actAs(app, actor, (tx) => searchMembers(tx, actor, clock, query, DAILY_WORK));
  if (isRefusal(list)) return [];
  return list.members.map((m) => ({
    group: t('register:find.members'),
    text: m.fullName,
    hint: t('register:find.born', {
      year: m.birthYear,
      where: m.memberships.map((s) => s.unitName).join(', '),
    }),
    href: personPage(lang, m.id),
  }));
}

async function articles({ services, actor, lang, t }: App.Locals, words: string): Promise<Entry[]> {
  if (!may(actor, 'articles.write', null)) return [];
  const list = await articlesForEditors(services.app, actor, { words, limit: EACH });
  if (isRefusal(list)) return [];
  return list.articles.map((a) => ({
    group: t('register:find.articles'),
    text: a.title,
    href: inLang(lang, `/tin/${a.category}/${a.slug}`),
  }));
}

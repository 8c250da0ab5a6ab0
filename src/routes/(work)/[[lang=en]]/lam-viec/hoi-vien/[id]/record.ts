import { showDay, type Day } from '#core/day.ts';
import { lastDay } from '#core/period.ts';
import type { PersonRecord } from '#modules/members/members.server.ts';
import type { OrganisationRow } from '#modules/units/units.server.ts';
import { inLang, type Lang, type Words } from '../../../../../words.ts';
import { unitPage } from '../../../../addresses.ts';
import { periodShown } from '../../../../days.ts';

/** A person's record in words: who, where a member, and what happened, the latest first. */
export function shownRecord(record: PersonRecord, all: readonly OrganisationRow[], t: Words, lang: Lang) {
  const [home] = record.places;
  const unitOf = (membership: number) => record.memberships.find((m) => m.id === membership)!;
  const events: { at: Day; what: string; href: string | null; detail: string | undefined }[] = [
    ...record.events.map((e) => {
      const { unit, unitName, period } = unitOf(e.membership);
      return {
        at: e.day,
        what: t(`register:person.event.${e.kind}`, { unit: unitName }),
        href: unitPage(lang, unit, e.day < period.from ? period.from : (lastDay(period) ?? e.day)),
        detail: e.reason ?? undefined,
      };
    }),
    ...record.places.map((p) => ({
      at: p.period.from,
      what: t('register:person.movedTo', { place: p.areaName }),
      href: null,
      detail: undefined,
    })),
  ];
  return {
    name: record.fullName,
    facts: [
      { term: t('register:person.birthDay'), value: showDay(record.birthDay) },
      { term: t('register:person.sex'), value: t(`register:person.sexes.${record.sex}`) },
      home
        ? {
            term: t('register:person.home'),
            value: home.areaName,
            note: periodShown(t, home.period.from, lastDay(home.period)),
          }
        : { term: t('register:person.home'), value: t('register:person.homeNone') },
    ],
    memberships: record.memberships.map((m) => {
      const organisation = all.find((o) => o.id === m.organisation)!;
      return {
        id: m.id,
        organisation: lang === 'vi' ? organisation.nameVi : organisation.nameEn,
        unit: m.unitName,
        href: unitPage(lang, m.unit, lastDay(m.period)),
        period: periodShown(t, m.period.from, lastDay(m.period)),
      };
    }),
    events: events
      .toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
      .map((event, key) => ({ key, when: showDay(event.at), ...event })),
    back: inLang(lang, '/lam-viec/hoi-vien'),
  };
}

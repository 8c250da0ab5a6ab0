import { showDay } from '#core/day.ts';
import { lastDay } from '#core/period.ts';
import type { GrantRow } from '#modules/access/access.server.ts';
import type { Role } from '#modules/access/rules.ts';
import type { Lang, Words } from '../words.ts';

/** A role's name; one that is no more stands by its key. */
export function roleName(roles: readonly Role[], key: string, lang: Lang): string {
  const role = roles.find((r) => r.key === key);
  return role ? (lang === 'vi' ? role.nameVi : role.nameEn) : key;
}

/** Where a grant holds: a branch, a unit and what is below it, or the whole federation. */
export function placeOf(grant: Pick<GrantRow, 'unitName' | 'unitLevel'>, t: Words): string {
  if (grant.unitName === null) return t('access:whole');
  return grant.unitLevel === 'branch' ? grant.unitName : t('access:belowToo', { unit: grant.unitName });
}

/** A grant as a sentence: who, as what, where, from when to when. */
export function sentenceOf(grant: GrantRow, roles: readonly Role[], t: Words, lang: Lang): string {
  const last = lastDay(grant);
  const from = showDay(grant.from);
  return t('access:sentence', {
    name: grant.userName,
    role: roleName(roles, grant.role, lang),
    place: placeOf(grant, t),
    period: last ? t('access:periodClosed', { from, to: showDay(last) }) : t('access:periodOpen', { from }),
  });
}

import { actAs } from '#core/acting.server.ts';
import { sights } from '#core/audit-read.server.ts';
import { showMoment } from '#core/day.ts';
import { isRefusal } from '#core/refusal.ts';
import { userNames } from '#modules/sign-in/sign-in.server.ts';
import { refusePage } from '../../../../../../refuse-page.ts';
import { hasWords } from '../../../../../../words.ts';
import { actorWords, subjectWords } from '../../../../../audit-words.ts';
import { filterOf } from '../../../../../audit-filter.ts';
import { beforeIn, needsWhole, PAGE, pageOf } from '../../../../../list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = needsWhole(locals, 'audit.read');
  const { t } = locals;
  // Some purposes are chosen from a list, others written.
  const purposeWords = (text: string) =>
    /^[a-z-]+$/.test(text) && hasWords(`access:purpose.${text}`) ? t(`access:purpose.${text}`) : text;
  return actAs(locals.services.app, actor, async (tx) => {
    const { asked, typed, errors } = await filterOf(tx, url.searchParams, locals);
    const found = await sights(tx, actor, asked, { before: beforeIn(url), limit: PAGE + 1 });
    if (isRefusal(found)) refusePage(found, locals);
    const { rows, ...pages } = pageOf(url, found);
    const names = await userNames(
      tx,
      rows.map((row) => row.actor),
    );
    const seen = rows.map((row) => ({
      id: row.id,
      when: showMoment(row.at),
      who: actorWords(t, row.actor, names),
      kind: t(`audit:sightKind.${row.what}`),
      about: subjectWords(t, row.subject, names),
      purpose: purposeWords(row.purpose),
      rows: row.rows,
    }));
    return { seen, pages, typed, errors };
  });
};

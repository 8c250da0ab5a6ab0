import { actAs } from '#core/acting.server.ts';
import { auditEntries } from '#core/audit-read.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { actionsInWords } from '../../../../audit-actions.ts';
import { shownEntries } from '../../../../audit-entries.ts';
import { FIELDS, filterOf } from '../../../../audit-filter.ts';
import { beforeIn, needsWhole, PAGE, pageOf } from '../../../../list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = needsWhole(locals, 'audit.read');
  const { t, lang } = locals;
  return actAs(locals.services.app, actor, async (tx) => {
    const { asked, typed, errors } = await filterOf(tx, url.searchParams, locals);
    const found = await auditEntries(tx, actor, asked, { before: beforeIn(url), limit: PAGE + 1 });
    if (isRefusal(found)) refusePage(found, locals);
    const { rows, ...pages } = pageOf(url, found);
    const filter = new URLSearchParams(FIELDS.flatMap((f) => (typed[f] ? [[f, typed[f]]] : [])));
    return {
      entries: await shownEntries(tx, rows, t),
      pages,
      typed,
      errors,
      actions: actionsInWords(lang),
      filter: filter.toString(),
    };
  });
};

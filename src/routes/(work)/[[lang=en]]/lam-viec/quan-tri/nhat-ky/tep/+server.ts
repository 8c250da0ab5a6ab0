import type { RequestHandler } from '@sveltejs/kit';
import { stringify } from 'csv-stringify/sync';
import { noteAccess } from '#core/access-log.server.ts';
import { actAs } from '#core/acting.server.ts';
import { auditEntries, countEntries, type EntriesAsked, type Entry } from '#core/audit-read.server.ts';
import { showMoment } from '#core/day.ts';
import { isRefusal, refuse } from '#core/refusal.ts';
import { nfc } from '#core/text.ts';
import { userNames } from '#modules/sign-in/sign-in.server.ts';
import { formOf } from '../../../../../../form.ts';
import { refusePage } from '../../../../../../refuse-page.ts';
import { actionWords, actorWords } from '../../../../../audit-words.ts';
import { FIELDS, filterOf } from '../../../../../audit-filter.ts';
import { needsWhole } from '../../../../../list.ts';

const BATCH = 1000;

/**
 * The filtered audit as CSV, as long as it may be: it is read in batches, the newest first, while it is sent. That it was taken,
 * by whom and what for, is noted before the first byte.
 */
export const POST: RequestHandler = async (event) => {
  const { locals, url } = event;
  const { t } = locals;
  const actor = needsWhole(locals, 'audit.read');
  const { app, clock } = locals.services;
  const purpose = nfc((await formOf(event)).text('muc-dich'))
    .trim()
    .slice(0, 300);
  if (purpose === '') refusePage(refuse('purpose-needed', {}), locals);
  const { asked, typed, errors } = await filterOf(app, url.searchParams, locals);
  if (errors.length > 0) refusePage(refuse('body-invalid', { where: errors[0]!.name ?? '' }), locals);
  const counted = await actAs(app, actor, async (tx) => {
    const found = await countEntries(tx, actor, asked);
    if (isRefusal(found)) return found;
    const filter = FIELDS.flatMap((f) => (typed[f] ? [`${f}=${typed[f]}`] : [])).join(', ');
    const subject = `audit:${filter || t('audit:download.all')}`.slice(0, 500);
    await noteAccess(tx, actor, clock.now(), { what: 'export', subject, purpose, rows: found.entries });
    return found;
  });
  if (isRefusal(counted)) refusePage(counted, locals);
  return new Response(csv(locals, { ...asked, upTo: counted.last }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="nhat-ky.csv"`,
      'cache-control': 'no-store',
    },
  });
};

const COLUMNS = ['id', 'at', 'who', 'actor', 'action', 'subject', 'unit', 'before', 'after'] as const;

/** Spreadsheets take a cell that begins with = for a formula: it is made text. */
const write = (rows: unknown[][], first: boolean) => stringify(rows, { bom: first, escape_formulas: true });

function csv(locals: App.Locals, asked: EntriesAsked): ReadableStream<Uint8Array> {
  const { actor, services, t } = locals;
  const encoder = new TextEncoder();
  let before: number | undefined;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(write([COLUMNS.map((c) => t(`audit:csv.${c}`))], true)));
    },
    async pull(controller) {
      const rows = await actAs(services.app, actor, async (tx) => {
        const found = await auditEntries(tx, actor, asked, { before, limit: BATCH });
        if (isRefusal(found)) throw new Error(`the audit was refused halfway: ${found.code}`);
        const names = await userNames(
          tx,
          found.map((e) => e.actor),
        );
        return found.map((e) => line(e, names));
      });
      if (rows.length > 0) controller.enqueue(encoder.encode(write(rows, false)));
      before = rows.at(-1)?.[0] as number | undefined;
      if (rows.length < BATCH) controller.close();
    },
  });

  function line(e: Entry, names: ReadonlyMap<string, string>): unknown[] {
    const json = (value: unknown) => (value === null ? '' : JSON.stringify(value));
    const [who, what] = [actorWords(t, e.actor, names), actionWords(t, e.action)];
    return [e.id, showMoment(e.at), who, e.actor, what, e.subject, e.unit, json(e.before), json(e.after)];
  }
}

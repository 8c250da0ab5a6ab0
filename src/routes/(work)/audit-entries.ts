import { differences } from '#core/audit-difference.ts';
import type { Entry } from '#core/audit-read.server.ts';
import { showMoment } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { userNames } from '#modules/sign-in/sign-in.server.ts';
import { unitNames } from '#modules/units/units.server.ts';
import { actionWords, actorWords, fieldWords, subjectWords } from './audit-words.ts';
import type { Words } from '../words.ts';

/** Entries in words: who, what, of whom, where, and what changed field by field. */
export async function shownEntries(db: Db | Tx, entries: readonly Entry[], t: Words) {
  // Users are named both where they acted and where something was done to them.
  const names = await userNames(
    db,
    entries.flatMap((e) => [e.actor, e.subject]),
  );
  const units = await unitNames(
    db,
    entries.flatMap((e) => (e.unit === null ? [] : [e.unit])),
  );
  const inWords = (text: string | null) =>
    text === 'true' ? t('audit:yes') : text === 'false' ? t('audit:no') : text;
  return entries.map((e) => ({
    id: e.id,
    at: e.at.toISOString(),
    when: showMoment(e.at),
    actor: e.actor,
    who: actorWords(t, e.actor, names),
    action: e.action,
    what: actionWords(t, e.action),
    subject: e.subject,
    about: subjectWords(t, e.subject, names),
    unit: e.unit === null ? null : (units.get(e.unit) ?? String(e.unit)),
    changes: differences(e.before, e.after).map((d) => ({
      field: fieldWords(t, d.field),
      before: inWords(d.before),
      after: inWords(d.after),
    })),
  }));
}

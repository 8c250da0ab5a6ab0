import { may, type Actor } from '#core/actor.ts';
import { announce } from '#core/announce.server.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { isRefusal, refuse, type Refusal } from '#core/refusal.ts';
import { nfc } from '#core/text.ts';
import { encodeLogo, storeLogo } from './logo.server.ts';

/** What administrators set. */
export interface Settings {
  nameVi: string;
  nameEn: string;
  partNameVi: string;
  partNameEn: string;
  /** #rrggbb; null is ours. */
  accent: string | null;
  /** The stored file; null is ours. */
  logo: number | null;
}

export type Wanted = Omit<Settings, 'logo'> & {
  /** A picture as it was sent in; null takes the logo away. */
  logo: Buffer | 'as-it-is' | null;
};

const NAMES = ['nameVi', 'nameEn', 'partNameVi', 'partNameEn'] as const;
const ACTION = 'federation.update';

/** The federation's settings; null before it has been named. */
export async function settings(db: Db | Tx): Promise<Settings | null> {
  const row = await db
    .selectFrom('federation')
    .select([...NAMES, 'accent', 'logoFileId as logo'])
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Changes the settings; public pages show it once this commits. Gives whether anything changed. Refuses who may not, an
 * empty name, a colour that is none, a logo as encodeLogo does.
 */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  wanted: Wanted,
): Promise<boolean | Refusal> {
  if (!may(actor, 'settings.write', null)) return refuse('not-allowed', { what: 'settings.write' });
  const names: Record<string, string> = {};
  for (const field of NAMES) {
    const name = nfc(wanted[field]).replace(/\s+/g, ' ').trim();
    if (name === '' || name.length > 200) return refuse('federation-name-needed', { field });
    names[field] = name;
  }
  const accent = wanted.accent?.toLowerCase() ?? null;
  if (accent !== null && !/^#[0-9a-f]{6}$/.test(accent)) return refuse('colour-invalid', { field: 'accent' });
  const encoded = wanted.logo instanceof Buffer ? await encodeLogo(wanted.logo) : wanted.logo;
  if (isRefusal(encoded)) return encoded;
  const was = await held(tx);
  const logo = encoded === 'as-it-is' ? was.logo : encoded === null ? null : await storeLogo(tx, encoded);
  return put(tx, actor, clock, was, { ...(names as Pick<Settings, (typeof NAMES)[number]>), accent, logo });
}

/** The actor's last change, as long as the settings are still what it made of them: its audit entry, else null. */
export async function changeToUndo(tx: Tx, actor: Actor): Promise<number | null> {
  const entry = await tx
    .selectFrom('auditEntry')
    .select(['id', 'after'])
    .where('subject', '=', 'federation')
    .where('action', '=', ACTION)
    .where('actor', '=', actor.key)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const now = await settings(tx);
  return entry && now && same(entry.after as unknown as Settings, now) ? entry.id : null;
}

/**
 * Puts back what was before a change of the actor's own. Takes its audit entry; refuses who may not, and a change that is
 * not the actor's last one or that somebody has changed something after.
 */
export async function undoChange(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  entry: number,
): Promise<boolean | Refusal> {
  if (!may(actor, 'settings.write', null)) return refuse('not-allowed', { what: 'settings.write' });
  const was = await held(tx);
  if ((await changeToUndo(tx, actor)) !== entry) return refuse('changed-since', {});
  const { before } = await tx
    .selectFrom('auditEntry')
    .select('before')
    .where('id', '=', entry)
    .executeTakeFirstOrThrow();
  return put(tx, actor, clock, was, before as unknown as Settings);
}

/** The settings, which nobody else changes until the transaction ends. */
async function held(tx: Tx): Promise<Settings> {
  await tx.selectFrom('federation').select('id').forUpdate().execute();
  return (await settings(tx))!;
}

async function put(tx: Tx, actor: Actor, clock: Clock, was: Settings, next: Settings): Promise<boolean> {
  if (same(was, next)) return false;
  const { logo, ...rest } = next;
  await tx
    .updateTable('federation')
    .set({ ...rest, logoFileId: logo })
    .execute();
  await audit(tx, actor, clock.now(), ACTION, 'federation', was, next);
  await announce(tx, 'federation');
  return true;
}

const same = (a: Settings, b: Settings): boolean =>
  NAMES.every((n) => a[n] === b[n]) && a.accent === b.accent && a.logo === b.logo;

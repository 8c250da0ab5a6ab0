import { sql, type RawBuilder } from 'kysely';
import { may, type Actor } from './actor.ts';
import { addDays, type Day } from './day.ts';
import type { Tx } from './db.server.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What an auditor asks to see; whatever is left out is not narrowed. */
export interface EntriesAsked {
  /** Any of these actors, by their keys. */
  actors?: readonly string[] | undefined;
  action?: string | undefined;
  /** 'person:12', or 'person' for all of that kind. */
  subject?: string | undefined;
  unit?: number | undefined;
  /** Local days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** Those up to this position. */
  upTo?: number | undefined;
}

/** A page of a list, the newest first: those before this position. */
export interface PageAsked {
  before?: number | undefined;
  limit: number;
}

export interface Entry {
  id: number;
  at: Date;
  /** The actor's key. */
  actor: string;
  action: string;
  subject: string;
  unit: number | null;
  before: unknown;
  after: unknown;
}

/** Who saw or took records of persons, what for, and how many. */
export interface Sight {
  id: number;
  at: Date;
  actor: string;
  purpose: string;
  what: 'person' | 'list' | 'export';
  subject: string;
  rows: number;
}

/** Audit entries, the newest first. Within actAs; refuses who does not read the audit. */
export async function auditEntries(
  tx: Tx,
  actor: Actor,
  asked: EntriesAsked,
  page: PageAsked,
): Promise<Entry[] | Refusal> {
  const no = mayRead(actor);
  if (no) return no;
  const { rows } = await sql<Entry>`
    select id, at, actor, action, subject, unit_id as unit, before, after from audit_entry
    where ${all([...narrowed(asked), ...before(page)])} order by id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many entries are asked for, and the last of them: a position up to which a list stays what it is. */
export async function countEntries(
  tx: Tx,
  actor: Actor,
  asked: EntriesAsked,
): Promise<{ entries: number; last: number } | Refusal> {
  const no = mayRead(actor);
  if (no) return no;
  const { rows } = await sql<{ entries: number; last: number }>`
    select count(*) as entries, coalesce(max(id), 0) as last from audit_entry where ${all(narrowed(asked))}`.execute(
    tx,
  );
  return rows[0]!;
}

/** Who saw whose records, the newest first; `subject` and the rest as for entries. Within actAs; refuses likewise. */
export async function sights(
  tx: Tx,
  actor: Actor,
  asked: Pick<EntriesAsked, 'actors' | 'subject' | 'from' | 'to'>,
  page: PageAsked,
): Promise<Sight[] | Refusal> {
  const no = mayRead(actor);
  if (no) return no;
  const { rows } = await sql<Sight>`
    select id, at, actor, purpose, what, subject, rows from access_log
    where ${all([...narrowed(asked), ...before(page)])} order by id desc limit ${page.limit}`.execute(tx);
  return rows;
}

const mayRead = (actor: Actor): Refusal | null =>
  may(actor, 'audit.read', null) ? null : refuse('not-allowed', { what: 'audit.read' });

/** Where a local day begins. */
const begin = (day: Day): RawBuilder<Date> => sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

function narrowed({ actors, action, subject, unit, from, to, upTo }: EntriesAsked): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = [];
  if (actors !== undefined) found.push(sql`actor = any(${actors}::text[])`);
  if (action !== undefined) found.push(sql`action = ${action}`);
  if (subject !== undefined)
    found.push(
      subject.includes(':') ? sql`subject = ${subject}` : sql`split_part(subject, ':', 1) = ${subject}`,
    );
  if (unit !== undefined) found.push(sql`unit_id = ${unit}`);
  if (from !== undefined) found.push(sql`at >= ${begin(from)}`);
  if (to !== undefined) found.push(sql`at < ${begin(addDays(to, 1))}`);
  if (upTo !== undefined) found.push(sql`id <= ${upTo}`);
  return found;
}
const before = (page: PageAsked): RawBuilder<boolean>[] =>
  page.before === undefined ? [] : [sql`id < ${page.before}`];
const all = (conditions: RawBuilder<boolean>[]) => sql.join([sql`true`, ...conditions], sql` and `);

/** How far the audit is sealed. Numbers only: whoever sees to the machine may know them. */
export interface SealState {
  seals: number;
  /** When the last seal was put. */
  lastAt: Date | null;
  /** The last seal; kept elsewhere, it proves later that the chain was not made anew. */
  last: { seal: number; hash: string } | null;
  /** Entries that no seal covers, and the oldest of them. */
  unsealed: number;
  oldestUnsealed: Date | null;
}

export async function sealState(db: Tx): Promise<SealState> {
  const { rows } = await sql<{
    id: number | null;
    hash: string | null;
    sealedAt: Date | null;
    entries: number;
    oldest: Date | null;
  }>`select s.id, encode(s.hash, 'hex') as hash, s.sealed_at, u.entries, u.oldest
     from unsealed_audit() u left join (select * from audit_seal order by id desc limit 1) s on true`.execute(
    db,
  );
  const { id, hash, sealedAt, entries, oldest } = rows[0]!;
  // Seals are numbered without a gap.
  const last = id === null ? null : { seal: id, hash: hash! };
  return { seals: id ?? 0, lastAt: sealedAt, last, unsealed: entries, oldestUnsealed: oldest };
}

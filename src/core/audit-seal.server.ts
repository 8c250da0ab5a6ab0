import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Clock } from './clock.ts';
import type { DB } from './database.gen.ts';
import type { Db } from './db.server.ts';
import type { JobTask } from './jobs.server.ts';
import { LOCK } from './locks.ts';

/**
 * The audit entries are chained by seals, each over at most 1000 entries. What is hashed (SHA-256), as UTF-8:
 *
 * - an entry: the JSON array [id, at, actor, action, subject, unit_id, before, after], the last two as texts of JSON, so that
 *   nothing at all and the JSON null differ;
 * - a seal's `entries`: the hashes of its entries (32 bytes each), one after the other in the order of their ids;
 * - a seal: the JSON array [id, first_id, last_id, count, sealed_at, hash of the seal before, `entries`], both in hexadecimal.
 *
 * Times are UTC, "2026-01-31T01:02:03.456789Z"; JSON is as PostgreSQL writes jsonb: ", " and ": " between, the keys of
 * an object by length, then by bytes; what is absent is null. A column added to audit_entry later is outside the seals until a
 * new form is written here beside this one.
 */
const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const hashOf = (...columns: string[]) =>
  `sha256(convert_to(jsonb_build_array(${columns.join(', ')})::text, 'UTF8'))`;
const entryHash = hashOf(
  'e.id',
  utc('e.at'),
  'e.actor',
  'e.action',
  'e.subject',
  'e.unit_id',
  'e.before::text',
  'e.after::text',
);
const entriesHash = `sha256(coalesce(string_agg(${entryHash}, ''::bytea order by e.id), ''))`;
const sealHash = hashOf(
  's.id',
  's.first_id',
  's.last_id',
  's.count',
  utc('s.sealed_at'),
  `encode(s.previous, 'hex')`,
  `encode(s.entries, 'hex')`,
);
/** Entries under one seal: few enough that a broken one says where to look. */
const BATCH = 1_000;
/** How long a run of the job waits for writers that are about to end anyway. */
const PATIENCE_MS = 2_000;

/** A position, and the transactions that may yet bring an entry below it. */
interface Frontier {
  position: number;
  writers: string[];
}

/**
 * The job that seals. Ids become visible out of order, and what is sealed must be complete: so it looks where the entries
 * end, then who is writing entries at that moment (whoever has drawn an id holds the table's lock since before, until its
 * transaction ends), and seals up to there once those have ended. Writers never wait. While one of them takes its time,
 * its frontier is kept for the next minute: later writers do not put it off further.
 */
export function sealAudit(clock: Clock): JobTask {
  let kept: Frontier | null = null;
  return {
    cron: '* * * * *',
    async run(client, _payload, log) {
      let entries = 0;
      if (kept && (await hasEnded(client, kept))) {
        entries += await sealUpTo(client, kept.position, clock);
        kept = null;
      }
      const found = await frontier(client);
      if (await hasEnded(client, found, PATIENCE_MS))
        entries += await sealUpTo(client, found.position, clock);
      else kept ??= found;
      if (entries > 0) log.debug({ entries }, 'audit sealed');
    },
  };
}

async function frontier(client: pg.ClientBase): Promise<Frontier> {
  // First the position, then the writers: one that begins in between draws a later id.
  const { rows } = await client.query<{ position: number }>(
    'select coalesce(max(id), 0) as position from audit_entry',
  );
  return { position: rows[0]!.position, writers: await writers(client) };
}

async function writers(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ writer: string }>(
    `select distinct virtualtransaction as writer from pg_locks
     where locktype = 'relation' and relation = 'audit_entry'::regclass and granted
       and database = (select oid from pg_database where datname = current_database())
       and mode = 'RowExclusiveLock' and pid is distinct from pg_backend_pid()`,
  );
  return rows.map((row) => row.writer);
}

async function hasEnded(client: pg.ClientBase, at: Frontier, patience = 0): Promise<boolean> {
  const STEP = 50;
  for (let waited = 0; ; waited += STEP) {
    const still = at.writers.length > 0 ? await writers(client) : [];
    if (!at.writers.some((writer) => still.includes(writer))) return true;
    if (waited >= patience) return false;
    await sleep(STEP);
  }
}

/** Seals what is not sealed yet up to a position that nothing comes below any more. Gives how many entries. */
async function sealUpTo(client: pg.ClientBase, position: number, clock: Clock): Promise<number> {
  for (let all = 0; ;) {
    await client.query('begin');
    try {
      // One sealer after the other: each must see the seal of the one before.
      await client.query('select pg_advisory_xact_lock($1)', [LOCK.seal]);
      const { rows } = await client.query<{ count: number }>(
        `with before as (
           select id, last_id, hash from audit_seal order by id desc limit 1
         ), e as (
           select * from audit_entry where id > coalesce((select last_id from before), 0) and id <= $1 order by id limit $2
         ), s as (
           select coalesce((select id from before), 0) + 1 as id, min(e.id) as first_id, max(e.id) as last_id, count(*) as count,
             $3::timestamptz as sealed_at, ${entriesHash} as entries, (select hash from before) as previous
           from e
         )
         insert into audit_seal (id, first_id, last_id, count, sealed_at, entries, previous, hash)
         select s.*, ${sealHash} from s where s.count > 0 returning count`,
        [position, BATCH, clock.now()],
      );
      await client.query('commit');
      all += rows[0]?.count ?? 0;
      if ((rows[0]?.count ?? 0) < BATCH) return all;
    } catch (cause) {
      await client.query('rollback');
      throw cause;
    }
  }
}

/** What is wrong with a seal: its entries (one was changed, is missing, was added), itself, or what it follows. */
export type Wrong = 'entry-changed' | 'entry-missing' | 'entry-added' | 'seal-changed' | 'link-broken';

export interface Broken {
  seal: number;
  /** The entries that the seal says it holds. */
  firstId: number;
  lastId: number;
  wrong: Wrong;
}

export interface Verified {
  /** Entries under seals, and seals. */
  sealed: number;
  seals: number;
  /** Entries after the last seal. */
  unsealed: number;
  broken: Broken[];
  /** The last seal. Kept elsewhere, its hash proves later that the chain up to it was not made anew. */
  last: { seal: number; hash: string } | null;
}

interface SealRow {
  id: number;
  firstId: number;
  lastId: number;
  count: number;
  previous: string | null;
  hash: string;
  itself: boolean;
  found: number;
  entries: boolean;
}

/**
 * Recomputes the whole chain from the entries and tells what does not fit, in one unchanging view of the database; writes
 * nothing. Takes a login that sees every entry: one that does not finds the others missing. `tell` hears how many seals are
 * done.
 */
export function verifyAudit(db: Db, tell?: (seals: number) => Promise<unknown>): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verify(tx, tell));
}

async function verify(
  tx: Transaction<DB>,
  tell: ((seals: number) => Promise<unknown>) | undefined,
): Promise<Verified> {
  const broken: Broken[] = [];
  let [sealed, seals] = [0, 0];
  let before: SealRow | null = null;
  for (;;) {
    const page: SealRow[] = await sealsAfter(tx, before);
    for (const seal of page) {
      for (const wrong of faults(seal, before))
        broken.push({ seal: seal.id, firstId: seal.firstId, lastId: seal.lastId, wrong });
      sealed += seal.found;
      seals++;
      before = seal;
    }
    await tell?.(seals);
    if (page.length === 0) break;
  }
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from audit_entry where id > ${before?.lastId ?? 0}`.execute(tx);
  const last = before && { seal: before.id, hash: before.hash };
  return { sealed, seals, unsealed: rows[0]!.n, broken, last };
}

function* faults(seal: SealRow, before: SealRow | null): Generator<Wrong> {
  if (!seal.itself) yield 'seal-changed';
  if (seal.id !== (before?.id ?? 0) + 1 || seal.previous !== (before?.hash ?? null)) yield 'link-broken';
  if (seal.found < seal.count) yield 'entry-missing';
  else if (seal.found > seal.count) yield 'entry-added';
  else if (!seal.entries) yield 'entry-changed';
}

/** The next hundred seals, each held against the entries in its range. */
async function sealsAfter(tx: Transaction<DB>, before: SealRow | null): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    with s as (
      select *, coalesce(lag(last_id) over (order by id), ${before?.lastId ?? null}, '-9223372036854775808')::bigint as after
      from (select * from audit_seal where id > ${before?.id ?? 0} order by id limit 100) next
    )
    select s.id, s.first_id, s.last_id, s.count, encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash,
      ${sql.raw(sealHash)} = s.hash as itself, c.found, c.entries = s.entries as entries
    from s cross join lateral (
      select count(*) as found, ${sql.raw(entriesHash)} as entries from audit_entry e where e.id > s.after and e.id <= s.last_id
    ) c
    order by s.id`.execute(tx);
  return rows;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { system } from './actor.ts';
import { sealAudit, verifyAudit } from './audit-seal.server.ts';
import { audit } from './audit.server.ts';
import { openDb } from './db.server.ts';
import { makeLog } from './log.server.ts';
import { testDatabase } from '#test/database.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-11-24T03:00:00.123Z') };
const sealer = sealAudit(clock);
const client = await db.owner.connect();
/** A login that sees every entry. */
const seesAll = openDb(db.owner);
afterAll(() => client.release());
const seal = () => sealer.run(client, {}, makeLog('silent'));

const write = (n: number) =>
  db.app
    .transaction()
    .execute((tx) =>
      audit(tx, system, clock.now(), 'test.write', `test:${n}`, null, { n, chữ: 'Đất "nước"\n' }),
    );

/** Chance that a test can repeat. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test('nothing to seal makes no seal', async () => {
  await seal();
  expect(await verifyAudit(seesAll)).toEqual({ sealed: 0, seals: 0, unsealed: 0, broken: [], last: null });
});

test('twelve writers with pauses and rollbacks, sealed meanwhile: the chain is whole and misses nobody', async () => {
  let writing = true;
  const writers = Array.from({ length: 12 }, async (_, who) => {
    const next = chance(who + 1);
    for (let i = 0; i < 60; i++) {
      const wanted = next() > 0.2;
      await db.app
        .transaction()
        .execute(async (tx) => {
          await audit(tx, system, clock.now(), 'test.race', `writer:${who}`, { i }, null);
          await sleep(next() * 12);
          await audit(tx, system, clock.now(), 'test.race', `writer:${who}`, null, { i });
          if (!wanted) throw new Error('rolled back');
        })
        .catch(() => undefined);
    }
  });
  const sealing = (async () => {
    while (writing) await seal();
  })();
  await Promise.all(writers);
  writing = false;
  await sealing;
  await seal();
  const { rows } = await db.owner.query<{ n: number; gaps: number }>(
    'select count(*) as n, max(id) - count(*) as gaps from audit_entry',
  );
  expect(rows[0]!.gaps).toBeGreaterThan(50);
  const found = await verifyAudit(seesAll);
  expect(found).toMatchObject({ sealed: rows[0]!.n, unsealed: 0, broken: [] });
  expect(found.seals).toBeGreaterThan(5);
});

test('an entry whose transaction is open holds the seal back, those behind it too, and no writer waits', async () => {
  const before = await verifyAudit(seesAll);
  let finish: () => void = () => undefined;
  const until = new Promise<void>((done) => (finish = done));
  let begun: () => void = () => undefined;
  const written = new Promise<void>((done) => (begun = done));
  const slow = db.app.transaction().execute(async (tx) => {
    await audit(tx, system, clock.now(), 'test.slow', 'test:slow', null, null);
    begun();
    await until;
  });
  await written;
  await write(1);
  await seal();
  expect(await verifyAudit(seesAll)).toEqual({ ...before, unsealed: 1 });
  await write(2);
  finish();
  await slow;
  await seal();
  expect(await verifyAudit(seesAll)).toMatchObject({ sealed: before.sealed + 3, unsealed: 0, broken: [] });
});

test('a thousand entries go under one seal at most', async () => {
  const before = await verifyAudit(seesAll);
  await db.owner.query(
    `insert into audit_entry (at, actor, action, subject) select now(), 'system', 'test.many', n::text from generate_series(1, 2500) n`,
  );
  await seal();
  expect(await verifyAudit(seesAll)).toMatchObject({ sealed: before.sealed + 2500, seals: before.seals + 3 });
});

/** What verification says after a change that the owner makes behind the program's back, which is then undone. */
async function after(change: string) {
  await db.owner.query(
    'create table kept_entry as table audit_entry; create table kept_seal as table audit_seal',
  );
  await db.owner.query(change);
  const found = await verifyAudit(seesAll);
  await db.owner.query(`truncate audit_entry, audit_seal;
    insert into audit_entry overriding system value select * from kept_entry; insert into audit_seal select * from kept_seal;
    drop table kept_entry, kept_seal`);
  expect((await verifyAudit(seesAll)).broken).toEqual([]);
  return found;
}
const second = `(select first_id from audit_seal where id = 2)`;

test.each([
  ['a changed word', `update audit_entry set actor = 'someone else' where id = ${second}`, 'entry-changed'],
  [
    'a changed moment',
    `update audit_entry set at = at + interval '1 microsecond' where id = ${second}`,
    'entry-changed',
  ],
  [
    'null made of the JSON null',
    `update audit_entry set before = 'null' where id = (select min(e.id) from audit_entry e join audit_seal s
      on s.id = 2 and e.id between s.first_id and s.last_id where e.before is null)`,
    'entry-changed',
  ],
  ['a deleted entry', `delete from audit_entry where id = ${second}`, 'entry-missing'],
  [
    'two entries that changed places',
    `update audit_entry set id = case id when ${second} then -1 else id end where id = ${second};
    update audit_entry set id = ${second} where id = ${second} + 1; update audit_entry set id = ${second} + 1 where id = -1`,
    'entry-changed',
  ],
])('%s is found, in its seal', async (_, change, wrong) => {
  // An identity column moves only when it is no identity.
  const free = /set id/.test(change)
    ? [
        'alter table audit_entry alter id drop identity;',
        ';alter table audit_entry alter id add generated always as identity',
      ]
    : ['', ''];
  const { broken } = await after(free[0] + change + free[1]);
  const { rows } = await db.owner.query('select first_id, last_id from audit_seal where id = 2');
  expect(broken).toEqual([{ seal: 2, firstId: rows[0].first_id, lastId: rows[0].last_id, wrong }]);
});

test('an entry that is put into a gap between entries, or before all of them, is found', async () => {
  const { rows } = await db.owner.query<{ gap: number; seal: number }>(
    `select g as gap, (select min(id) from audit_seal where last_id >= g) as seal
     from generate_series(1, (select max(last_id) from audit_seal)) g where not exists (select from audit_entry where id = g) limit 1`,
  );
  for (const [id, seal] of [
    [rows[0]!.gap, rows[0]!.seal],
    [-5, 1],
  ]) {
    const put = `insert into audit_entry (id, at, actor, action, subject) overriding system value values (${id}, now(), 'x', 'x', 'x')`;
    expect((await after(put)).broken).toMatchObject([{ seal, wrong: 'entry-added' }]);
  }
});

test('a changed seal is found, and one that was made anew breaks the link after it', async () => {
  const wrong = async (change: string) => (await after(change)).broken.map((b) => [b.seal, b.wrong]);
  expect(
    await wrong(`update audit_seal set sealed_at = sealed_at + interval '1 second' where id = 2`),
  ).toEqual([[2, 'seal-changed']]);
  expect(await wrong(`update audit_seal set hash = sha256('') where id = 2`)).toEqual([
    [2, 'seal-changed'],
    [3, 'link-broken'],
  ]);
  expect(await wrong('delete from audit_seal where id = 2')).toContainEqual([3, 'link-broken']);
});

test('the app adds entries and reads seals; it changes neither, and does not choose a position', async () => {
  const put = sql`insert into audit_entry (id, at, actor, action, subject) overriding system value values (-1, now(), 'x', 'x', 'x')`;
  for (const statement of [
    put,
    sql`update audit_entry set actor = 'x'`,
    sql`delete from audit_entry`,
    sql`truncate audit_entry`,
    sql`insert into audit_seal select * from audit_seal`,
    sql`update audit_seal set count = 1`,
    sql`delete from audit_seal`,
    sql`truncate audit_seal`,
  ])
    await expect(statement.execute(db.app)).rejects.toThrow(/permission denied/);
  await expect(sql`select from audit_seal`.execute(db.portal)).rejects.toThrow(/permission denied/);
});

test('npm run audit:verify prints what it verified, and ends with 1 when the chain is broken', async () => {
  const verify = (...args: string[]) => {
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: db.adminUrl,
      GOC_SECRET: db.secret,
      GOC_FEDERATION: 'test',
    };
    const { status, stdout } = spawnSync(process.execPath, ['bin/audit-verify.ts', ...args], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout };
  };
  const { last } = await verifyAudit(seesAll);
  const whole = verify('--seal', `1:${await firstHash()}`);
  expect(whole.stdout).toContain(`${last!.seal}:${last!.hash}`);
  expect(whole.status).toBe(0);
  expect(verify('--seal', `1:${'0'.repeat(64)}`)).toMatchObject({ status: 1 });
  await db.owner.query(`delete from audit_entry where id = ${second}`);
  const broken = verify();
  expect(broken.status).toBe(1);
  expect(broken.stdout).toMatch(/niêm phong số 2 .*thiếu dòng.*\(seal 2, .*missing/i);
});

const firstHash = async () =>
  (await db.owner.query<{ h: string }>(`select encode(hash, 'hex') as h from audit_seal where id = 1`))
    .rows[0]!.h;

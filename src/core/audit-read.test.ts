import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { noteAccess } from './access-log.server.ts';
import { actAs } from './acting.server.ts';
import { nobody, type Actor, type Permission } from './actor.ts';
import { auditEntries, countEntries, sealState, sights, type EntriesAsked } from './audit-read.server.ts';
import { sealAudit } from './audit-seal.server.ts';
import { audit } from './audit.server.ts';
import { day } from './day.ts';
import { makeLog } from './log.server.ts';

const db = await testDatabase();
const who = (key: string, ...whole: Permission[]): Actor => ({
  key,
  user: key,
  scope: (permission) => (whole.includes(permission) ? 'all' : new Set()),
});
const [lan, minh] = [who('user:lan'), who('user:minh', 'settings.write', 'jobs.write', 'users.write')];
const auditor = who('user:thu', 'audit.read');

beforeAll(async () => {
  const write = (actor: Actor, at: string, action: string, subject: string) =>
    actAs(db.app, actor, (tx) => audit(tx, actor, new Date(at), action, subject, null, { at }));
  // Midnight here is 17:00 of the day before in UTC.
  await write(lan, '2026-03-01T16:59:59Z', 'person.register', 'person:1');
  await write(lan, '2026-03-01T17:00:00Z', 'person.move', 'person:1');
  await write(minh, '2026-03-02T16:59:59Z', 'person.register', 'person:12');
  await write(minh, '2026-03-02T17:00:00Z', 'user.create', 'user:9');
  await actAs(db.app, lan, (tx) =>
    noteAccess(tx, lan, new Date('2026-03-02T01:00:00Z'), {
      what: 'person',
      subject: 'person:1',
      purpose: 'own-work',
      rows: 1,
    }),
  );
});

async function subjects(asked: EntriesAsked, page: { before?: number; limit: number } = { limit: 50 }) {
  const found = await actAs(db.app, auditor, (tx) => auditEntries(tx, auditor, asked, page));
  if ('refused' in found) throw new Error(found.code);
  return found.map((e) => `${e.action} ${e.subject}`);
}
const all = [
  'user.create user:9',
  'person.register person:12',
  'person.move person:1',
  'person.register person:1',
];

test('an auditor reads every entry, the newest first, page by page', async () => {
  expect(await subjects({})).toEqual(all);
  expect(await subjects({}, { limit: 2 })).toEqual(all.slice(0, 2));
  expect(await subjects({}, { limit: 2, before: 3 })).toEqual(all.slice(2));
});

test('entries are narrowed by who, what, of whom, and by local days that are both included', async () => {
  expect(await subjects({ actors: ['user:lan'] })).toEqual(all.slice(2));
  expect(await subjects({ actors: [] })).toEqual([]);
  expect(await subjects({ action: 'person.register' })).toEqual([all[1], all[3]]);
  expect(await subjects({ subject: 'person:1' })).toEqual(all.slice(2));
  expect(await subjects({ subject: 'person' })).toEqual(all.slice(1));
  expect(await subjects({ from: day('2026-03-02'), to: day('2026-03-02') })).toEqual(all.slice(1, 3));
  expect(await subjects({ upTo: 2 })).toEqual(all.slice(2));
  expect(await actAs(db.app, auditor, (tx) => countEntries(tx, auditor, { subject: 'person' }))).toEqual({
    entries: 3,
    last: 3,
  });
});

test('nobody else reads the audit, not even an administrator, and not past the function either', async () => {
  for (const actor of [minh, lan, nobody]) {
    expect(await actAs(db.app, actor, (tx) => auditEntries(tx, actor, {}, { limit: 9 }))).toMatchObject({
      code: 'not-allowed',
    });
    expect(await actAs(db.app, actor, (tx) => countEntries(tx, actor, {}))).toMatchObject({
      code: 'not-allowed',
    });
    expect(await actAs(db.app, actor, (tx) => sights(tx, actor, {}, { limit: 9 }))).toMatchObject({
      code: 'not-allowed',
    });
    // One who passes for an auditor before the function only: the database shows no more than one's own.
    const seen = await actAs(db.app, actor, (tx) => auditEntries(tx, auditor, {}, { limit: 9 }));
    expect((seen as { actor: string }[]).every((e) => e.actor === actor.key)).toBe(true);
    const log = await actAs(db.app, actor, (tx) => sights(tx, auditor, {}, { limit: 9 }));
    expect((log as { actor: string }[]).every((e) => e.actor === actor.key)).toBe(true);
  }
  // Outside of actAs nothing is said of who asks: then nothing is shown.
  expect(await db.app.transaction().execute((tx) => auditEntries(tx, auditor, {}, { limit: 9 }))).toEqual([]);
});

test('an auditor reads who saw whose records, and what for', async () => {
  const found = await actAs(db.app, auditor, (tx) =>
    sights(tx, auditor, { subject: 'person:1' }, { limit: 9 }),
  );
  expect(found).toMatchObject([{ actor: 'user:lan', purpose: 'own-work', what: 'person', rows: 1 }]);
});

test('how far the audit is sealed is a number that those may know who read none of it', async () => {
  const state = () => actAs(db.app, nobody, (tx) => sealState(tx));
  expect(await state()).toMatchObject({ seals: 0, last: null, unsealed: 4 });
  const client = await db.owner.connect();
  await sealAudit({ now: () => new Date('2026-03-03T00:00:00Z') }).run(client, {}, makeLog('silent'));
  client.release();
  expect(await state()).toMatchObject({ seals: 1, unsealed: 0, oldestUnsealed: null });
  expect((await state()).last!.hash).toMatch(/^[0-9a-f]{64}$/);
});

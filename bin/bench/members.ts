import { sql } from 'kysely';
import { actAs } from '#core/acting.server.ts';
import type { Actor } from '#core/actor.ts';
import { day } from '#core/day.ts';
import { loginUrl, openDb, openPool } from '#core/db.server.ts';
import type { Embedded } from '#core/embedded/embedded.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { searchMembers } from '#modules/members/members.server.ts';
import { searchUnits, topUnits, unitChildren, unitsBelow } from '#modules/units/units.server.ts';
import { SCHEMA } from './loading.ts';
import { ms, percentile, type Result } from './result.ts';

const today = day('2026-11-24');
/** Searches between two counts. */
const EVERY = 4;
const clock = { now: () => new Date('2026-11-24T03:00:00Z') };
/** Frequent, rare, none, and those that many have, but few or none of them in one organisation. */
const WORDS = [
  '',
  'kh',
  'n',
  'nguyễn',
  'nguyen van',
  'van',
  'thi lan',
  'nguyen thi lan',
  'dung',
  'khanh',
  'quoc',
  'huu',
  'q',
  'x',
  'van hung',
  'zzz',
];

/**
 * Lists and searches of members, as an officer of each organisation asks them, of one commune's and of all four together;
 * against a plain count of the memberships. And units by words of their names.
 */
export async function benchMembers(server: Embedded): Promise<Result[]> {
  const app = openDb(openPool(loginUrl(server.adminUrl, server.secret, 'goc_app'), SCHEMA, 2));
  const owner = openDb(openPool(loginUrl(server.adminUrl, server.secret, 'goc_owner'), SCHEMA, 1));
  await sql`vacuum (analyze) member_name`.execute(owner);
  const count = () => sql`select count(*) from membership`.execute(owner);
  const results: Result[] = [];
  for (const { name, units } of await scopes(app)) {
    const actor: Actor = {
      key: 'user:bench',
      user: 'bench',
      scope: (p) => (p === 'persons.read' ? units : new Set()),
    };
    const [times, counts] = await beside(WORDS.length * 6, count, async (i) => {
      const words = WORDS[i % WORDS.length]!;
      const asked = { words, unit: null, day: today, living: i % 4 < 3, after: null, limit: 50 };
      const found = await actAs(app, actor, (tx) => searchMembers(tx, actor, clock, asked, 'own-work'));
      if (isRefusal(found)) throw new Error(found.code);
    });
    results.push(against(`members of ${name} by words`, times, counts, 'p95 under 100 ms'));
  }
  const named = ['phu nu vi thang', 'nong dan', 'chi hoi ap 5', 'zzz', 'cong doan truong'];
  const [times, counts] = await beside(100, count, (i) =>
    searchUnits(app, named[i % named.length]!, today, 8),
  );
  const { rows } = await sql<{ n: number }>`select count(*) as n from unit_version`.execute(owner);
  results.push(against(`units by words, of ${rows[0]!.n} versions`, times, counts, 'p95 under 50 ms'));
  await Promise.all([app.destroy(), owner.destroy()]);
  return results;
}

async function scopes(app: ReturnType<typeof openDb>): Promise<{ name: string; units: Set<number> }[]> {
  const tops = (await topUnits(app, today)).filter((u) => u.organisationId > 2);
  const each = await Promise.all(
    tops.map(async (u) => ({ name: u.name, units: new Set(await unitsBelow(app, u.id, today)) })),
  );
  const [commune] = await unitChildren(app, tops[1]!.id, today);
  return [
    ...each,
    {
      name: 'the four organisations',
      units: each.reduce((all, s) => all.union(s.units), new Set<number>()),
    },
    { name: commune!.name, units: new Set(await unitsBelow(app, commune!.id, today)) },
  ];
}

/** Times of the searches, and of counts strewn among them: what else the machine does then is shared by both. */
async function beside(
  n: number,
  count: () => Promise<unknown>,
  search: (i: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const [times, counts]: [number[], number[]] = [[], []];
  const clocked = async (run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    return performance.now() - began;
  };
  for (let i = -EVERY; i < n; i++) {
    const took = await clocked(() => search(Math.abs(i)));
    if (i >= 0) times.push(took);
    if (i >= 0 && i % EVERY === 0) counts.push(await clocked(count));
  }
  return [times, counts];
}

const spread = (times: readonly number[]) =>
  `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`;
const against = (what: string, times: readonly number[], counts: readonly number[], aim: string): Result => ({
  what,
  measured: spread(times),
  comparison: `count over memberships: ${spread(counts)}`,
  ratio: `${(percentile(times, 0.5) / percentile(counts, 0.5)).toFixed(1)} times as long at p50`,
  aim,
});

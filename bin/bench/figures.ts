import { sql } from 'kysely';
import { addDays, day } from '#core/day.ts';
import { loginUrl, openDb, openPool } from '#core/db.server.ts';
import type { Embedded } from '#core/embedded/embedded.server.ts';
import { isRefusal, type Refusal } from '#core/refusal.ts';
import { figure, figureValue } from '#modules/figures/figures.server.ts';
import { SCHEMA } from './loading.ts';
import { ms, percentile, timed, type Result } from './result.ts';

const DAYS = 300;
const today = day('2026-11-24');
/** Days spread over the years before the reorganisation, the same in every run. */
const dayOf = (i: number) => addDays(day('2008-01-01'), (i * 7919) % 6000);

/** Stock figures of the whole province on many days, against count over the raw tables on the same days. */
export async function benchFigures(server: Embedded): Promise<Result[]> {
  const portal = openDb(openPool(loginUrl(server.adminUrl, server.secret, 'goc_portal'), SCHEMA, 1));
  const owner = openDb(openPool(loginUrl(server.adminUrl, server.secret, 'goc_owner'), SCHEMA, 1));
  const raw: Record<string, (on: string) => Promise<unknown>> = {
    memberships: (on) =>
      sql`select count(*) from membership m join organisation o on o.id = m.organisation_id
        where o.has_hamlet_branches and m.period @> ${on}::date`.execute(owner),
    'households-with-member': (on) =>
      sql`select count(distinct r.household_id) from membership m join organisation o on o.id = m.organisation_id
        join residence r on r.person_id = m.person_id and r.period @> ${on}::date
        where o.has_hamlet_branches and m.period @> ${on}::date`.execute(owner),
    people: (on) =>
      sql`select count(distinct m.person_id) from membership m join organisation o on o.id = m.organisation_id
        where o.has_hamlet_branches and m.period @> ${on}::date`.execute(owner),
  };
  const results: Result[] = [];
  for (const [indicator, count] of Object.entries(raw)) {
    const asked = (i: number) => ({ indicator, area: 'tinh-hau-giang', date: dayOf(i) });
    const alone = await timed(DAYS, async (i) => succeeded(await figureValue(portal, asked(i), today)));
    const opened = await timed(DAYS, async (i) => succeeded(await figure(portal, asked(i), today)));
    const counts = percentile(await timed(10, (i) => count(dayOf(i))), 0.5);
    results.push(
      against(`${indicator} of the province on a day`, alone, counts, 'at least 20 times; p95 under 5 ms'),
      against('… with its districts and provenance', opened, counts, 'none'),
    );
  }
  results.push(await oneStatement(portal));
  await Promise.all([portal.destroy(), owner.destroy()]);
  return results;
}

function succeeded<T>(found: T | Refusal): void {
  if (isRefusal(found)) throw new Error(found.code);
}

const against = (what: string, times: readonly number[], counts: number, aim: string): Result => ({
  what,
  measured: `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`,
  comparison: `count over the raw tables: p50 ${ms(counts)}`,
  ratio: `${(counts / percentile(times, 0.5)).toFixed(0)} times faster`,
  aim,
});

/** All communes in one statement, as a map asks for them, against the province alone. */
async function oneStatement(portal: ReturnType<typeof openDb>): Promise<Result> {
  const { rows } = await sql<{ id: number }>`
    select area_id as id from published_area where level = 'commune' and period @> date '2020-09-30'`.execute(
    portal,
  );
  const { seriesOnDay } = await import('#modules/figures/queries.server.ts');
  const ids = rows.map((r) => r.id);
  const organisations = [2, 3, 4, 5, 6];
  const all = await timed(DAYS, (i) => seriesOnDay(portal, 1, 'a', ids, organisations, dayOf(i)));
  const one = await timed(DAYS, (i) => seriesOnDay(portal, 1, 'f', [0], organisations, dayOf(i)));
  return {
    what: `memberships of all ${ids.length} communes in one query`,
    measured: `p50 ${ms(percentile(all, 0.5))}, p95 ${ms(percentile(all, 0.95))}`,
    comparison: `the province alone: p50 ${ms(percentile(one, 0.5))}, p95 ${ms(percentile(one, 0.95))}`,
    ratio: `${(percentile(all, 0.5) / percentile(one, 0.5)).toFixed(1)} times as long`,
    aim: 'under 20 ms; the province p95 under 5 ms',
  };
}

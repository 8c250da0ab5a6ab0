import { expect, test } from 'vitest';
import type { Day } from '#core/day.ts';
import { figure, type Asked, type Figure } from '#modules/figures/figures.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { checkRows } from '#test/checks.ts';
import { demonstration } from '#test/demonstration.ts';

const db = await demonstration();
const today = '2026-11-24' as Day;

async function ask(asked: Asked): Promise<Figure> {
  const answer = await figure(db.portal, asked, today);
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

const counted = async (sql: string) => Number((await db.owner.query<{ n: string }>(sql)).rows[0]!.n);
const DAY = '2020-09-30';
const province = { area: 'tinh-hau-giang', date: DAY };
const flow = { area: 'tinh-hau-giang', from: '2016-07-21', to: DAY };

test('the article’s totals come out of the records by counting', async () => {
  const held = `from membership m join organisation o on o.id = m.organisation_id where o.has_hamlet_branches and m.period @> date '${DAY}'`;
  expect(await counted(`select count(*) n ${held}`)).toBe(307_217);
  expect(
    await counted(
      `select count(distinct r.household_id) n from residence r where r.period @> date '${DAY}' and r.person_id in (select m.person_id ${held})`,
    ),
  ).toBe(161_135);
  expect(await counted(`select sum(households) n from hamlet_households where period @> date '${DAY}'`)).toBe(
    196_898,
  );
});

test.each([
  ['memberships', 307_217n],
  ['branches', 2_090n],
  ['households', 196_898n],
  ['households-with-member', 161_135n],
] as const)(
  '%s of the province on 30/9/2020 is %s, and its eight districts add up',
  async (indicator, value) => {
    const answer = await ask({ indicator, ...province });
    expect(answer.value).toBe(value);
    expect(answer.breakdown.rows).toHaveLength(8);
    expect(answer.breakdown.rows.reduce((sum, row) => sum + row.value!, 0n)).toBe(value);
  },
);

test('coverage is 81.84 percent of 161,135 over 196,898', async () => {
  expect(await ask({ indicator: 'household-coverage', ...province })).toMatchObject({
    percent: '81.84',
    numerator: 161_135n,
    denominator: 196_898n,
  });
});

test.each([
  ['houses', 4_413n],
  ['houses-value', 89_236_400_000n],
  ['scholarships', 48_403n],
  ['scholarships-value', 27_964_500_000n],
  ['works', 208_951n],
  ['poverty-exits', 7_097n],
] as const)('%s from 21/7/2016 to 30/9/2020 is %s, and its breakdown adds up', async (indicator, value) => {
  const answer = await ask({ indicator, ...flow });
  expect(answer.value).toBe(value);
  expect(answer.breakdown.rows.reduce((sum, row) => sum + row.value!, 0n)).toBe(value);
});

test('a figure opens from the province down to the branch, adding up at every step', async () => {
  let asked: Asked = { indicator: 'memberships', ...province };
  const path: string[] = [];
  for (;;) {
    const answer = await ask(asked);
    const first = answer.breakdown.rows[0];
    if (!first) break;
    expect(answer.breakdown.rows.reduce((sum, row) => sum + row.value!, 0n)).toBe(answer.value);
    path.push(first.kind);
    asked = { indicator: 'memberships', date: DAY, [first.kind === 'unit' ? 'unit' : 'area']: first.slug! };
  }
  expect(path).toEqual(['area', 'area', 'area', 'unit']);
});

test('after the reorganisation the federation goes on as its 28 communes, and the old province is refused by name', async () => {
  const answer = await ask({ indicator: 'memberships', date: '2026-10-31' });
  expect(answer.breakdown.rows).toHaveLength(28);
  expect(answer.breakdown.rows.reduce((sum, row) => sum + row.value!, 0n)).toBe(answer.value);
  expect(
    await figure(db.portal, { indicator: 'memberships', area: 'tinh-hau-giang', date: '2026-10-31' }, today),
  ).toMatchObject({
    code: 'area-not-on-day',
    successors: [{ slug: 'thanh-pho-can-tho' }],
  });
});

test('a name that passed to another area is resolved by the day', async () => {
  const before = await ask({ indicator: 'households', area: 'xa-vi-thuy', date: '2025-06-30' });
  const after = await ask({ indicator: 'households', area: 'xa-vi-thuy', date: '2025-07-01' });
  const made = await Promise.all(
    ['thi-tran-nang-mau', 'xa-vi-thang', 'xa-vi-trung'].map((area) =>
      ask({ indicator: 'households', area, date: '2025-06-30' }),
    ),
  );
  expect(after.value).not.toBe(before.value);
  expect(after.value).toBe(made.reduce((sum, f) => sum + f.value!, 0n));
});

test('a merged commune keeps the flows of its parts', async () => {
  const after = await ask({
    indicator: 'works',
    area: 'xa-chau-thanh',
    from: '2016-07-21',
    to: '2025-07-01',
  });
  const parts = ['thi-tran-mai-dam', 'thi-tran-nga-sau', 'xa-dong-phu'];
  const before = await Promise.all(
    parts.map((area) => ask({ indicator: 'works', area, from: '2016-07-21', to: '2025-06-30' })),
  );
  const onTheDay = await ask({
    indicator: 'works',
    area: 'xa-chau-thanh',
    from: '2025-07-01',
    to: '2025-07-01',
  });
  expect(after.value).toBe(before.reduce((sum, f) => sum + f.value!, 0n) + onTheDay.value!);
});

test('every check of every module returns no row', async () => {
  expect(await checkRows(db.owner)).toEqual([]);
}, 300_000);

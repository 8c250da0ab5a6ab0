import type pg from 'pg';

/**
 * The law of coverage, once for the bulk and once for a handful of households (`only`): a person is counted in a
 * hamlet, for an organisation, on the days on which they held a membership of it while living in a household there;
 * a household on the days on which one of its residents was. Organisation 0 is "any of those with hamlet branches".
 */
const held = (only: string) => `
  select r.person_id, r.household_id, x.organisation_id, p.area_id, m.period * r.period * p.period as period
  from membership m
    join organisation o on o.id = m.organisation_id
    cross join lateral (values (m.organisation_id), (case when o.has_hamlet_branches then 0::smallint end)) x (organisation_id)
    join residence r on r.person_id = m.person_id and r.period && m.period
    join household_place p on p.household_id = r.household_id and not isempty(m.period * r.period * p.period)
  where x.organisation_id is not null ${only}`;

const insertPersons = (only: string) => `
  insert into person_coverage (person_id, organisation_id, area_id, period)
  select person_id, organisation_id, area_id, unnest(range_agg(period)) from (${held(only)}) h
  group by person_id, organisation_id, area_id`;

const insertHouseholds = (only: string) => `
  insert into household_coverage (household_id, organisation_id, area_id, period)
  select household_id, organisation_id, area_id, unnest(range_agg(period)) from (${held(only)}) h
  group by household_id, organisation_id, area_id`;

/** Derives all coverage anew. Takes an owner's connection inside a transaction. */
export async function deriveCoverage(client: pg.ClientBase): Promise<void> {
  await client.query('delete from person_coverage');
  await client.query('delete from household_coverage');
  await client.query(insertPersons(''));
  await client.query(insertHouseholds(''));
  await client.query('analyze person_coverage, household_coverage');
}

/** The statements that derive the coverage of persons ($1) and of households ($1) anew, for writers. */
export const rederive = {
  persons: insertPersons('and m.person_id = any($1)'),
  households: insertHouseholds('and r.household_id = any($1)'),
};

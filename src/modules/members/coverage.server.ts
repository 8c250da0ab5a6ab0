import type pg from 'pg';
import { bulk } from '#core/bulk.server.ts';

/**
 * The law of coverage, once for the bulk and once for a handful (`only`): a person is counted in a hamlet on the days on
 * which they held a membership while living in a household there; a household, for an organisation, on the days on which
 * one of its residents was. Organisation 0 is "any of those with hamlet branches". People are counted for 0 alone: within
 * one organisation they are its memberships, for nobody holds two of it at once.
 */
const held = (only: string) => `
  select r.person_id, r.household_id, m.organisation_id, o.has_hamlet_branches, p.area_id, m.period * r.period * p.period as period
  from membership m
    join organisation o on o.id = m.organisation_id
    join residence r on r.person_id = m.person_id and r.period && m.period
    join household_place p on p.household_id = r.household_id and not isempty(m.period * r.period * p.period)
  where ${only}`;

const insertPersons = (only: string) => `
  insert into person_coverage (person_id, organisation_id, area_id, period)
  select person_id, 0, area_id, unnest(range_agg(period)) from (${held(only)}) h
  where has_hamlet_branches group by person_id, area_id`;

const insertHouseholds = (only: string) => `
  insert into household_coverage (household_id, organisation_id, area_id, period)
  select household_id, organisation_id, area_id, unnest(range_agg(period)) from (${held(only)}) h
  group by household_id, organisation_id, area_id
  union all
  select household_id, 0, area_id, unnest(range_agg(period)) from (${held(only)}) h
  where has_hamlet_branches group by household_id, area_id`;

/** Derives all coverage anew. Takes an owner's connection inside a transaction. */
export async function deriveCoverage(client: pg.ClientBase): Promise<void> {
  await client.query('truncate person_coverage, household_coverage');
  await bulk(client, ['person_coverage', 'household_coverage'], async () => {
    await client.query(insertPersons('true'));
    await client.query(insertHouseholds('true'));
  });
  await client.query('analyze person_coverage, household_coverage');
}

/** The statements that derive the coverage of persons ($1) and of households ($1) anew, for writers. */
export const rederive = {
  persons: insertPersons('m.person_id = any($1)'),
  households: insertHouseholds('r.household_id = any($1)'),
};

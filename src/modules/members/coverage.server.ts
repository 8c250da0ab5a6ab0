import type pg from 'pg';
import { bulk } from '#core/bulk.server.ts';

/**
 * Derives all coverage anew, by the law that writers derive a handful by (views coverage_of_*): a person is counted in a
 * hamlet on the days on which they held a membership while living in a household there; a household, for an organisation,
 * on the days on which one of its residents did. Organisation 0 is "any of those with hamlet branches". People are counted
 * for 0 alone: within one organisation they are its memberships, for nobody holds two of it at once. Takes an owner's
 * connection inside a transaction.
 */
export async function deriveCoverage(client: pg.ClientBase): Promise<void> {
  await client.query('truncate person_coverage, household_coverage');
  await bulk(client, ['person_coverage', 'household_coverage'], async () => {
    for (const whose of ['person', 'household'])
      await client.query(`insert into ${whose}_coverage (${whose}_id, organisation_id, area_id, period)
        select ${whose}_id, organisation_id, area_id, period from coverage_of_${whose}`);
  });
  await client.query('analyze person_coverage, household_coverage');
}

/** Derives anew by what name each member of a unit is found. Takes an owner's connection inside a transaction. */
export async function deriveNames(client: pg.ClientBase): Promise<void> {
  await client.query('truncate member_name');
  const load = () => client.query('insert into member_name table name_of_member');
  await bulk(client, ['member_name'], async () => void (await load()), true);
  await client.query('analyze member_name');
}

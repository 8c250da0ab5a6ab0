import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';

export interface ProgrammeRow {
  id: number;
  slug: string;
  kind: 'movement' | 'campaign' | 'house_programme';
  nameVi: string;
  nameEn: string;
  organisationId: number | null;
}

/** The programme of a slug, if it runs on the day. */
export async function programmeOnDay(db: Db | Tx, slug: string, day: Day): Promise<ProgrammeRow | undefined> {
  const { rows } = await sql<ProgrammeRow>`
    select id, slug, kind, name_vi, name_en, organisation_id from published_programme
    where slug = ${slug} and period @> ${day}::date`.execute(db);
  return rows[0];
}

/** Houses of one programme over a period. */
export interface HousesRow {
  slug: string;
  nameVi: string;
  nameEn: string;
  built: number;
  repaired: number;
  /** In đồng. */
  value: bigint;
}

/** What each house programme built and repaired in the whole federation, both days included. */
export async function housesByProgramme(db: Db | Tx, from: Day, last: Day): Promise<HousesRow[]> {
  const { rows } = await sql<Omit<HousesRow, 'value'> & { value: string }>`
    select p.slug, p.name_vi, p.name_en,
      coalesce(sum(r.quantity) filter (where r.work = 'new'), 0) as built,
      coalesce(sum(r.quantity) filter (where r.work = 'repair'), 0) as repaired,
      coalesce(sum(r.value_dong), 0)::text as value
    from published_programme p
      join published_result r on r.programme_id = p.id and r.kind = 'house' and r.day between ${from}::date and ${last}::date
    group by p.id, p.slug, p.name_vi, p.name_en order by p.id`.execute(db);
  return rows.map((row) => ({ ...row, value: BigInt(row.value) }));
}

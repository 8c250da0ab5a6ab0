import { sql } from 'kysely';
import type { Day } from '#core/day.ts';
import type { Db, Tx } from '#core/db.server.ts';

/** An area as it stood on a day. Rank: 1 province, 2 district, 3 commune, 4 hamlet. */
export interface AreaRow {
  id: number;
  slug: string;
  name: string;
  type: string;
  level: string;
  rank: number;
  code: string | null;
  parentId: number | null;
  legalBasis: string;
}

export interface SuccessionRow {
  fromId: number;
  fromSlug: string;
  fromName: string;
  toId: number;
  toSlug: string;
  toName: string;
  kind: 'whole' | 'part' | 'rename' | 'retype';
  share: string | null;
  effective: Day;
  legalBasis: string;
}

const columns = sql`area_id as id, slug, name, type, level, rank, code, parent_id, legal_basis`;

/** The area that bears this slug or this id on the day. */
export async function areaOnDay(db: Db | Tx, slugOrId: string, day: Day): Promise<AreaRow | undefined> {
  const which = /^\d{1,15}$/.test(slugOrId) ? sql`area_id = ${Number(slugOrId)}` : sql`slug = ${slugOrId}`;
  const { rows } =
    await sql<AreaRow>`select ${columns} from published_area where ${which} and period @> ${day}::date`.execute(
      db,
    );
  return rows[0];
}

/** When an area of this slug or id has stood, and under which name: the version nearest to the day. */
export async function areaNearest(
  db: Db | Tx,
  slugOrId: string,
  day: Day,
): Promise<(AreaRow & { from: Day; to: Day | null }) | undefined> {
  const which = /^\d{1,15}$/.test(slugOrId) ? sql`area_id = ${Number(slugOrId)}` : sql`slug = ${slugOrId}`;
  const { rows } = await sql<AreaRow & { from: Day; to: Day | null }>`
    select ${columns}, lower(period) as "from", upper(period) as "to" from published_area where ${which}
    order by abs(coalesce(upper(period), lower(period)) - ${day}::date) limit 1`.execute(db);
  return rows[0];
}

/** The areas directly under one on the day, in the order of their names; under none, the roots of the map. */
export async function childrenOnDay(db: Db | Tx, parentId: number | null, day: Day): Promise<AreaRow[]> {
  const under = parentId === null ? sql`parent_id is null` : sql`parent_id = ${parentId}`;
  const { rows } = await sql<AreaRow>`
    select ${columns} from published_area where ${under} and period @> ${day}::date
    order by name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** The area and all above it on the day, from the top down. */
export async function pathOnDay(db: Db | Tx, id: number, day: Day): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    select ${columns} from published_area a
    where a.period @> ${day}::date
      and a.area_id in (select ancestor_id from published_area_line l where l.area_id = ${id} and l.period @> ${day}::date)
    order by rank`.execute(db);
  return rows;
}

const successions = sql`
  select f.area_id as from_id, f.slug as from_slug, f.name as from_name, t.area_id as to_id, t.slug as to_slug, t.name as to_name,
    s.kind, s.share, s.effective, s.legal_basis
  from published_succession s
    join published_area f on f.area_id = s.from_area and f.period @> (s.effective - 1)
    join published_area t on t.area_id = s.to_area and t.period @> s.effective`;

/** What an area went on into: one row an heir. */
export async function becameOf(db: Db | Tx, id: number): Promise<SuccessionRow[]> {
  const { rows } =
    await sql<SuccessionRow>`${successions} where s.from_area = ${id} order by s.effective, t.name collate "vi-x-icu"`.execute(
      db,
    );
  return rows;
}

/** What an area was made of: one row a part. */
export async function madeOf(db: Db | Tx, id: number): Promise<SuccessionRow[]> {
  const { rows } =
    await sql<SuccessionRow>`${successions} where s.to_area = ${id} order by s.effective, f.name collate "vi-x-icu"`.execute(
      db,
    );
  return rows;
}

/** How far the map of this day may be trusted. */
export async function mapQuality(
  db: Db | Tx,
  day: Day,
): Promise<{ quality: 'reconstructed' | 'official'; noteVi: string; noteEn: string } | undefined> {
  const { rows } = await sql<{ quality: 'reconstructed' | 'official'; noteVi: string; noteEn: string }>`
    select quality, note_vi, note_en from published_map_quality where period @> ${day}::date`.execute(db);
  return rows[0];
}

/** The name an area bore last. */
export async function areaName(db: Db | Tx, id: number): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from published_area where area_id = ${id} order by lower(period) desc limit 1`.execute(db);
  return rows[0]!.name;
}

-- Movements and campaigns, and what came of them.

create table programme (
  id bigint generated always as identity primary key,
  slug text not null unique,
  kind text not null check (kind in ('movement', 'campaign', 'house_programme')),
  name_vi text not null,
  name_en text not null,
  organisation_id smallint references organisation,
  period daterange not null check (not isempty(period))
);

create table result (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('house', 'scholarship', 'work', 'poverty_exit')),
  programme_id bigint references programme,
  unit_id bigint not null references unit,
  area_id bigint not null references area,
  day date not null,
  -- houses: built or repaired
  work text check (work in ('new', 'repair')),
  quantity integer not null check (quantity > 0),
  -- đồng, whole; a result's cost is what was recorded until the ledger pays for it
  value_dong bigint check (value_dong >= 0),
  note text,
  check ((kind = 'house') = (work is not null)),
  check (kind <> 'house' or programme_id is not null)
);
create index result_kind_day on result (kind, day) include (quantity, value_dong, area_id, unit_id);
create index result_area on result (area_id, kind, day);
create index result_unit on result (unit_id, kind, day);

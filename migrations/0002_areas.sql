-- The administrative map through time. Identity is area.id: neither a code nor a name identifies an area.

create table area_level (
  key text primary key,
  rank smallint not null unique
);
insert into area_level values ('province', 1), ('district', 2), ('commune', 3), ('hamlet', 4);

-- Labels are data: ấp and khu vực in the Mekong delta, thôn, bản, tổ dân phố elsewhere.
create table area_type (
  key text primary key,
  level text not null references area_level,
  label_vi text not null,
  label_en text not null
);

create table area (
  id bigint generated always as identity primary key
);

create table area_version (
  id bigint generated always as identity primary key,
  area_id bigint not null references area,
  type text not null references area_type,
  level text not null references area_level,
  parent_id bigint references area,
  name text not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug !~ '^[0-9]+$'),
  code text,
  period daterange not null check (not isempty(period)),
  legal_basis text not null,
  check (parent_id <> area_id),
  exclude using gist (area_id with =, period with &&),
  exclude using gist (slug with =, period with &&),
  exclude using gist (code with =, period with &&)
);
create index area_version_parent on area_version (parent_id);

create table area_succession (
  id bigint generated always as identity primary key,
  from_area bigint not null references area,
  to_area bigint not null references area,
  kind text not null check (kind in ('whole', 'part', 'rename', 'retype')),
  share numeric(9, 8) check (share > 0 and share < 1),
  effective date not null,
  legal_basis text not null,
  unique (from_area, to_area, effective),
  check (from_area <> to_area),
  check (share is null or kind = 'part')
);
create index area_succession_to on area_succession (to_area);

-- How far the map of a stretch of time may be trusted.
create table map_quality (
  period daterange not null check (not isempty(period)),
  quality text not null check (quality in ('reconstructed', 'official')),
  note_vi text not null,
  note_en text not null,
  exclude using gist (period with &&)
);

-- Every area with each of its ancestors (and itself, depth 0), and when: derived from area_version by areas.rebuildTree.
create table area_line (
  area_id bigint not null references area,
  ancestor_id bigint not null references area,
  depth smallint not null,
  -- whether figures of the ancestor are rolled up: commune level and above
  rolled_up boolean not null,
  period daterange not null check (not isempty(period)),
  exclude using gist (area_id with =, ancestor_id with =, period with &&)
);
create index area_line_ancestor on area_line (ancestor_id, area_id);
create index area_line_area on area_line (area_id, ancestor_id);

-- A hamlet's number of households is a dated figure, not a list.
create table hamlet_households (
  area_id bigint not null references area,
  period daterange not null check (not isempty(period)),
  households integer not null check (households >= 0),
  source text not null,
  exclude using gist (area_id with =, period with &&)
);

-- The province that the federation was made for: when it ends, the federation goes on under its part name.
alter table federation add column area_id bigint references area;

-- Organisations and their units through time, with two reporting lines.

create table organisation (
  id smallint primary key,
  key text not null unique,
  name_vi text not null,
  name_en text not null,
  -- words as data: hội viên or đoàn viên, chi hội or chi đoàn, bí thư or chủ tịch
  member_vi text, member_en text,
  branch_vi text, branch_en text,
  branch_head_vi text, branch_head_en text,
  commune_head_vi text, commune_head_en text,
  has_hamlet_branches boolean not null,
  sort smallint not null
);

create table unit_level (
  key text primary key,
  rank smallint not null unique,
  label_vi text not null,
  label_en text not null
);
insert into unit_level values
  ('province', 1, 'cấp tỉnh', 'provincial'),
  ('district', 2, 'cấp huyện', 'district'),
  ('commune', 3, 'cấp cơ sở', 'grassroots'),
  ('branch', 4, 'chi hội, chi đoàn', 'branch');

create table employer (
  id bigint generated always as identity primary key,
  name text not null,
  kind text not null check (kind in ('office', 'school', 'health', 'company', 'other'))
);
create table employer_place (
  employer_id bigint not null references employer,
  area_id bigint not null references area,
  period daterange not null check (not isempty(period)),
  exclude using gist (employer_id with =, period with &&)
);

create table unit (
  id bigint generated always as identity primary key,
  organisation_id smallint not null references organisation,
  unique (id, organisation_id)
);

create table unit_version (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  level text not null references unit_level,
  -- own vertical line
  parent_id bigint references unit,
  -- the Front's line: the Front unit of the same place
  front_parent_id bigint references unit,
  area_id bigint references area,
  employer_id bigint references employer,
  name text not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug !~ '^[0-9]+$'),
  period daterange not null check (not isempty(period)),
  legal_basis text not null,
  check (parent_id <> unit_id),
  check ((area_id is null) <> (employer_id is null)),
  exclude using gist (unit_id with =, period with &&),
  exclude using gist (slug with =, period with &&)
);
create index unit_version_parent on unit_version (parent_id);
create index unit_version_area on unit_version (area_id);
create index unit_version_front on unit_version (front_parent_id);

-- As area_line: every unit with each ancestor in its own line. What a Front unit shows of others is what its area shows.
create table unit_line (
  unit_id bigint not null references unit,
  ancestor_id bigint not null references unit,
  depth smallint not null,
  -- whether figures of the ancestor are rolled up: commune level and above
  rolled_up boolean not null,
  period daterange not null check (not isempty(period)),
  exclude using gist (unit_id with =, ancestor_id with =, period with &&)
);
create index unit_line_ancestor on unit_line (ancestor_id, unit_id);
create index unit_line_unit on unit_line (unit_id, ancestor_id);

-- Where a unit's members are counted: its hamlet, or the commune of its employer.
create view unit_place as
  select unit_id, organisation_id, level, area_id, v.period
  from unit_version v join unit u on u.id = v.unit_id where area_id is not null
  union all
  select v.unit_id, u.organisation_id, v.level, p.area_id, v.period * p.period
  from unit_version v join unit u on u.id = v.unit_id join employer_place p on p.employer_id = v.employer_id
  where v.period && p.period;

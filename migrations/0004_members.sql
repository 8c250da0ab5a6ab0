-- People, households, memberships. Sensitive: the portal login has no grant on any of these tables.

create table household (
  id bigint generated always as identity primary key
);
create table household_place (
  household_id bigint not null references household,
  area_id bigint not null references area,
  period daterange not null check (not isempty(period)),
  exclude using gist (household_id with =, period with &&)
);
create index household_place_area on household_place (area_id);

create table person (
  id bigint generated always as identity primary key,
  full_name text not null check (full_name = normalize(full_name, nfc) and full_name <> ''),
  name_folded text not null,
  sex text not null check (sex in ('female', 'male')),
  birth_day date not null
);

create table residence (
  person_id bigint not null references person,
  household_id bigint not null references household,
  period daterange not null check (not isempty(period)),
  exclude using gist (person_id with =, period with &&)
);
create index residence_household on residence (household_id);

create table membership (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  organisation_id smallint not null references organisation,
  unit_id bigint not null,
  period daterange not null check (not isempty(period)),
  foreign key (unit_id, organisation_id) references unit (id, organisation_id),
  exclude using gist (person_id with =, organisation_id with =, period with &&)
);
create index membership_unit on membership (unit_id);

create table membership_event (
  id bigint generated always as identity primary key,
  membership_id bigint not null references membership,
  kind text not null check (kind in
    ('admission', 'transfer_in', 'transfer_out', 'removal', 'expulsion', 'age_out', 'death', 'correction')),
  day date not null,
  reason text
);
create index membership_event_membership on membership_event (membership_id);

-- Derived: when a household, and a person, counted in a hamlet. organisation_id 0 is "any organisation".
-- Area figures count people and households where they live, so both are cut by place.
create table household_coverage (
  household_id bigint not null references household,
  organisation_id smallint not null,
  area_id bigint not null references area,
  period daterange not null check (not isempty(period))
);
create index household_coverage_household on household_coverage (household_id);
create index household_coverage_area on household_coverage (area_id, organisation_id);
create table person_coverage (
  person_id bigint not null references person,
  organisation_id smallint not null,
  area_id bigint not null references area,
  period daterange not null check (not isempty(period))
);
create index person_coverage_person on person_coverage (person_id);
create index person_coverage_area on person_coverage (area_id, organisation_id);

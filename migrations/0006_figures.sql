-- Rolled-up series: what stood under a node on a day = opening of the year + days since + tail.
-- A node is an area ('a'), a unit ('u') or the whole federation ('f', id 0).
-- organisation 0 is "any organisation" for distinct counts.

create table indicator (
  key text primary key,
  -- names its series in the rollups, and orders the lists
  number smallint not null unique,
  kind text not null check (kind in ('stock', 'flow')),
  adds text not null check (adds in ('sum', 'distinct', 'ratio')),
  measure text not null check (measure in ('membership', 'person', 'branch', 'household', 'percent', 'house', 'award', 'work', 'dong')),
  numerator text references indicator,
  denominator text references indicator,
  check ((adds = 'ratio') = (numerator is not null and denominator is not null))
);
insert into indicator values
  ('memberships', 1, 'stock', 'sum', 'membership', null, null),
  ('union-members', 2, 'stock', 'sum', 'membership', null, null),
  ('people', 3, 'stock', 'distinct', 'person', null, null),
  ('branches', 4, 'stock', 'sum', 'branch', null, null),
  ('households', 5, 'stock', 'sum', 'household', null, null),
  ('households-with-member', 6, 'stock', 'distinct', 'household', null, null),
  ('household-coverage', 7, 'stock', 'ratio', 'percent', 'households-with-member', 'households'),
  ('houses', 8, 'flow', 'sum', 'house', null, null),
  ('houses-value', 9, 'flow', 'sum', 'dong', null, null),
  ('scholarships', 10, 'flow', 'sum', 'award', null, null),
  ('scholarships-value', 11, 'flow', 'sum', 'dong', null, null),
  ('works', 12, 'flow', 'sum', 'work', null, null),
  ('poverty-exits', 13, 'flow', 'sum', 'person', null, null);

create table series_tail (
  id bigint generated always as identity primary key,
  series smallint not null references indicator (number),
  organisation_id smallint not null,
  node_kind "char" not null check (node_kind in ('a', 'u', 'f')),
  node_id bigint not null,
  day date not null,
  delta integer not null
);
create index series_tail_node on series_tail (series, node_kind, node_id, organisation_id, day) include (delta);

create table series_day (
  series smallint not null references indicator (number),
  node_kind "char" not null check (node_kind in ('a', 'u', 'f')),
  node_id bigint not null,
  organisation_id smallint not null,
  day date not null,
  delta integer not null,
  primary key (series, node_kind, node_id, organisation_id, day) include (delta)
);

-- Value at the start of the year's first day: everything that happened before it.
create table series_opening (
  series smallint not null references indicator (number),
  node_kind "char" not null check (node_kind in ('a', 'u', 'f')),
  node_id bigint not null,
  organisation_id smallint not null,
  year smallint not null,
  value bigint not null,
  primary key (series, node_kind, node_id, organisation_id, year) include (value)
);

-- The law of each series as intervals (series are named by indicator.number): value stood under the node during the period. Rollups are rebuilt from these,
-- writers derive their ±1 from these, and checks recount these, so the law is written once.
-- The CTE is not materialized: read three times, it would otherwise be computed whole before a condition on the person is
-- looked at, and each write would read every membership. The two kinds of unit_place are written out for the same reason.
create view series_of_membership as
  with counted as not materialized (
    select m.id as membership_id, m.unit_id, m.organisation_id, m.period, m.person_id,
      case when o.has_hamlet_branches then 1::smallint else 2::smallint end as series
    from membership m join organisation o on o.id = m.organisation_id
  )
  select membership_id, series, organisation_id, 'f'::"char" as node_kind, 0::bigint as node_id, period, person_id from counted
  union all
  select c.membership_id, c.series, c.organisation_id, 'u'::"char", l.ancestor_id, c.period * l.period, c.person_id
  from counted c join unit_line l on l.unit_id = c.unit_id and l.period && c.period
  where l.rolled_up
  union all
  select c.membership_id, c.series, c.organisation_id, 'a'::"char", l.ancestor_id, c.period * v.period * l.period, c.person_id
  from counted c join unit_version v on v.unit_id = c.unit_id and v.period && c.period
    join area_line l on l.area_id = v.area_id and not isempty(c.period * v.period * l.period)
  where l.rolled_up
  union all
  select c.membership_id, c.series, c.organisation_id, 'a'::"char", l.ancestor_id, c.period * v.period * p.period * l.period, c.person_id
  from counted c join unit_version v on v.unit_id = c.unit_id and v.period && c.period
    join employer_place p on p.employer_id = v.employer_id and not isempty(c.period * v.period * p.period)
    join area_line l on l.area_id = p.area_id and not isempty(c.period * v.period * p.period * l.period)
  where l.rolled_up;

create view series_of_person as
  select person_id, 3::smallint as series, organisation_id, 'f'::"char" as node_kind, 0::bigint as node_id, period from person_coverage
  union all
  select c.person_id, 3::smallint, c.organisation_id, 'a'::"char", l.ancestor_id, c.period * l.period
  from person_coverage c join area_line l on l.area_id = c.area_id and l.period && c.period
  where l.rolled_up;

create view series_of_household as
  select household_id, 6::smallint as series, organisation_id, 'f'::"char" as node_kind, 0::bigint as node_id, period
  from household_coverage
  union all
  select c.household_id, 6::smallint, c.organisation_id, 'a'::"char", l.ancestor_id, c.period * l.period
  from household_coverage c join area_line l on l.area_id = c.area_id and l.period && c.period
  where l.rolled_up;

-- branches: units of level branch, of the organisations that have hamlet branches, in a hamlet, open that day; empty ones count.
create view series_of_branch as
  with counted as (
    select v.unit_id, u.organisation_id, v.area_id, v.period
    from unit_version v join unit u on u.id = v.unit_id join organisation o on o.id = u.organisation_id
    where v.level = 'branch' and o.has_hamlet_branches
      and exists (select from area_version a where a.area_id = v.area_id and a.level = 'hamlet')
  )
  select unit_id, 4::smallint as series, organisation_id, 'f'::"char" as node_kind, 0::bigint as node_id, period from counted
  union all
  select c.unit_id, 4::smallint, c.organisation_id, 'u'::"char", l.ancestor_id, c.period * l.period
  from counted c join unit_line l on l.unit_id = c.unit_id and l.period && c.period
  where l.rolled_up
  union all
  select c.unit_id, 4::smallint, c.organisation_id, 'a'::"char", l.ancestor_id, c.period * l.period
  from counted c join area_line l on l.area_id = c.area_id and l.period && c.period
  where l.rolled_up;

create view series_of_hamlet as
  select area_id, 5::smallint as series, 0::smallint as organisation_id, 'f'::"char" as node_kind, 0::bigint as node_id, period, households as value
  from hamlet_households
  union all
  select h.area_id, 5::smallint, 0::smallint, 'a'::"char", l.ancestor_id, h.period * l.period, h.households
  from hamlet_households h join area_line l on l.area_id = h.area_id and l.period && h.period
  where l.rolled_up;

create view series_interval as
  select series, organisation_id, node_kind, node_id, period, 1 as value from series_of_membership
  union all select series, organisation_id, node_kind, node_id, period, 1 from series_of_person
  union all select series, organisation_id, node_kind, node_id, period, 1 from series_of_household
  union all select series, organisation_id, node_kind, node_id, period, 1 from series_of_branch
  union all select series, organisation_id, node_kind, node_id, period, value from series_of_hamlet;

-- Folds up to `most` tail rows into the days and the openings after them; gives how many it folded. One folder at a
-- time: a second one waits, so that no row is folded twice. The owner's, because nobody else may take rows off the tail.
-- A node that has no opening for the year after an event gets one, on what is folded already, so that a reading never adds
-- up more than a year of days.
create function fold_series(most integer) returns integer
language plpgsql security definer set search_path from current as $$
declare folded integer;
begin
  perform pg_advisory_xact_lock(727002);
  insert into series_opening (series, node_kind, node_id, organisation_id, year, value)
  select t.series, t.node_kind, t.node_id, t.organisation_id, t.year, coalesce(o.value, 0) + coalesce(d.delta, 0)
  from (
    select distinct series, node_kind, node_id, organisation_id, extract(year from day)::smallint + 1 as year
    from (select * from series_tail order by id limit most) soon
  ) t
  left join lateral (
    select year, value from series_opening
    where (series, node_kind, node_id, organisation_id) = (t.series, t.node_kind, t.node_id, t.organisation_id) and year < t.year
    order by year desc limit 1
  ) o on true
  left join lateral (
    select sum(delta) as delta from series_day
    where (series, node_kind, node_id, organisation_id) = (t.series, t.node_kind, t.node_id, t.organisation_id)
      and day < make_date(t.year, 1, 1) and day >= coalesce(make_date(o.year, 1, 1), '-infinity'::date)
  ) d on true
  on conflict do nothing;
  with taken as (
    delete from series_tail where id in (select id from series_tail order by id limit most)
    returning series, node_kind, node_id, organisation_id, day, delta
  ), counted as (
    select count(*)::integer as n from taken
  ), summed as (
    select series, node_kind, node_id, organisation_id, day, sum(delta)::integer as delta
    from taken group by 1, 2, 3, 4, 5 having sum(delta) <> 0
  ), days as (
    insert into series_day as d (series, node_kind, node_id, organisation_id, day, delta)
    select series, node_kind, node_id, organisation_id, day, delta from summed
    on conflict (series, node_kind, node_id, organisation_id, day) do update set delta = d.delta + excluded.delta
  ), openings as (
    update series_opening o set value = o.value + c.delta
    from (
      select o.series, o.node_kind, o.node_id, o.organisation_id, o.year, sum(s.delta) as delta
      from series_opening o join summed s using (series, node_kind, node_id, organisation_id)
      where extract(year from s.day) < o.year group by 1, 2, 3, 4, 5
    ) c
    where (o.series, o.node_kind, o.node_id, o.organisation_id, o.year) = (c.series, c.node_kind, c.node_id, c.organisation_id, c.year)
  )
  select n into folded from counted;
  return folded;
end $$;
revoke all on function fold_series(integer) from public;

-- What some persons and households are counted as, under every node: read before and after each change. A function, so
-- that its plan is kept: planning the views takes three times as long as reading them for a handful.
create function counted_intervals(persons bigint[], households bigint[])
returns table (series smallint, organisation_id smallint, node_kind "char", node_id bigint, period daterange)
language plpgsql stable set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select s.series, s.organisation_id, s.node_kind, s.node_id, s.period from series_of_membership s where s.person_id = any(persons)
    union all
    select s.series, s.organisation_id, s.node_kind, s.node_id, s.period from series_of_person s where s.person_id = any(persons)
    union all
    select s.series, s.organisation_id, s.node_kind, s.node_id, s.period from series_of_household s where s.household_id = any(households);
end $$;

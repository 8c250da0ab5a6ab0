-- What the members' writers need: views quick for a handful of people, a fold that opens new years, jobs asked for by the app.

-- As before, with the person added at the end. Not materialized: a CTE read three times is otherwise computed whole before
-- the condition on the person is looked at, and each write would read every membership. The two kinds of unit_place are
-- written out for the same reason: a union of joins is computed whole (6.125 rows, 4 ms) before it is joined.
create or replace view series_of_membership as
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

-- As before, and a node that has no opening for the year after an event gets one, so that a reading never adds up more
-- than a year of days. It is opened on what is folded already; folding then adds to it as to every opening.
create or replace function fold_series(most integer) returns integer
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

-- The queue's tables let nobody but their owner in; through this the app asks for a job of its own federation. Asked
-- twice before it began, it runs once, with the later payload.
create function ask_job(task text, payload json) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform graphile_worker.add_job(current_schema() || ':' || task, payload, job_key => current_schema() || ':' || task);
end $$;
revoke all on function ask_job(text, json) from public;
grant execute on function ask_job(text, json) to goc_app;

-- The database refuses too. Under the app's login a row of a person is seen for a unit that the request may read, and
-- written for one that it may write; where nothing was said, nothing is seen. The request says it once a transaction
-- (core/acting): a list of units, or 'all' for the system's own work. The sets are hoisted out of the rows.

create function goc_sees_all() returns boolean language sql stable as $$ select current_setting('goc.reads', true) = 'all' $$;
create function goc_writes_all() returns boolean language sql stable as $$ select current_setting('goc.writes', true) = 'all' $$;
create function goc_reads() returns bigint[] language sql stable as $$
  select case when current_setting('goc.reads', true) like '{%' then current_setting('goc.reads', true) else '{}' end::bigint[] $$;
create function goc_writes() returns bigint[] language sql stable as $$
  select case when current_setting('goc.writes', true) like '{%' then current_setting('goc.writes', true) else '{}' end::bigint[] $$;

alter table membership enable row level security;
create policy reads on membership for select to goc_app
  using ((select goc_sees_all()) or unit_id in (select unnest(goc_reads())));
create policy begins on membership for insert to goc_app
  with check ((select goc_writes_all()) or unit_id in (select unnest(goc_writes())));
create policy changes on membership for update to goc_app
  using ((select goc_writes_all()) or unit_id in (select unnest(goc_writes())));

-- A person is seen by who sees one of their memberships, past or present, and by the unit that recorded them.
alter table person enable row level security;
create policy reads on person for select to goc_app using (
  (select goc_sees_all()) or registered_unit in (select unnest(goc_reads()))
  or exists (select from membership m where m.person_id = person.id));
create policy records on person for insert to goc_app
  with check ((select goc_writes_all()) or registered_unit in (select unnest(goc_writes())));
create policy changes on person for update to goc_app using (
  (select goc_writes_all()) or registered_unit in (select unnest(goc_writes()))
  or exists (select from membership m where m.person_id = person.id and m.unit_id in (select unnest(goc_writes()))));

-- Where a person lives goes with the person. A household by itself, and the hamlet it stands in, say nothing of anyone.
alter table residence enable row level security;
create policy reads on residence for select to goc_app
  using ((select goc_sees_all()) or exists (select from person p where p.id = person_id));

alter table membership_event enable row level security;
create policy reads on membership_event for select to goc_app
  using ((select goc_sees_all()) or exists (select from membership m where m.id = membership_id));
create policy tells on membership_event for insert to goc_app
  with check ((select goc_writes_all()) or exists (
    select from membership m where m.id = membership_id and m.unit_id in (select unnest(goc_writes()))));

-- Whether a person is one that the request may write: what its policies say, for tables that only hold the person's id.
create function goc_writes_person(person bigint) returns boolean
language sql stable security definer set search_path from current as $$
  select goc_writes_all() or exists (select from person p where p.id = person and p.registered_unit = any(goc_writes()))
    or exists (select from membership m where m.person_id = person and m.unit_id = any(goc_writes()))
$$;
create policy moves_in on residence for insert to goc_app with check (goc_writes_person(person_id));
create policy changes on residence for update to goc_app using (goc_writes_person(person_id));

-- The audit is read by auditors; what happened in one's own units, and what one did oneself, by everybody.
alter table audit_entry enable row level security;
create policy writes on audit_entry for insert to goc_app with check (true);
create policy reads on audit_entry for select to goc_app using (
  (select current_setting('goc.audits', true) = 'on') or unit_id in (select unnest(goc_reads()))
  or actor = (select current_setting('goc.actor', true)));

alter table access_log enable row level security;
create policy writes on access_log for insert to goc_app with check (actor = (select current_setting('goc.actor', true)));
create policy reads on access_log for select to goc_app using (
  (select current_setting('goc.audits', true) = 'on') or actor = (select current_setting('goc.actor', true)));

-- Coverage is derived for whole households, whoever of them the request may see: through the owner's functions alone.
create view coverage_of_person as
  select person_id, 0::smallint as organisation_id, area_id, unnest(range_agg(period)) as period
  from (
    select r.person_id, p.area_id, m.period * r.period * p.period as period
    from membership m
      join organisation o on o.id = m.organisation_id and o.has_hamlet_branches
      join residence r on r.person_id = m.person_id and r.period && m.period
      join household_place p on p.household_id = r.household_id and not isempty(m.period * r.period * p.period)
  ) held group by person_id, area_id;
create view coverage_of_household as
  with held as not materialized (
    select r.household_id, m.organisation_id, o.has_hamlet_branches, p.area_id, m.period * r.period * p.period as period
    from membership m
      join organisation o on o.id = m.organisation_id
      join residence r on r.person_id = m.person_id and r.period && m.period
      join household_place p on p.household_id = r.household_id and not isempty(m.period * r.period * p.period)
  )
  select household_id, organisation_id, area_id, unnest(range_agg(period)) as period from held
  group by household_id, organisation_id, area_id
  union all
  select household_id, 0::smallint, area_id, unnest(range_agg(period)) from held where has_hamlet_branches
  group by household_id, area_id;

create function derive_coverage(persons bigint[], households bigint[]) returns void
language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  delete from person_coverage where person_id = any(persons);
  insert into person_coverage (person_id, organisation_id, area_id, period)
    select person_id, organisation_id, area_id, period from coverage_of_person where person_id = any(persons);
  delete from household_coverage where household_id = any(households);
  insert into household_coverage (household_id, organisation_id, area_id, period)
    select household_id, organisation_id, area_id, period from coverage_of_household where household_id = any(households);
end $$;
-- Also of residents that the request does not see.
alter function counted_intervals(bigint[], bigint[]) security definer;

-- Who lives, or has lived, with a person or in a household: ids, for holding them.
create function lived_together(person bigint, household bigint) returns table (person_id bigint, household_id bigint)
language sql stable security definer set search_path from current as $$
  select r.person_id, r.household_id from residence r
  where case when person is null then r.household_id = household else r.person_id = person end
$$;
-- Holds persons, then households, each by id, until the transaction ends.
create function hold_members(persons bigint[], households bigint[]) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform id from person where id = any(persons) order by id for no key update;
  perform id from household where id = any(households) order by id for no key update;
end $$;
-- When a person is a member of an organisation already, wherever that is; no unit and no name.
create function membership_clash(person bigint, organisation smallint, during daterange, besides bigint) returns daterange
language sql stable security definer set search_path from current as $$
  select m.period from membership m
  where m.person_id = person and m.organisation_id = organisation and m.period && during and m.id is distinct from besides
  order by lower(m.period) limit 1
$$;

revoke all on function derive_coverage(bigint[], bigint[]), counted_intervals(bigint[], bigint[]), lived_together(bigint, bigint),
  hold_members(bigint[], bigint[]), membership_clash(bigint, smallint, daterange, bigint), goc_writes_person(bigint) from public;
grant execute on function derive_coverage(bigint[], bigint[]), counted_intervals(bigint[], bigint[]), lived_together(bigint, bigint),
  hold_members(bigint[], bigint[]), membership_clash(bigint, smallint, daterange, bigint), goc_writes_person(bigint) to goc_app;
revoke all on household_coverage, person_coverage, coverage_of_person, coverage_of_household, series_of_membership, series_of_person,
  series_of_household, series_interval from goc_app;
grant select on role, role_permission, access_grant, unit_succession, access_log, done_once to goc_app;
grant insert, update on role, access_grant, done_once to goc_app;
grant insert on role_permission, unit_succession, access_log to goc_app;
grant delete on role_permission to goc_app;

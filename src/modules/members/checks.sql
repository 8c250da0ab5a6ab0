-- people counted in a hamlet are those who, living there, were members
with counted as (
  select r.person_id, 0::smallint as organisation_id, p.area_id, unnest(range_agg(m.period * r.period * p.period)) as period
  from membership m join organisation o on o.id = m.organisation_id and o.has_hamlet_branches
    join residence r on r.person_id = m.person_id join household_place p on p.household_id = r.household_id
  group by r.person_id, p.area_id
)
(select * from counted except select person_id, organisation_id, area_id, period from person_coverage)
union all
(select person_id, organisation_id, area_id, period from person_coverage except select * from counted);

-- households counted in a hamlet are those of which a resident was a member
with resident as (
  select r.household_id, m.organisation_id, o.has_hamlet_branches, p.area_id, m.period * r.period * p.period as period
  from membership m join organisation o on o.id = m.organisation_id
    join residence r on r.person_id = m.person_id join household_place p on p.household_id = r.household_id
), counted as (
  select household_id, organisation_id, area_id, unnest(range_agg(period)) as period from resident group by 1, 2, 3
  union all
  select household_id, 0, area_id, unnest(range_agg(period)) from resident where has_hamlet_branches group by household_id, area_id
)
(select * from counted except select household_id, organisation_id, area_id, period from household_coverage)
union all
(select household_id, organisation_id, area_id, period from household_coverage except select * from counted);

-- nobody is counted twice for one day
select person_id, area_id, period from person_coverage c
where exists (select from person_coverage d where d.person_id = c.person_id and d.ctid <> c.ctid and d.period && c.period);

-- a member's unit is open as long as the membership lasts
with life as (select unit_id, range_agg(period) as open from unit_version group by 1)
select m.id from membership m join life l on l.unit_id = m.unit_id where not m.period <@ l.open;

-- members are in branches, of an organisation that has members
select m.id from membership m join organisation o on o.id = m.organisation_id
where o.member_vi is null or exists (select from unit_version v where v.unit_id = m.unit_id and v.level <> 'branch');

-- nobody is a member or lives anywhere before they are born
select p.id from person p join membership m on m.person_id = p.id where lower(m.period) < p.birth_day
union all
select p.id from person p join residence r on r.person_id = p.id where lower(r.period) < p.birth_day;

-- a household stands in a hamlet, and as long as the hamlet does
with life as (select area_id, range_agg(period) as stood from area_version where level = 'hamlet' group by 1)
select p.household_id from household_place p left join life l on l.area_id = p.area_id where l.stood is null or not p.period <@ l.stood;

-- every membership began with an admission or a transfer, and one that ended says why on its last day
with told as (
  select membership_id, bool_or(kind in ('admission', 'transfer_in')) as began,
    array_agg(day) filter (where kind in ('transfer_out', 'removal', 'expulsion', 'age_out', 'death')) as ended
  from membership_event group by 1
)
select m.id from membership m left join told t on t.membership_id = m.id
where t.began is not true or (upper(m.period) is not null and (t.ended is null or not upper(m.period) = any(t.ended)));

-- members are found by their names, in the units that they are or were in
(select unit_id, person_id, organisation_id, name_sort, name_folded from name_of_member except
  select unit_id, person_id, organisation_id, name_sort, name_folded from member_name)
union all
(select unit_id, person_id, organisation_id, name_sort, name_folded from member_name except
  select unit_id, person_id, organisation_id, name_sort, name_folded from name_of_member);

-- every unit lies inside the life of the unit above it
select c.unit_id, c.name from unit_version c
where c.parent_id is not null and not (c.period <@ (select range_agg(p.period) from unit_version p where p.unit_id = c.parent_id));

-- every unit lies inside the life of its area
select u.unit_id, u.name from unit_version u
where u.area_id is not null and not (u.period <@ (select range_agg(a.period) from area_version a where a.area_id = u.area_id));

-- a unit stands under a unit of its own organisation
select c.unit_id from unit_version c join unit cu on cu.id = c.unit_id join unit pu on pu.id = c.parent_id
where cu.organisation_id <> pu.organisation_id;

-- what became of a unit stood on the day it took over, and the unit itself had ended
select s.from_unit, s.to_unit from unit_succession s
where not exists (select from unit_version t where t.unit_id = s.to_unit and t.period @> s.effective)
  or not exists (select from unit_version f where f.unit_id = s.from_unit and upper(f.period) = s.effective)
  or exists (select from unit_version f where f.unit_id = s.from_unit and f.period @> s.effective);

-- a unit goes on in its own organisation
select s.from_unit, s.to_unit from unit_succession s join unit f on f.id = s.from_unit join unit t on t.id = s.to_unit
where f.organisation_id <> t.organisation_id;

-- nothing goes round in a circle: each goes on in a unit that has not ended, or ended later
with recursive on_from as (
  select from_unit, to_unit, 1 as steps from unit_succession
  union all
  select o.from_unit, s.to_unit, o.steps + 1 from on_from o join unit_succession s on s.from_unit = o.to_unit where o.steps < 50
) select from_unit from on_from where from_unit = to_unit;

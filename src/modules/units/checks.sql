-- every unit lies inside the life of the unit above it
select c.unit_id, c.name from unit_version c
where c.parent_id is not null and not (c.period <@ (select range_agg(p.period) from unit_version p where p.unit_id = c.parent_id));

-- every unit lies inside the life of its area
select u.unit_id, u.name from unit_version u
where u.area_id is not null and not (u.period <@ (select range_agg(a.period) from area_version a where a.area_id = u.area_id));

-- a unit stands under a unit of its own organisation
select c.unit_id from unit_version c join unit cu on cu.id = c.unit_id join unit pu on pu.id = c.parent_id
where cu.organisation_id <> pu.organisation_id;

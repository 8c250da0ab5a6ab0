-- a result is recorded by a unit that was open on its day
select r.id from result r where not exists (select from unit_version v where v.unit_id = r.unit_id and v.period @> r.day);

-- a result lies in an area that stood on its day
select r.id from result r where not exists (select from area_version v where v.area_id = r.area_id and v.period @> r.day);

-- a house belongs to a house programme that ran on its day
select r.id from result r
where r.kind = 'house' and not exists (select from programme p where p.id = r.programme_id and p.kind = 'house_programme' and p.period @> r.day);

-- every child lies inside its parent's life
select c.area_id, c.name from area_version c
where c.parent_id is not null and not (c.period <@ (select range_agg(p.period) from area_version p where p.area_id = c.parent_id));

-- a successor stands on the day it takes over
select s.* from area_succession s
where not exists (select from area_version v where v.area_id = s.to_area and v.period @> s.effective);

-- the known shares of one partial split do not exceed the whole
select from_area, effective, sum(share) from area_succession where kind = 'part' group by 1, 2 having sum(share) > 1;

-- the lines of areas equal the versions
with recursive line as (
  select area_id, area_id as ancestor_id, period from area_version
  union all
  select line.area_id, v.parent_id, line.period * v.period
  from line join area_version v on v.area_id = line.ancestor_id and v.period && line.period where v.parent_id is not null
), merged as (select area_id, ancestor_id, unnest(range_agg(period)) as period from line group by 1, 2)
(select area_id, ancestor_id, period from merged except select area_id, ancestor_id, period from area_line)
union all
(select area_id, ancestor_id, period from area_line except select area_id, ancestor_id, period from merged);

-- openings, days and tail together equal a recount of the records
with rolled as (
  select series, node_kind, node_id, organisation_id, day, sum(delta) as delta from (
    select series, node_kind, node_id, organisation_id, day, delta from series_day
    union all select series, node_kind, node_id, organisation_id, day, delta from series_tail
  ) x group by 1, 2, 3, 4, 5 having sum(delta) <> 0
), counted as (
  select series, node_kind, node_id, organisation_id, day, sum(delta) as delta
  from series_interval cross join lateral (values (lower(period), value), (upper(period), -value)) e (day, delta)
  where day is not null group by 1, 2, 3, 4, 5 having sum(delta) <> 0
)
(select * from rolled except select * from counted) union all (select * from counted except select * from rolled);

-- each opening equals the days before its year
select o.series, o.node_kind, o.node_id, o.organisation_id, o.year from series_opening o
left join series_day d on (d.series, d.node_kind, d.node_id, d.organisation_id) = (o.series, o.node_kind, o.node_id, o.organisation_id)
  and d.day < make_date(o.year, 1, 1)
group by o.series, o.node_kind, o.node_id, o.organisation_id, o.year, o.value having o.value <> coalesce(sum(d.delta), 0);

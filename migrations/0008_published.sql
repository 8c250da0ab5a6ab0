-- All that a public page may read. The portal login has select on these views and on nothing else.

create view published_federation as select * from federation;
create view published_area as
  select v.*, t.label_vi type_vi, t.label_en type_en, l.rank
  from area_version v join area_type t on t.key = v.type join area_level l on l.key = v.level;
create view published_area_line as select * from area_line;
create view published_succession as select * from area_succession;
create view published_map_quality as select * from map_quality;
create view published_organisation as select * from organisation;
create view published_unit as
  select v.*, u.organisation_id, l.rank from unit_version v join unit u on u.id = v.unit_id join unit_level l on l.key = v.level;
create view published_unit_line as select * from unit_line;
create view published_unit_place as select * from unit_place;
create view published_hamlet_households as select * from hamlet_households;
create view published_programme as select * from programme;
-- Results are what was done, never for whom: the note may name a person and stays inside.
create view published_result as
  select id, kind, programme_id, unit_id, area_id, day, work, quantity, value_dong from result;
create view published_indicator as select * from indicator;
create view published_series_tail as select * from series_tail;
create view published_series_day as select * from series_day;
create view published_series_opening as select * from series_opening;
-- Below the commune: counts at month ends only.
create view published_month_end as
  select (generate_series(timestamp '2004-02-01', timestamp '2100-01-01', interval '1 month'))::date - 1 as day;
create view published_branch_stock as
  select m.day, u.id as unit_id, u.organisation_id,
    (select count(*) from membership s where s.unit_id = u.id and s.period @> m.day) as memberships
  from published_month_end m cross join unit u;
create view published_hamlet_stock as
  select m.day, a.id as area_id, o.id as organisation_id,
    (select count(*) from household_coverage c
      where c.area_id = a.id and c.organisation_id = o.id and c.period @> m.day) as households_with_member,
    (select count(*) from person_coverage c
      where c.area_id = a.id and c.organisation_id = o.id and c.period @> m.day) as people
  from published_month_end m cross join area a cross join (select id from organisation union all select 0::smallint) o;
create view published_category as select * from category;
create view published_picture as select * from picture;
create view published_picture_variant as
  select v.picture_id, v.format, v.width, f.sha256, f.media_type from picture_variant v join stored_file f on f.id = v.file_id;
create view published_file as
  select sha256, media_type, bytes from stored_file f where exists (select from picture_variant v where v.file_id = f.id);
create view published_article as select * from article;
create view published_article_figure as select * from article_figure;
create view published_article_views as
  select article_id, sum(views)::bigint as views from article_views group by article_id;
create view published_audit_position as select coalesce(max(id), 0) as id from audit_entry;

-- The register's reading side: units through a reorganisation, words in their names, and counts for those inside.

create view published_unit_succession as select * from unit_succession;
grant select on published_unit_succession to goc_portal, goc_app;

-- As core/text folds: what search compares. Immutable, since the dictionary is named and ours.
create function goc_fold(words text) returns text language sql immutable parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, nfc))) $$;
alter table unit_version add column name_folded text not null generated always as (goc_fold(name)) stored;

-- Law 6 hides small counts in public, and all below the commune but at month ends. Who may see internal figures is asked by
-- the application; these give counts to its login alone, of rows that row security would hide. No names, no persons.
create function inside_branch_stock(units bigint[], on_day date) returns table (unit_id bigint, memberships bigint)
language sql stable security definer set search_path from current as $$
  select u.id, (select count(*) from membership m where m.unit_id = u.id and m.period @> on_day) from unnest(units) u (id)
$$;
create function inside_hamlet_stock(areas bigint[], organisation smallint, on_day date)
returns table (area_id bigint, households_with_member bigint, people bigint)
language sql stable security definer set search_path from current as $$
  select a.id,
    (select count(*) from household_coverage c where c.area_id = a.id and c.organisation_id = organisation and c.period @> on_day),
    (select count(*) from person_coverage c where c.area_id = a.id and c.organisation_id = organisation and c.period @> on_day)
  from unnest(areas) a (id)
$$;
revoke all on function inside_branch_stock(bigint[], date), inside_hamlet_stock(bigint[], smallint, date) from public;
grant execute on function inside_branch_stock(bigint[], date), inside_hamlet_stock(bigint[], smallint, date) to goc_app;

-- Figures of articles that a recount no longer gives as published, and when that was first noticed (modules/portal).
create table article_restated (
  article_id bigint not null,
  ordinal smallint not null,
  -- as article_figure.value
  value text not null,
  since timestamptz not null,
  primary key (article_id, ordinal),
  foreign key (article_id, ordinal) references article_figure on delete cascade
);
grant select, insert, update, delete on article_restated to goc_app;

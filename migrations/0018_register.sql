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
  since timestamptz not null,
  primary key (article_id, ordinal),
  foreign key (article_id, ordinal) references article_figure on delete cascade
);
grant select, insert, update, delete on article_restated to goc_app;

-- Derived: by what name a member of a unit, past or present, is found. Row security lets no index serve a LIKE, and in a large
-- scope a search over persons walks through all who are in others' (0,9 s for 'van' among the women of the province; now 0,03).
create table member_name (
  unit_id bigint not null references unit,
  person_id bigint not null references person,
  organisation_id smallint not null,
  name_sort text not null,
  name_folded text not null,
  primary key (unit_id, person_id)
);
create index member_name_person on member_name (person_id);
create index member_name_order on member_name (organisation_id, name_sort collate "vi-x-icu", person_id) include (unit_id, name_folded);
create index member_name_words on member_name using gin ((' ' || name_folded) public.gin_trgm_ops);

create view name_of_member as
  select distinct m.unit_id, m.person_id, m.organisation_id, p.name_sort, p.name_folded
  from membership m join person p on p.id = m.person_id;
insert into member_name (unit_id, person_id, organisation_id, name_sort, name_folded)
  select unit_id, person_id, organisation_id, name_sort, name_folded from name_of_member;

create function derive_names(persons bigint[]) returns void
language plpgsql security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  delete from member_name where person_id = any(persons);
  insert into member_name (unit_id, person_id, organisation_id, name_sort, name_folded)
    select unit_id, person_id, organisation_id, name_sort, name_folded from name_of_member where person_id = any(persons);
end $$;
revoke all on function derive_names(bigint[]) from public;
grant execute on function derive_names(bigint[]) to goc_app;

-- Members by name, in Vietnamese order (given name first), keyset by (name_sort, id). The owner's, because no index serves a
-- LIKE under row security; it applies the request's scope itself, and is held to it by the same property test. Words are
-- folded and each must begin a word of the name. `narrowed` cuts the scope to some units; `living` asks for those who are
-- members on the day.
create function find_members(words text[], narrowed bigint[], on_day date, living boolean, after_name text, after_id bigint, most integer)
returns table (id bigint, full_name text, birth_day date, name_sort text)
language plpgsql stable security definer set search_path from current set random_page_cost = 1.1 set jit = off as $$
declare
  units bigint[];
  patterns text[] := array(select '% ' || translate(w, '%_\', '') || '%' from unnest(words) w);
  -- Written out, because LIKE ALL uses no index.
  named text := coalesce((select string_agg(format($q$ and ' ' || n.name_folded like %L$q$, p), '') from unnest(patterns) p), '');
  rest text := case when living
    then ' and exists (select from membership m where m.person_id = n.person_id and m.unit_id = n.unit_id and m.period @> $2)' else '' end
    || case when after_name is null then '' else ' and (n.name_sort collate "vi-x-icu", n.person_id) > ($3, $4)' end;
  few boolean;
  source text;
begin
  if goc_sees_all() then
    units := coalesce(narrowed, array(select u.id from unit u));
  elsif narrowed is null then
    units := goc_reads();
  else
    units := array(select unnest(narrowed) intersect select unnest(goc_reads()));
  end if;

  if (select count(*) from (select 1 from member_name n where n.unit_id = any(units) limit 20001) c) <= 20000 then
    -- A small scope is read whole.
    source := 'member_name n where n.unit_id = any($1)' || named || rest;
  else
    execute 'select count(*) <= 12000 from (select 1 from member_name n where true' || named || ' limit 12001) c' into few;
    if named <> '' and few then
      -- Rare words are looked up.
      source := 'member_name n where n.unit_id + 0 = any($1)' || named || rest;
    else
      -- Else each organisation's names are walked in their order until the page is full. What is done to the columns hides the
      -- other indexes from the planner, which believes that those named Lan, who all stand at L, are strewn evenly.
      source := 'unnest(array(select distinct u.organisation_id from unit u where u.id = any($1))) o (id) cross join lateral (
        select distinct n.name_sort collate "vi-x-icu" as name_sort, n.person_id from member_name n
        where n.organisation_id = o.id and n.unit_id + 0 = any($1)' || replace(named, 'n.name_folded like', 'n.name_folded || '''' like')
        || rest || ' order by 1, 2 limit $5) n';
    end if;
  end if;
  return query execute $q$
    select p.id, p.full_name, p.birth_day, p.name_sort from (
      select distinct n.name_sort collate "vi-x-icu" as name_sort, n.person_id from $q$ || source || $q$ order by 1, 2 limit $5
    ) f join person p on p.id = f.person_id order by f.name_sort, f.person_id$q$
    using units, on_day, after_name, after_id, most;
end $$;
revoke all on function find_members(text[], bigint[], date, boolean, text, bigint, integer) from public;
grant execute on function find_members(text[], bigint[], date, boolean, text, bigint, integer) to goc_app;

-- Just their grants. {federation} is replaced by the runner with the quoted schema name.
grant usage on schema {federation} to goc_app, goc_portal;

grant select on all tables in schema {federation} to goc_app;
grant insert, update on
  area, area_version, area_succession, area_line, unit, unit_version, unit_line, employer, employer_place,
  household, household_place, person, residence, membership, federation, programme,
  category, article, article_figure, article_views, picture, picture_variant, hamlet_households
  to goc_app;
grant delete on area_line, unit_line, household_coverage, person_coverage, article_figure to goc_app;
grant insert on household_coverage, person_coverage, series_tail to goc_app;
-- Append-only is append-only by grant: no update, no delete.
grant insert on audit_entry, membership_event, stored_file, result to goc_app;

do $$
declare v record;
begin
  for v in select viewname from pg_views where schemaname = current_schema() and viewname like 'published\_%' loop
    execute format('grant select on %I.%I to goc_portal', current_schema(), v.viewname);
  end loop;
end $$;
grant execute on function fold_series(integer) to goc_app;

-- The queue's tables let nobody but their owner in; through this the app asks for a job of its own federation. Asked
-- twice before it began, it runs once, with the later payload.
create function ask_job(task text, payload json) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform graphile_worker.add_job(current_schema() || ':' || task, payload, job_key => current_schema() || ':' || task);
end $$;
revoke all on function ask_job(text, json) from public;
grant execute on function ask_job(text, json) to goc_app;

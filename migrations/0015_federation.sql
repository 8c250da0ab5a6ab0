-- What a federation looks like: its own colour and its own mark, beside its names. Public pages show all of them.
alter table federation
  -- #rrggbb; null is ours
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
  add column logo_file_id bigint references stored_file;

create or replace view published_federation as
  select f.id, f.name_vi, f.name_en, f.part_name_vi, f.part_name_en, f.demonstration, f.created_at, f.area_id, f.accent,
    s.sha256 as logo
  from federation f left join stored_file s on s.id = f.logo_file_id;
create or replace view published_file as
  select sha256, media_type, bytes from stored_file f
  where exists (select from picture_variant v where v.file_id = f.id) or exists (select from federation where logo_file_id = f.id);

-- The audit is read newest first, narrowed by what was done and by days.
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_at on audit_entry (at);
create index access_log_actor on access_log (actor, id);

-- How much of the audit no seal covers yet, and since when: numbers, for those who see to the machine and read no entry.
create function unsealed_audit() returns table (entries bigint, oldest timestamptz)
language sql stable security definer set search_path from current as $$
  select count(*), min(at) from audit_entry where id > coalesce((select max(last_id) from audit_seal), 0)
$$;
revoke all on function unsealed_audit() from public;
grant execute on function unsealed_audit() to goc_app;

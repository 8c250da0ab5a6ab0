-- What every module stands on: the federation itself, the audit trail, files kept by content.
-- Every file here runs once per federation schema, as the owner, with search_path = <federation>, public.

create table federation (
  id smallint primary key default 1 check (id = 1),
  name_vi text not null,
  name_en text not null,
  -- shown for the whole federation on a day when its province has gone on into a larger one
  part_name_vi text not null,
  part_name_en text not null,
  demonstration boolean not null,
  created_at timestamptz not null
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);
create index audit_entry_subject on audit_entry (subject, id);

-- Bytes live in the database because processes share nothing else.
create table stored_file (
  id bigint generated always as identity primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bytea not null
);

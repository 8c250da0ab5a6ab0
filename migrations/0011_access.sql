-- Who may do what, where and from when to when. A grant is a sentence: this user, as this role, for this unit and what is
-- below it, from this day to that day. Roles are data, made of the coarse permissions of core/actor.

create table role (
  key text primary key,
  name_vi text not null,
  name_en text not null,
  -- for a unit and what is below it, for the whole federation, or either
  reach text not null check (reach in ('unit', 'federation', 'either')),
  needs_second_factor boolean not null,
  sort smallint not null unique
);
create table role_permission (
  role text not null references role,
  permission text not null check (permission in (
    'figures.internal', 'persons.read', 'persons.write', 'persons.export', 'persons.sensitive', 'units.write', 'results.write',
    'articles.write', 'ledger.write', 'supervision.write', 'users.write', 'settings.write', 'jobs.write', 'audit.read')),
  primary key (role, permission)
);
insert into role values
  ('viewer', 'Người xem', 'Viewer', 'either', false, 1),
  ('branch-secretary', 'Cán bộ chi hội, chi đoàn', 'Branch secretary', 'unit', false, 2),
  ('commune-officer', 'Cán bộ cấp xã', 'Commune officer', 'unit', false, 3),
  ('organisation-officer', 'Cán bộ tổ chức', 'Organisation officer', 'unit', false, 4),
  ('editor', 'Biên tập viên', 'Editor', 'federation', true, 5),
  ('accountant', 'Kế toán', 'Accountant', 'either', false, 6),
  ('supervisor', 'Cán bộ giám sát', 'Supervisor', 'either', false, 7),
  ('administrator', 'Quản trị', 'Administrator', 'either', true, 8),
  ('auditor', 'Kiểm tra nhật ký', 'Auditor', 'federation', false, 9);
insert into role_permission
  select 'viewer', p from unnest(array['figures.internal']) p
  union all select 'branch-secretary', p from unnest(array['figures.internal', 'persons.read', 'persons.write', 'results.write']) p
  union all select 'commune-officer', p
    from unnest(array['figures.internal', 'persons.read', 'persons.write', 'persons.export', 'persons.sensitive', 'results.write']) p
  union all select 'organisation-officer', p
    from unnest(array['figures.internal', 'persons.read', 'persons.write', 'persons.export', 'persons.sensitive', 'units.write', 'results.write']) p
  union all select 'editor', p from unnest(array['figures.internal', 'articles.write']) p
  union all select 'accountant', p from unnest(array['figures.internal', 'ledger.write']) p
  union all select 'supervisor', p from unnest(array['figures.internal', 'supervision.write']) p
  union all select 'administrator', p from unnest(array['users.write', 'settings.write', 'jobs.write']) p
  union all select 'auditor', p from unnest(array['audit.read']) p;

create table access_grant (
  id bigint generated always as identity primary key,
  user_id text not null references app_user,
  role text not null references role,
  -- null: the whole federation
  unit_id bigint references unit,
  period daterange not null check (not isempty(period)),
  reason text not null,
  granted_by text not null,
  granted_at timestamptz not null,
  -- at once, whatever the period says; the row stays
  revoked_by text,
  revoked_at timestamptz,
  -- the grant that this one goes on from, after a reorganisation
  succeeds bigint references access_grant,
  check ((revoked_by is null) = (revoked_at is null)),
  exclude using gist (user_id with =, role with =, (coalesce(unit_id, 0)) with =, period with &&) where (revoked_at is null)
);
create index access_grant_user on access_grant (user_id);
create index access_grant_unit on access_grant (unit_id);

-- What became of a unit that ended: its rows are seen by who sees the unit that it went into.
create table unit_succession (
  from_unit bigint not null references unit,
  to_unit bigint not null references unit,
  effective date not null,
  legal_basis text not null,
  primary key (from_unit, to_unit),
  check (from_unit <> to_unit)
);
create index unit_succession_to on unit_succession (to_unit);

-- A unit and what is below it, on a day: what stands below it that day; what ended, below where it went, or, if it went
-- nowhere, below where it last stood. So a scope sees today's subtree and what it was made of.
create function units_below(root bigint, on_day date) returns bigint[]
language sql stable set search_path from current as $$
  with recursive below as (
    select root as id
    union
    select under.id from below cross join lateral (
      select v.unit_id as id from unit_version v
      where v.parent_id = below.id and lower(v.period) <= on_day
        and not exists (select from unit_version w where w.unit_id = v.unit_id and lower(w.period) <= on_day and w.period >> v.period)
        and (upper(v.period) is null or upper(v.period) > on_day
          or not exists (select from unit_succession s where s.from_unit = v.unit_id and s.effective <= on_day))
      union all
      select s.from_unit from unit_succession s
      where s.to_unit = below.id and s.effective <= on_day
        and not exists (select from unit_version w where w.unit_id = s.from_unit and w.period @> on_day)
    ) under
  )
  select array_agg(id) from below
$$;

-- Every view of a person's record and every export, with its purpose.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  purpose text not null check (purpose <> ''),
  what text not null check (what in ('person', 'list', 'export')),
  -- 'person:12', or what the list or export was asked for
  subject text not null,
  rows integer not null check (rows >= 0)
);
create index access_log_subject on access_log (subject, id);

alter table audit_entry add column unit_id bigint references unit;
create index audit_entry_unit on audit_entry (unit_id, id) where unit_id is not null;
create index audit_entry_actor on audit_entry (actor, id);

-- The unit that recorded a person: it sees them before they are a member of anything. None for what was loaded in bulk.
alter table person
  add column registered_unit bigint references unit,
  -- Vietnamese lists go by the given name, which comes last.
  add column name_sort text generated always as (regexp_replace(full_name, '^(.+) (\S+)$', '\2 \1')) stored;
create index person_registered_unit on person (registered_unit) where registered_unit is not null;
create index membership_person on membership (person_id);

-- Idempotency of forms: the answer that a form's first sending got.
create table done_once (
  key uuid primary key,
  user_id text not null references app_user,
  at timestamptz not null,
  answer text
);
create index done_once_at on done_once (at);

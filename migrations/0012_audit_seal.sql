-- Seals over the audit entries, each over those since the one before and over that one itself: what was changed, taken
-- out or put in afterwards shows. What exactly is hashed: src/core/audit-seal.server.ts.

create table audit_seal (
  -- 1, 2, 3 … without a gap
  id bigint primary key,
  -- The first and last entry in it; it stands for all entries after the previous seal's last up to its own last.
  first_id bigint not null,
  last_id bigint not null unique check (last_id >= first_id),
  count bigint not null check (count > 0),
  sealed_at timestamptz not null,
  -- SHA-256 of the entries; of the seal before (none before the first); of this seal.
  entries bytea not null check (length(entries) = 32),
  previous bytea check (length(previous) = 32 and (previous is null) = (id = 1)),
  hash bytea not null check (length(hash) = 32)
);

-- The app reads seals and makes none.
grant select on audit_seal to goc_app;
-- Nor does it choose an entry's position: with insert on the whole table it could put one into a sealed range.
revoke insert on audit_entry from goc_app;
grant insert (at, actor, action, subject, unit_id, before, after) on audit_entry to goc_app;

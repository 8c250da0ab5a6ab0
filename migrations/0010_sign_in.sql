-- Who may sign in, and by what. Kept by better-auth, under names of ours (modules/sign-in).

create table app_user (
  id text primary key,
  name text not null check (name <> ''),
  -- Secretaries have no e-mail: theirs is an address that no mail reaches (…@khong-co-thu.invalid).
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  user_name text unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{2,31}$'),
  -- E.164: +84…
  phone text unique check (phone ~ '^\+[1-9][0-9]{7,14}$'),
  two_factor_enabled boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

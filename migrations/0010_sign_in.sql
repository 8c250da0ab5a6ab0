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

-- Who is signed in where. A session is held by a signed cookie; the token alone, read here, opens nothing.
create table sign_in_session (
  id text primary key,
  user_id text not null references app_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- Begun, or later raised, with a second factor or a passkey.
  strong boolean not null default false
);
create index sign_in_session_user on sign_in_session (user_id);

-- By what somebody signs in: a password (provider_id 'credential'), or an account with the provider.
create table sign_in_credential (
  id text primary key,
  user_id text not null references app_user on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index sign_in_credential_user on sign_in_credential (user_id);

-- What is between two steps of signing in, for minutes.
create table sign_in_step (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_in_step_identifier on sign_in_step (identifier);

create table sign_in_two_factor (
  id text primary key,
  user_id text not null unique references app_user on delete cascade,
  -- Encrypted.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create table sign_in_passkey (
  id text primary key,
  user_id text not null references app_user on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index sign_in_passkey_user on sign_in_passkey (user_id);

-- Wrong tries by what they are counted for (an account, a browser, a network), which is hashed.
create table sign_in_try (
  key text primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  wait_until timestamptz
);

-- One-time links, of which only a hash is kept: invitations, resets, and the first administrator's (for no user yet).
create table sign_in_link (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('invitation', 'reset', 'first-run')),
  user_id text references app_user on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  superseded_at timestamptz,
  check ((kind = 'first-run') = (user_id is null))
);
create index sign_in_link_user on sign_in_link (user_id);

-- Letters on their way. The body is erased once it is sent.
create table mail_out (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text,
  created_at timestamptz not null,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  error text,
  sent_at timestamptz,
  check ((sent_at is null) = (body is not null))
);
create index mail_out_waiting on mail_out (next_try_at) where sent_at is null;

grant select on app_user, sign_in_session, sign_in_credential, sign_in_step, sign_in_two_factor, sign_in_passkey,
  sign_in_try, sign_in_link, mail_out to goc_app;
grant insert, update on app_user, sign_in_session, sign_in_credential, sign_in_step, sign_in_two_factor,
  sign_in_passkey, sign_in_try, sign_in_link, mail_out to goc_app;
-- A user is never deleted: what they did stays theirs.
grant delete on sign_in_session, sign_in_credential, sign_in_step, sign_in_two_factor, sign_in_passkey, sign_in_try
  to goc_app;

-- Jobs that can be seen: each run that somebody asked for, and how each maintenance task went last.

create table job_run (
  id bigint generated always as identity primary key,
  task text not null check (task ~ '^[a-z][a-z0-9-]{0,60}$'),
  payload jsonb not null,
  -- Asked again with the same key, it is the same run.
  key text unique check (key <> ''),
  unit_id bigint references unit,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint check (done >= 0),
  total bigint check (total >= 0),
  message text,
  -- Why it failed, for whoever asked.
  error text check ((error is not null) = (state = 'failed')),
  -- How often it was begun. Whoever began it before and lives on has lost it: only the last one's word is written.
  tries integer not null default 0,
  started_at timestamptz,
  ended_at timestamptz check ((ended_at is not null) = (state in ('done', 'failed', 'cancelled'))),
  result_file_id bigint references stored_file
);
create index job_run_state on job_run (state, id);
create index job_run_asked_by on job_run (asked_by, id);

-- One row for each maintenance task, written after each of its runs.
create table job_task (
  task text primary key,
  -- As in a crontab; null when it runs only when asked for.
  cron text,
  last_started timestamptz,
  last_ended timestamptz,
  last_ms bigint,
  last_error text,
  -- In a row.
  failures integer not null default 0
);

-- The app reads; it asks, cancels and retries through functions, and only the owner's process tells how a run goes.
grant select on job_run, job_task to goc_app;

-- The queue's job of a run. A process that dies leaves it to another; what kills five processes is given up by the sixth.
create function queue_run(run bigint, task text) returns void
language plpgsql set search_path from current as $$
begin
  perform graphile_worker.add_job(current_schema() || ':run:' || task, json_build_object('run', run),
    max_attempts => 6, job_key => current_schema() || ':run:' || run);
end $$;
revoke all on function queue_run(bigint, text) from public;

create function ask_run(task text, payload jsonb, key text, unit bigint, actor text, at timestamptz)
returns table (run bigint, fresh boolean)
language plpgsql security definer set search_path from current as $$
#variable_conflict use_variable
begin
  insert into job_run as r (task, payload, key, unit_id, asked_by, asked_at) values (task, payload, key, unit, actor, at)
  on conflict on constraint job_run_key_key do nothing returning r.id into run;
  fresh := found;
  if fresh then
    perform queue_run(run, task);
  else
    select r.id into run from job_run r where r.key = ask_run.key;
  end if;
  return next;
end $$;

-- Tells whether there was something to cancel.
create function cancel_run(run bigint) returns boolean
language plpgsql security definer set search_path from current as $$
begin
  update job_run set state = 'cancelled', ended_at = now() where id = run and state in ('waiting', 'running');
  if not found then return false; end if;
  perform graphile_worker.remove_job(current_schema() || ':run:' || run);
  return true;
end $$;

-- Tells whether there was something to retry. What was done stays: it goes on from there.
create function retry_run(run bigint) returns boolean
language plpgsql security definer set search_path from current as $$
declare name text;
begin
  update job_run set state = 'waiting', error = null, ended_at = null where id = run and state in ('failed', 'cancelled')
  returning task into name;
  if not found then return false; end if;
  perform queue_run(run, name);
  return true;
end $$;

revoke all on function ask_run(text, jsonb, text, bigint, text, timestamptz), cancel_run(bigint), retry_run(bigint) from public;
grant execute on function ask_run(text, jsonb, text, bigint, text, timestamptz), cancel_run(bigint), retry_run(bigint) to goc_app;

-- nobody has the same role for the same unit twice on a day
select g.id from access_grant g join access_grant h on h.user_id = g.user_id and h.role = g.role
  and h.unit_id is not distinct from g.unit_id and h.id > g.id and h.period && g.period
where g.revoked_at is null and h.revoked_at is null;

-- a role that shows persons reaches units only
select r.key from role r join role_permission p on p.role = r.key where p.permission like 'persons.%' and r.reach <> 'unit';

-- a grant reaches as far as its role does
select g.id from access_grant g join role r on r.key = g.role
where (g.unit_id is null and r.reach = 'unit') or (g.unit_id is not null and r.reach = 'federation');

-- administrators manage users
select 'administrator' where not exists (select from role_permission where role = 'administrator' and permission = 'users.write');

-- the federation keeps an administrator without an end once it had one, if the system itself did not shut them out
select 'none' where exists (select from access_grant where role = 'administrator' and unit_id is null)
  and not exists (
    select from access_grant g join app_user u on u.id = g.user_id
    where g.role = 'administrator' and g.unit_id is null and g.revoked_at is null and upper_inf(g.period)
      and (u.disabled_at is null or exists (select from audit_entry a
        where a.action = 'user.disable' and a.subject = 'user:' || u.id and a.actor = 'system')));

-- a revoked grant says by whom, and was given before
select id from access_grant where revoked_at is not null and (revoked_by is null or revoked_by = '' or revoked_at < granted_at);

-- a grant says who gave it and why
select id from access_grant where granted_by = '' or reason = '';

-- a Front unit's grant shows no persons
select distinct g.id from access_grant g join unit n on n.id = g.unit_id join organisation o on o.id = n.organisation_id
  join role_permission p on p.role = g.role and p.permission like 'persons.%'
where o.member_vi is null and g.revoked_at is null;

-- a grant that goes on from another is the same user's and role's, begins when the unit went, and lasts no longer
select n.id from access_grant n join access_grant o on o.id = n.succeeds
where n.user_id <> o.user_id or n.role <> o.role or n.unit_id = o.unit_id
  or not exists (select from unit_succession s where s.to_unit = n.unit_id and s.effective <= lower(n.period))
  or lower(n.period) < lower(o.period) or coalesce(upper(n.period), 'infinity') > coalesce(upper(o.period), 'infinity');

-- every grant has its row in the audit, and so has every revocation
select g.id from access_grant g
where not exists (select from audit_entry a where a.action = 'grant.give' and a.subject = 'user:' || g.user_id
    and (a.after ->> 'grant')::bigint = g.id and a.actor = g.granted_by)
  or (g.revoked_at is not null and not exists (select from audit_entry a where a.action = 'grant.revoke'
    and a.subject = 'user:' || g.user_id and (a.before ->> 'grant')::bigint = g.id and a.actor = g.revoked_by));

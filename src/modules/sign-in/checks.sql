-- no disabled user has a session
select s.user_id from sign_in_session s join app_user u on u.id = s.user_id where u.disabled_at is not null;

-- every user has a way to sign in, or had a link to make one
select u.id from app_user u
where not exists (select from sign_in_credential c where c.user_id = u.id)
  and not exists (select from sign_in_passkey p where p.user_id = u.id)
  and not exists (select from sign_in_link l where l.user_id = u.id);

-- a user can be named by something they know: a phone number, a user name or an address of theirs
select id from app_user where phone is null and user_name is null and email like '%@khong-co-thu.invalid';

-- a user has one link at most that still opens
select user_id from sign_in_link where user_id is not null and used_at is null and superseded_at is null
group by user_id having count(*) > 1;

-- every password is an argon2id hash
select id from sign_in_credential where provider_id = 'credential' and password !~ '^\$argon2id\$v=19\$m=19456,t=2,p=1\$';

-- a second factor that is on has its key
select id from app_user u where two_factor_enabled
  and not exists (select from sign_in_two_factor t where t.user_id = u.id and t.verified);

-- what was sent has no body any more
select id from mail_out where sent_at is not null and body is not null;

import { sql } from 'kysely';
import type { Actor } from '#core/actor.ts';
import { today, type Clock } from '#core/clock.ts';
import type { Tx } from '#core/db.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { fold } from '#core/text.ts';
import { parsePhone } from '#modules/sign-in/rules.ts';
import { userById, type User } from '#modules/sign-in/sign-in.server.ts';
import { careFor, seenFrom, type Care } from './managing.server.ts';
import { grantsOf, grantsOfAll, type GrantRow } from './queries.server.ts';
import { standing } from './rules.ts';

/** Has never signed in; may sign in; was shut out. */
export type UserState = 'invited' | 'active' | 'disabled';

/** A user as whoever manages users sees them. */
export interface UserSeen extends User {
  state: UserState;
  /** In a list: those in force or to come. */
  grants: GrantRow[];
}

const stateOf = sql<UserState>`case when u.disabled_at is not null then 'disabled'
  when exists (select from sign_in_credential c where c.user_id = u.id)
    or exists (select from sign_in_passkey p where p.user_id = u.id) then 'active' else 'invited' end`;

/**
 * The users whom the actor manages, by given name, as Vietnamese lists go; at most `most` after the first `skip`, and whether
 * there are more. `search` are words of the name without marks, or a part of a phone number, user name or address.
 * Nobody, for who manages none. Inside actAs.
 */
export async function usersSeen(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: { search: string; state: UserState | null; skip: number; most: number },
): Promise<{ users: UserSeen[]; more: boolean }> {
  const day = today(clock);
  const words = fold(asked.search).split(' ').filter(Boolean);
  const phone = parsePhone(asked.search)?.slice(1) ?? asked.search.replace(/\D/g, '').replace(/^0/, '');
  const part = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const whole = part(asked.search.trim().toLowerCase());
  const byPhone = phone.length >= 3 ? sql`u.phone like ${part(phone)}` : sql`false`;
  const found =
    words.length === 0
      ? sql`true`
      : sql`(unaccent(lower(u.name)) like all(${words.map(part)}) or u.user_name like ${whole} or ${byPhone}
          or (u.email like ${whole} and u.email not like '%.invalid'))`;
  const inState = asked.state === null ? sql`true` : sql`${stateOf} = ${asked.state}`;
  const { rows } = await sql<{ id: string; state: UserState }>`
    select u.id, ${stateOf} as state from app_user u
    where ${seenFrom(actor.scope('users.write'), actor)} and ${found} and ${inState}
    order by regexp_replace(u.name, '^(.+) (\\S+)$', '\\2 \\1') collate "vi-x-icu", u.id
    limit ${asked.most + 1} offset ${asked.skip}`.execute(tx);
  const page = rows.slice(0, asked.most);
  const grants = await grantsOfAll(
    tx,
    page.map((row) => row.id),
  );
  const users: UserSeen[] = [];
  for (const { id, state } of page) {
    const own = grants.filter((g) => g.userId === id && ['in-force', 'to-come'].includes(standing(g, day)));
    users.push({ ...(await userById(tx, id))!, state, grants: own });
  }
  return { users, more: rows.length > asked.most };
}

/**
 * A user with all they were ever given, and how far the actor looks after them. Refuses who manages no user there, and who
 * manages all a user that there is not. Inside actAs.
 */
export async function userSeen(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: string,
): Promise<(UserSeen & { care: Exclude<Care, 'none'> }) | Refusal> {
  const reached = actor.scope('users.write');
  const care = await careFor(tx, actor, clock, reached, id);
  if (care === 'none')
    return reached === 'all'
      ? refuse('not-found', { what: 'user' })
      : refuse('not-allowed', { what: 'users.write' });
  const { rows } = await sql<{
    state: UserState;
  }>`select ${stateOf} as state from app_user u where id = ${id}`.execute(tx);
  return { ...(await userById(tx, id))!, state: rows[0]!.state, grants: await grantsOf(tx, id), care };
}

/** What a user did last, as far as the actor may read it in the audit. Inside actAs. */
export async function didLately(
  tx: Tx,
  user: string,
  most: number,
): Promise<{ id: number; at: Date; action: string; subject: string; unitName: string | null }[]> {
  const { rows } = await sql<{
    id: number;
    at: Date;
    action: string;
    subject: string;
    unitName: string | null;
  }>`
    select a.id, a.at, a.action, a.subject,
      (select v.name from unit_version v where v.unit_id = a.unit_id order by lower(v.period) desc limit 1) as unit_name
    from audit_entry a where a.actor = ${`user:${user}`} order by a.id desc limit ${most}`.execute(tx);
  return rows;
}

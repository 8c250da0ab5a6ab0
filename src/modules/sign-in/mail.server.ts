import { createTransport } from 'nodemailer';
import type { Options as SMTPOptions } from 'nodemailer/lib/smtp-connection';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { may, type Actor } from '#core/actor.ts';
import { audit } from '#core/audit.server.ts';
import type { Clock } from '#core/clock.ts';
import type { Config, MailConfig } from '#core/config.server.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { askJob, type JobTask } from '#core/jobs.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { nextMailTry, parseEmail } from './rules.ts';

export interface Letter {
  to: string;
  subject: string;
  body: string;
}

/** A letter as an administrator sees it: never what it says. */
export interface LetterState {
  id: number;
  to: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  tries: number;
  error: string | null;
  /** When it is tried again; null when it was sent or given up. */
  nextTryAt: Date | null;
}

/** Puts a letter into the outbox; it is sent when the transaction has committed. */
export async function post(tx: Db | Tx, clock: Clock, { to, subject, body }: Letter): Promise<void> {
  const now = clock.now();
  await tx
    .insertInto('mailOut')
    .values({ recipient: to, subject, body, createdAt: now, nextTryAt: now })
    .execute();
  await askJob(tx, 'send-mail');
}

/** The newest letters and what became of them. */
export async function listMail(db: Db | Tx, limit = 100): Promise<LetterState[]> {
  const rows = await db
    .selectFrom('mailOut')
    .select(['id', 'recipient', 'subject', 'createdAt', 'sentAt', 'tries', 'error', 'nextTryAt'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ recipient, nextTryAt, ...row }) => ({
    ...row,
    to: recipient,
    nextTryAt: row.sentAt || (row.error && nextMailTry(row.tries) === null) ? null : nextTryAt,
  }));
}

/**
 * Posts a letter that only shows that letters arrive. Refuses who does not see to the settings, and where there is no mail
 * server.
 */
export async function sendTestMail(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  mail: MailConfig | null,
  letter: Letter,
): Promise<null | Refusal> {
  if (!may(actor, 'settings.write', null)) return refuse('not-allowed', { what: 'settings.write' });
  if (!mail) return refuse('mail-not-configured', {});
  const to = parseEmail(letter.to);
  if (!to) return refuse('email-invalid', { field: 'email' });
  await post(tx, clock, { ...letter, to });
  await audit(tx, actor, clock.now(), 'mail.test', 'mail', null, null);
  return null;
}

/** Sends a letter that waits or was given up again, at once and with all its tries. Refuses one that was sent. */
export async function sendAgain(tx: Tx, actor: Actor, clock: Clock, letter: number): Promise<null | Refusal> {
  if (!may(actor, 'settings.write', null)) return refuse('not-allowed', { what: 'settings.write' });
  const known = await tx
    .selectFrom('mailOut')
    .select('sentAt')
    .where('id', '=', letter)
    .forUpdate()
    .executeTakeFirst();
  if (!known) return refuse('not-found', { what: `letter:${letter}` });
  if (known.sentAt) return refuse('letter-sent', {});
  const now = clock.now();
  await tx.updateTable('mailOut').set({ tries: 0, nextTryAt: now }).where('id', '=', letter).execute();
  await askJob(tx, 'send-mail');
  await audit(tx, actor, now, 'mail.again', `letter:${letter}`, null, null);
  return null;
}

/** How the outbox stands: letters that wait, those that failed at least once, and those given up. */
export async function outboxState(
  db: Db | Tx,
): Promise<{ waiting: number; failing: number; givenUp: number }> {
  const { rows } = await sql<{ waiting: number; failing: number; givenUp: number }>`
    select count(*) as waiting, count(*) filter (where error is not null) as failing,
      count(*) filter (where tries >= ${MOST_TRIES}) as given_up
    from mail_out where sent_at is null`.execute(db);
  return rows[0]!;
}

const WAITING = `select id, recipient, subject, body, tries from mail_out
  where sent_at is null and next_try_at <= $1 and tries < $2 order by id for update skip locked limit 1`;

/** The most tries that a letter gets. */
const MOST_TRIES = 8;

/**
 * The job that sends what waits in the outbox. A letter that fails keeps its error and is tried again later and later;
 * one that was sent loses its body. Safe to run again, and beside itself: a letter is held while it is sent.
 */
export function sendMail({ mail }: Pick<Config, 'mail'>, clock: Clock): JobTask {
  return {
    cron: '* * * * *',
    async run(client, _payload, log) {
      if (!mail) return;
      const transport = createTransport({
        url: mail.url,
        connectionTimeout: 10_000,
        socketTimeout: 20_000,
      } as SMTPOptions);
      try {
        while (await sendOne(client, clock, (letter) => transport.sendMail({ from: mail.from, ...letter })));
      } catch (cause) {
        log.error({ err: cause }, 'the outbox could not be read');
        throw cause;
      } finally {
        transport.close();
      }
    },
  };
}

async function sendOne(
  client: PoolClient,
  clock: Clock,
  send: (letter: { to: string; subject: string; text: string }) => Promise<unknown>,
): Promise<boolean> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{
      id: string;
      recipient: string;
      subject: string;
      body: string;
      tries: number;
    }>(WAITING, [clock.now(), MOST_TRIES]);
    const letter = rows[0];
    if (letter) {
      const failed = await send({ to: letter.recipient, subject: letter.subject, text: letter.body }).then(
        () => null,
        (cause: Error) => cause.message.slice(0, 500),
      );
      const now = clock.now();
      const wait = nextMailTry(letter.tries + 1) ?? 0;
      if (failed === null)
        await client.query(
          'update mail_out set sent_at = $2, body = null, error = null, tries = tries + 1 where id = $1',
          [letter.id, now],
        );
      else
        await client.query(
          'update mail_out set error = $2, tries = tries + 1, next_try_at = $3 where id = $1',
          [letter.id, failed, new Date(now.getTime() + wait)],
        );
    }
    await client.query('commit');
    return letter !== undefined;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}

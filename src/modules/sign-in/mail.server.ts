import { createTransport } from 'nodemailer';
import type { Options as SMTPOptions } from 'nodemailer/lib/smtp-connection';
import type { PoolClient } from 'pg';
import type { Clock } from '#core/clock.ts';
import type { Config, MailConfig } from '#core/config.server.ts';
import type { Db, Tx } from '#core/db.server.ts';
import { askJob, type JobTask } from '#core/jobs.server.ts';
import { refuse, type Refusal } from '#core/refusal.ts';
import { nextMailTry } from './rules.ts';

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

/** Posts a letter that only shows that letters arrive. Refuses where there is no mail server. */
export async function sendTestMail(
  tx: Tx,
  clock: Clock,
  mail: MailConfig | null,
  letter: Letter,
): Promise<null | Refusal> {
  if (!mail) return refuse('mail-not-configured', {});
  await post(tx, clock, letter);
  return null;
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

import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nobody, system } from '#core/actor.ts';
import { makeLog } from '#core/log.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { checkRows } from '#test/checks.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import {
  acceptLink,
  createUser,
  inviteUser,
  listMail,
  outboxState,
  requestReset,
  sendAgain,
  sendMail,
  sendTestMail,
} from './sign-in.server.ts';

/** A mail server as small as the protocol allows: it keeps what it is given, and refuses whom it is told to. */
function mailServer() {
  const got: string[] = [];
  let refusing = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let [text, data] = ['', false];
    socket.write('220 small\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      for (;;) {
        const end = data ? '\r\n.\r\n' : '\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const line = text.slice(0, at);
        text = text.slice(at + end.length);
        if (data) {
          got.push(line);
          data = false;
          socket.write('250 kept\r\n');
        } else if (/^RCPT/i.test(line) && refusing) socket.write('550 no such box\r\n');
        else if (/^DATA/i.test(line)) {
          data = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  return {
    got,
    refuse: (yes: boolean) => void (refusing = yes),
    listen: () =>
      new Promise<number>((done) =>
        server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port)),
      ),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const post = mailServer();
const port = await post.listen();
afterAll(() => post.close());
const { db, services, clock } = await signInDatabase({
  GOC_MAIL_URL: `smtp://127.0.0.1:${port}`,
  GOC_MAIL_FROM: 'Gốc <goc@vidu.vn>',
});
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const MINUTE = 60_000;

/** The job, as graphile-worker runs it; the app may ask for it here without a queue. */
async function run(mail = services.config.mail): Promise<void> {
  const client = await db.owner.connect();
  try {
    await sendMail({ mail }, clock).run(client, {}, makeLog('silent'));
  } finally {
    client.release();
  }
}
const ask = (identifier: string, address = '203.0.113.5') =>
  requestReset(
    new Browser(services, {}, address).visit(),
    identifier,
    (link, name) => ({ subject: 'Đặt lại', body: `${name}\n${link}` }),
    (token) => `/dat-lai/${token}`,
  );

let id: string;
beforeAll(async () => {
  // Nobody works through the queue here: what is asked for is only noted.
  await db.owner.query(
    `create or replace function ask_job(task text, payload json) returns void language sql as 'select' `,
  );
  await db.app.transaction().execute(async (tx) => {
    id = (await createUser(tx, system, clock, {
      name: 'Lê Mai',
      email: 'mai@vidu.vn',
      phone: '0912000009',
    })) as string;
    await inviteUser(tx, system, clock, id);
    const other = (await createUser(tx, system, clock, {
      name: 'Không Thư',
      userName: 'khong.thu',
    })) as string;
    await inviteUser(tx, system, clock, other);
  });
});

test('a forgotten password: a letter comes, its link opens once, and its text is nowhere afterwards', async () => {
  expect(await ask('0912 000 009')).toBeNull();
  await run();
  expect(post.got).toHaveLength(1);
  const plain = Buffer.from(post.got[0]!.split('\r\n\r\n')[1]!.replace(/=\r\n/g, '')).toString();
  const token = /dat-lai\/([\w-]+)/.exec(plain.replace(/=3D/g, '='))![1]!;
  const open = () => db.app.transaction().execute((tx) => acceptLink(tx, clock, 'reset', token, PASSWORD));
  expect(await open()).toMatchObject({ id });
  expect(await open()).toMatchObject({ code: 'link-used' });
  expect(isRefusal(await new Browser(services).signIn('mai@vidu.vn', PASSWORD))).toBe(false);
  expect(await listMail(db.app)).toMatchObject([
    { to: 'mai@vidu.vn', tries: 1, error: null, nextTryAt: null },
  ]);
  expect((await db.owner.query('select body from mail_out')).rows).toEqual([{ body: null }]);
});

test('asking answers the same for who has no address or no account, and sends nothing', async () => {
  const before = post.got.length;
  for (const who of ['khong.thu', 'khong.ai', '0900000000', '']) expect(await ask(who)).toBeNull();
  await run();
  expect(post.got).toHaveLength(before);
});

test('asking over and over is refused, whoever is meant', async () => {
  for (const who of ['mai@vidu.vn', 'khong.ai.ca']) {
    const outcomes = [];
    for (let i = 0; i < 4; i++) outcomes.push((await ask(who, `198.51.100.${i}`))?.code ?? 'asked');
    expect(outcomes).toEqual(['asked', 'asked', 'asked', 'too-many-tries']);
  }
  await run();
});

test('a letter that fails stays visible with its error, is tried again later, and then arrives', async () => {
  post.refuse(true);
  const { mail } = services.config;
  const letter = { to: 'ai@vidu.vn', subject: 'Thử', body: 'Thư thử' };
  expect(
    await db.app.transaction().execute((tx) => sendTestMail(tx, system, clock, mail, letter)),
  ).toBeNull();
  await run();
  const [failed] = await listMail(db.app);
  expect(failed).toMatchObject({
    to: 'ai@vidu.vn',
    tries: 1,
    sentAt: null,
    error: expect.stringContaining('no such box'),
  });
  // Not before its time.
  await run();
  expect((await listMail(db.app))[0]).toMatchObject({ tries: 1 });
  post.refuse(false);
  clock.advance(3 * MINUTE);
  await run();
  expect((await listMail(db.app))[0]).toMatchObject({ tries: 2, error: null, nextTryAt: null });
  expect(post.got.at(-1)).toContain('ai@vidu.vn');
  expect(await checkRows(db.owner)).toEqual([]);
});

test('without a mail server a test letter is refused in words', async () => {
  const letter = { to: 'a@vidu.vn', subject: 'Thử', body: 'Thư thử' };
  expect(
    await db.app.transaction().execute((tx) => sendTestMail(tx, system, clock, null, letter)),
  ).toMatchObject({
    code: 'mail-not-configured',
  });
});

test('a letter that was given up is sent again when somebody who may says so, and one that was sent is not', async () => {
  const { mail } = services.config;
  const tx = db.app.transaction();
  post.refuse(true);
  await tx.execute((t) => sendTestMail(t, system, clock, mail, { to: 'b@vidu.vn', subject: 'x', body: 'y' }));
  const [letter] = await listMail(db.app);
  await db.owner.query('update mail_out set tries = 8, error = $1 where id = $2', [
    'mãi không được',
    letter!.id,
  ]);
  expect((await listMail(db.app))[0]).toMatchObject({ nextTryAt: null });
  expect(await outboxState(db.app)).toEqual({ waiting: 1, failing: 1, givenUp: 1 });
  const again = (actor = system) => tx.execute((t) => sendAgain(t, actor, clock, letter!.id));
  expect(await again(nobody)).toMatchObject({ code: 'not-allowed' });
  expect(await again()).toBeNull();
  post.refuse(false);
  await run();
  expect((await listMail(db.app))[0]).toMatchObject({ id: letter!.id, tries: 1, error: null });
  expect(await outboxState(db.app)).toEqual({ waiting: 0, failing: 0, givenUp: 0 });
  expect(await again()).toMatchObject({ code: 'letter-sent' });
});

test('a test letter goes to an address, at the word of who sees to the settings', async () => {
  const send = (actor: typeof system, to: string) =>
    db.app
      .transaction()
      .execute((t) => sendTestMail(t, actor, clock, services.config.mail, { to, subject: 'x', body: 'y' }));
  expect(await send(nobody, 'b@vidu.vn')).toMatchObject({ code: 'not-allowed' });
  expect(await send(system, 'không có')).toMatchObject({ code: 'email-invalid', field: 'email' });
});

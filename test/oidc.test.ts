import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#core/actor.ts';
import { isRefusal } from '#core/refusal.ts';
import {
  answerMachine,
  beginWithProvider,
  createUser,
  inviteUser,
  signIn,
} from '#modules/sign-in/sign-in.server.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import { freePort } from '#test/site.ts';

// A real provider in this process, which signs in whomever the test names without asking.
const port = await freePort();
const issuer = `http://127.0.0.1:${port}`;
const origin = 'http://127.0.0.1:3000';
const people: Record<string, { email: string; email_verified: boolean }> = {
  lan: { email: 'lan@vidu.vn', email_verified: true },
  la: { email: 'nguoi.la@vidu.vn', email_verified: true },
  gia: { email: 'mai@vidu.vn', email_verified: false },
};
let now = 'lan';
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'goc',
      client_secret: 'a secret of the test alone, long enough',
      redirect_uris: [`${origin}/dang-nhap/may/callback/oidc`],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  // Claims in the token itself, as national providers do.
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, name: id, ...people[id] }) }),
  jwks: undefined,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['keys of the test'] },
});
let server: Server | null = null;

async function up(): Promise<void> {
  const answer = provider.callback();
  server = createServer((req, res) => {
    if (!req.url!.startsWith('/interaction/')) return void answer(req, res);
    void (async () => {
      const { prompt, params, grantId } = await provider.interactionDetails(req, res);
      if (prompt.name === 'login')
        return provider.interactionFinished(
          req,
          res,
          { login: { accountId: now } },
          { mergeWithLastSubmission: false },
        );
      const grant = grantId
        ? (await provider.Grant.find(grantId))!
        : new provider.Grant({ accountId: now, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid email profile');
      return provider.interactionFinished(
        req,
        res,
        { consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: true },
      );
    })();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
async function down(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
  server = null;
}
afterAll(down);

const { db, services, clock } = await signInDatabase({
  GOC_OIDC_ISSUER: issuer,
  GOC_OIDC_CLIENT_ID: 'goc',
  GOC_OIDC_CLIENT_SECRET: 'a secret of the test alone, long enough',
  GOC_OIDC_NAME: 'Định danh thử',
});

beforeAll(async () => {
  await db.app.transaction().execute(async (tx) => {
    for (const email of ['lan@vidu.vn', 'mai@vidu.vn']) {
      const id = (await createUser(tx, system, clock, { name: email, email })) as string;
      await inviteUser(tx, system, clock, id);
    }
  });
});

/** Through the provider as a browser goes: gives where it ends on our site, and the browser. */
async function through(who: string): Promise<{ end: URL; browser: Browser }> {
  now = who;
  const browser = new Browser(services);
  const begun = await beginWithProvider(browser.visit(), '/lam-viec', '/dang-nhap');
  if (isRefusal(begun)) throw new Error(begun.code);
  browser.keep(begun.cookies);
  const jar = new Map<string, string>();
  let url = new URL(begun.url);
  for (let hop = 0; hop < 12 && url.origin === issuer; hop++) {
    const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    url = new URL(answer.headers.get('location') ?? `/stuck?${answer.status}`, url);
  }
  const visit = browser.visit();
  const answer = await answerMachine(visit, new Request(url, { headers: visit.headers }));
  browser.keep(answer.headers.getSetCookie());
  return { end: new URL(answer.headers.get('location') ?? '/none', origin), browser };
}

test('while the provider is down a sentence says so, and passwords still work', async () => {
  const refusal = await beginWithProvider(new Browser(services).visit(), '/lam-viec', '/dang-nhap');
  expect(refusal).toMatchObject({ code: 'provider-unreachable', provider: 'Định danh thử' });
  expect(await signIn(new Browser(services).visit(), 'lan@vidu.vn', 'không có mật khẩu')).toMatchObject({
    code: 'sign-in-wrong',
  });
});

test('the provider signs in a user whose verified address is known, and again by the account itself', async () => {
  await up();
  const first = await through('lan');
  expect(first.end.pathname).toBe('/lam-viec');
  expect(await first.browser.session()).toMatchObject({
    user: { email: 'lan@vidu.vn' },
    session: { strong: false },
  });
  // Another address here now: the account was linked.
  await db.owner.query(`update app_user set email = 'lan.moi@vidu.vn' where email = 'lan@vidu.vn'`);
  expect(await (await through('lan')).browser.session()).toMatchObject({
    user: { email: 'lan.moi@vidu.vn' },
  });
  const { rows } = await db.owner.query(
    'select provider_id, access_token, refresh_token, id_token from sign_in_credential',
  );
  expect(rows).toEqual([{ provider_id: 'oidc', access_token: null, refresh_token: null, id_token: null }]);
});

test.each([
  ['la', 'whom nobody here knows'],
  ['gia', 'whose address the provider has not verified'],
])('the provider creates nobody: %s, %s, is turned away', async (who) => {
  const { end, browser } = await through(who);
  expect(end.pathname).toBe('/dang-nhap');
  expect(end.searchParams.get('error')).toMatch(/signup|not_linked/);
  expect(await browser.session()).toBeNull();
  expect((await db.owner.query('select from app_user')).rowCount).toBe(2);
});

test('a disabled user does not come in by the provider either', async () => {
  await db.owner.query(`update app_user set disabled_at = now() where email = 'lan.moi@vidu.vn'`);
  const { end, browser } = await through('lan');
  expect(end.pathname).toBe('/dang-nhap');
  expect(await browser.session()).toBeNull();
});

import { expect, test } from 'vitest';
import { createUser, setPassword, userById, sessionOf } from '#modules/sign-in/sign-in.server.ts';
import { system } from '#core/actor.ts';
import { Browser, signInDatabase } from '#test/sign-in.ts';
import { visitOf } from './visit.ts';

const plain = await signInDatabase();

function asked(services: typeof plain.services, forwarded: string | null) {
  const headers = new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {});
  const req = { socket: { remoteAddress: '10.0.0.1' } };
  return { locals: { services }, request: new Request('http://x', { headers }), platform: { req } } as never;
}

test('the client’s address is the socket’s; behind our proxy, what the proxy saw', () => {
  const { services } = plain;
  const proxied = { ...services, config: { ...services.config, proxy: true } };
  expect(visitOf(asked(services, '1.2.3.4')).address).toBe('10.0.0.1');
  expect(visitOf(asked(proxied, '1.2.3.4')).address).toBe('1.2.3.4');
  // Whoever writes the header themselves only puts more before what the proxy adds.
  expect(visitOf(asked(proxied, '9.9.9.9, 1.2.3.4')).address).toBe('1.2.3.4');
  expect(visitOf(asked(proxied, null)).address).toBe('10.0.0.1');
});

test('at an https address every cookie is Secure, HttpOnly and SameSite=Lax', async () => {
  const { db, clock, services } = plain;
  const secure = { ...services, config: { ...services.config, origin: 'https://goc.vidu.vn' } };
  await db.app.transaction().execute(async (tx) => {
    const id = (await createUser(tx, system, clock, { name: 'A', userName: 'an.toan' })) as string;
    await setPassword(tx, system, clock, (await userById(tx, id))!, 'ngựa tím bơi qua bốn cái ấm');
  });
  const browser = new Browser(secure);
  const step = await browser.signIn('an.toan', 'ngựa tím bơi qua bốn cái ấm');
  if (!('cookies' in step)) throw new Error(step.code);
  expect(step.cookies.map((c) => c.split('=')[0])).toEqual(['__Secure-goc.session_token', 'goc.browser']);
  for (const cookie of step.cookies)
    for (const part of [/; *Secure/i, /; *HttpOnly/i, /; *SameSite=Lax/i]) expect(cookie).toMatch(part);
  expect(await browser.session()).not.toBeNull();
  // The same cookie is nothing at a site that is not https.
  expect(await sessionOf(services, browser.visit().headers)).toBeNull();
});

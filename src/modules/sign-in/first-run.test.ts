import { expect, test } from 'vitest';
import { signInDatabase } from '#test/sign-in.ts';
import { firstRunState, firstRunToken, startFirstRun } from './sign-in.server.ts';

const { db, clock } = await signInDatabase();
const PASSWORD = 'ngựa tím bơi qua bốn cái ấm';
const federation = { nameVi: 'Mặt trận tỉnh Thử', nameEn: 'Front of Thử' };
const begin = (token: string, phone: string, change: object = {}) =>
  db.app.transaction().execute((tx) =>
    startFirstRun(tx, clock, {
      token,
      name: 'Nguyễn Văn Quản',
      phone,
      password: PASSWORD,
      federation,
      ...change,
    }),
  );
const count = async (table: string) => (await db.owner.query(`select from ${table}`)).rowCount;

test('the printed token makes the first user once: a refusal leaves nothing behind, of two browsers one wins', async () => {
  const [one, other] = [(await firstRunToken(db.app, clock))!, (await firstRunToken(db.app, clock))!];
  expect(await firstRunState(db.app, clock, one)).toEqual({ named: false });
  expect(await begin('guessed', '0912000001')).toMatchObject({ code: 'link-unknown' });
  expect(await begin(one, '0912000001', { password: 'matkhau123' })).toMatchObject({
    code: 'password-too-easy',
  });
  expect(await begin(one, '12')).toMatchObject({ code: 'phone-invalid', field: 'phone' });
  expect(await begin(one, '0912000001', { federation: null })).toMatchObject({
    code: 'federation-name-needed',
  });
  expect([await count('app_user'), await count('federation')]).toEqual([0, 0]);

  // Two processes printed a token each, and two browsers send theirs at once.
  const both = await Promise.all([begin(one, '0912000001'), begin(other, '0912000002')]);
  expect(both.filter((b) => typeof b === 'string')).toHaveLength(1);
  expect(both.find((b) => typeof b !== 'string')).toMatchObject({ code: 'link-used' });
  expect([await count('app_user'), await count('federation')]).toEqual([1, 1]);
  expect(await firstRunToken(db.app, clock)).toBeNull();
  expect(await firstRunState(db.app, clock, one)).toMatchObject({ code: 'link-used' });
});

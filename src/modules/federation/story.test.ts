import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { actAs } from '#core/acting.server.ts';
import type { Actor, Permission } from '#core/actor.ts';
import { loginUrl } from '#core/db.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { federation } from '#modules/units/units.server.ts';
import { testDatabase } from '#test/database.ts';
import { changeSettings, changeToUndo, settings, undoChange, type Wanted } from './federation.server.ts';
import { encodeLogo } from './logo.server.ts';

const db = await testDatabase();
const clock = { now: () => new Date('2026-11-24T03:00:00Z') };
const who = (key: string, ...whole: Permission[]): Actor => ({
  key: `user:${key}`,
  user: key,
  scope: (permission) => (whole.includes(permission) ? 'all' : new Set()),
});
const [hoa, binh] = [who('hoa', 'settings.write'), who('binh', 'settings.write')];
const names = {
  nameVi: 'Mặt trận tỉnh',
  nameEn: 'The Front',
  partNameVi: 'Phần cũ',
  partNameEn: 'The former part',
};
const as = (actor: Actor, wanted: Partial<Wanted>) =>
  actAs(db.app, actor, (tx) =>
    changeSettings(tx, actor, clock, { ...names, accent: null, logo: 'as-it-is', ...wanted }),
  );
const undo = (actor: Actor, entry: number) =>
  actAs(db.app, actor, (tx) => undoChange(tx, actor, clock, entry));
const undoable = (actor: Actor) => actAs(db.app, actor, (tx) => changeToUndo(tx, actor));
const png = (side = 64, height = side) =>
  sharp({ create: { width: side, height, channels: 4, background: '#a3261d' } })
    .png()
    .toBuffer();

beforeAll(async () => {
  await db.owner.query(
    `insert into federation (name_vi, name_en, part_name_vi, part_name_en, demonstration, created_at)
     values ('Mặt trận tỉnh', 'The Front', 'Phần cũ', 'The former part', false, now())`,
  );
});

test('a year of a federation’s names, colour and mark', async () => {
  const table: string[] = [];
  const note = async (what: string) => {
    const f = (await federation(db.portal))!;
    table.push(
      `${what}: ${f.nameVi}, ${f.accent ?? 'màu của Gốc'}, ${f.logo ? 'biểu trưng riêng' : 'biểu trưng của Gốc'}`,
    );
  };
  await note('Ban đầu');
  expect(await as(hoa, { accent: '#A3261D' })).toBe(true);
  await note('Tháng 1, chọn màu');
  expect(await as(hoa, { accent: '#a3261d', logo: await png() })).toBe(true);
  await note('Tháng 3, đưa biểu trưng lên');
  const mistake = await as(hoa, { nameVi: '  Mặt   trận tỉnh Hậu Giang ', accent: '#ffffff', logo: null });
  expect(mistake).toBe(true);
  await note('Tháng 6, đổi nhầm');
  expect(await undo(hoa, (await undoable(hoa))!)).toBe(true);
  await note('Tháng 6, hoàn tác');
  expect(`\n${table.join('\n')}\n`).toBe(`
Ban đầu: Mặt trận tỉnh, màu của Gốc, biểu trưng của Gốc
Tháng 1, chọn màu: Mặt trận tỉnh, #a3261d, biểu trưng của Gốc
Tháng 3, đưa biểu trưng lên: Mặt trận tỉnh, #a3261d, biểu trưng riêng
Tháng 6, đổi nhầm: Mặt trận tỉnh Hậu Giang, #ffffff, biểu trưng của Gốc
Tháng 6, hoàn tác: Mặt trận tỉnh, #a3261d, biểu trưng riêng
`);
  const { rows } = await db.owner.query<{ n: number }>(
    `select count(*) as n from audit_entry where action = 'federation.update'`,
  );
  expect(rows[0]!.n).toBe(4);
});

test('what is changed to what it is changes nothing', async () => {
  expect(await as(hoa, { accent: '#a3261d' })).toBe(false);
});

test('a change is not taken back once somebody has changed something after, nor by another', async () => {
  await as(hoa, { accent: '#123456' });
  const entry = (await undoable(hoa))!;
  expect(await undo(binh, entry)).toMatchObject({ code: 'changed-since' });
  await as(binh, { accent: '#654321' });
  expect(await undoable(hoa)).toBeNull();
  expect(await undo(hoa, entry)).toMatchObject({ code: 'changed-since' });
  expect((await settings(db.app))!.accent).toBe('#654321');
});

test('every process is told at commit', async () => {
  const client = new pg.Client({ connectionString: loginUrl(db.adminUrl, db.secret, 'goc_app') });
  await client.connect();
  await client.query('listen goc_test');
  const told = new Promise<string>((done) => client.once('notification', (n) => done(n.payload ?? '')));
  await as(hoa, { accent: '#0a5a8a' });
  expect(await told).toBe('federation');
  await client.end();
});

test('a name left empty, a colour that is none and whoever may not are refused', async () => {
  expect(await as(hoa, { partNameEn: ' ' })).toMatchObject({
    code: 'federation-name-needed',
    field: 'partNameEn',
  });
  expect(await as(hoa, { accent: 'red' })).toMatchObject({ code: 'colour-invalid' });
  expect(await as(hoa, { accent: '#123;}body{display:none' })).toMatchObject({ code: 'colour-invalid' });
  const lan = who('lan', 'jobs.write', 'audit.read');
  expect(await as(lan, { accent: '#ffffff' })).toMatchObject({ code: 'not-allowed' });
  expect(await undo(lan, 1)).toMatchObject({ code: 'not-allowed' });
});

test('a logo is encoded anew, square and small; the public login reads it, and it alone', async () => {
  const logo = await encodeLogo(await png(900, 300));
  if (isRefusal(logo)) throw new Error(logo.code);
  expect(await sharp(logo).metadata()).toMatchObject({
    format: 'webp',
    width: 192,
    height: 192,
    hasAlpha: true,
  });
  await db.owner.query(
    `insert into stored_file (sha256, media_type, bytes) values (repeat('a', 64), 'text/csv', 'x')`,
  );
  await as(hoa, { logo: await png(80) });
  const { logo: sha256 } = (await federation(db.portal))!;
  const files = await db.portal.selectFrom('publishedFile').select('sha256').execute();
  expect(files).toEqual([{ sha256 }]);
});

test.each([
  ['SVG, which may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['GIF', Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')],
  ['a picture cut off', (await png(400)).subarray(0, 60)],
  ['no picture', Buffer.from('Biểu trưng')],
  ['nothing', Buffer.alloc(0)],
])('%s is no logo', async (_, file) => {
  expect(await encodeLogo(file)).toMatchObject({ code: 'logo-not-picture' });
});

test('a logo of too many bytes, or one that unfolds to too many pixels, is refused', async () => {
  expect(await encodeLogo(Buffer.alloc(2 ** 20 + 1))).toMatchObject({ code: 'logo-too-large' });
  const bomb = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(await encodeLogo(bomb)).toMatchObject({ code: 'logo-too-large' });
});

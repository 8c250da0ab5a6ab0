import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { verifyAudit } from '#core/audit-seal.server.ts';
import { verdict } from '#core/audit-verdict.ts';
import { readConfig } from '#core/config.server.ts';
import { loginUrl, openDb, openPool } from '#core/db.server.ts';
import { openServer } from './start/server.ts';

const usage = 'npm run audit:verify -- [--seal NUMBER:HASH]';
/** One clear sentence, and an exit code that is not 0. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function known(): string | null {
  try {
    const { seal } = parseArgs({ options: { seal: { type: 'string' } } }).values;
    if (seal && !/^[1-9]\d{0,14}:[0-9a-f]{64}$/.test(seal)) giveUp(usage);
    return seal ?? null;
  } catch (cause) {
    return giveUp(`${(cause as Error).message}\n${usage}`);
  }
}

const noted = known();
const config = readConfig(process.env);
if ('wrong' in config) giveUp(`Cấu hình sai (wrong configuration): ${config.wrong.join('; ')}`);
// Opening the embedded server would make a database where there is none: nothing is changed here.
if (!config.databaseUrl && !existsSync(config.dataDir))
  giveUp(`Chưa có cơ sở dữ liệu ở ${config.dataDir}. (There is no database yet.)`);
const open: (() => Promise<void>)[] = [];
const server = await openServer(config, console.log, (close) => open.push(close));
if ('trouble' in server) giveUp(server.trouble);
const db = openDb(openPool(loginUrl(server.url, server.secret, 'goc_owner'), config.federation, 1));
open.push(() => db.destroy());

const { rows } = await sql<{ there: string | null }>`select to_regclass('audit_seal') as there`.execute(db);
if (!rows[0]?.there) {
  for (const close of open.toReversed()) await close();
  giveUp(
    `Liên hiệp ${config.federation} chưa có niêm phong nhật ký: chạy npm start hoặc npm run migrate trước. (No audit seals here yet: start or migrate first.)`,
  );
}

try {
  const found = await verifyAudit(db);
  const { broken, last } = found;
  for (const sentence of verdict(found)) console.log(sentence);
  const [number, hash] = noted?.split(':') ?? [];
  const kept =
    !noted ||
    (await db
      .selectFrom('auditSeal')
      .select('id')
      .where('id', '=', Number(number))
      .where('hash', '=', Buffer.from(hash!, 'hex'))
      .executeTakeFirst());
  if (!kept)
    console.log(
      `Niêm phong số ${number} không phải là niêm phong đã ghi lại: chuỗi đã bị làm lại. (Seal ${number} is not the one noted: the chain was made anew.)`,
    );
  if (last)
    console.log(
      `Niêm phong cuối, nên ghi lại ở nơi khác: ${last.seal}:${last.hash} (the last seal: note it elsewhere)`,
    );
  process.exitCode = broken.length > 0 || !kept ? 1 : 0;
} finally {
  for (const close of open.toReversed()) await close();
}

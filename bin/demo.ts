import { parseArgs } from 'node:util';
import pg from 'pg';
import { systemClock } from '#core/clock.ts';
import { readConfig } from '#core/config.server.ts';
import { openServer } from './start/server.ts';
import { loadDemonstration } from './start/demonstration.ts';
import { prepare } from './start/database.ts';

const usage = 'npm run demo -- [--scale 1..10] [--seed N] [--replace]';

/** One clear sentence, and an exit code that is not 0. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        scale: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        replace: { type: 'boolean', default: false },
      },
    });
    return { scale: Number(values.scale), seed: Number(values.seed), replace: values.replace };
  } catch (cause) {
    return giveUp(`${(cause as Error).message}\n${usage}`);
  }
}

const { scale, seed, replace } = options();
if (!Number.isInteger(scale) || scale < 1 || scale > 10)
  giveUp(`--scale là số nguyên từ 1 đến 10. (a whole number from 1 to 10.)\n${usage}`);
if (!Number.isSafeInteger(seed)) giveUp(`--seed là số nguyên. (a whole number.)\n${usage}`);

const config = readConfig(process.env);
if ('wrong' in config) giveUp(`Cấu hình sai (wrong configuration): ${config.wrong.join('; ')}`);
const open: (() => Promise<void>)[] = [];
const server = await openServer(config, console.log, (close) => open.push(close));
if ('trouble' in server) giveUp(server.trouble);

const close = async () => {
  for (const each of open.toReversed()) await each();
};
process.on('SIGINT', () => void close().then(() => process.exit(130)));

try {
  if (replace) await dropDemonstration(server.url);
  const trouble = await prepare(server, config);
  if (trouble) giveUp(trouble.trouble);
  const loaded = await loadDemonstration(server, config, systemClock, { scale, seed }, console.log, (c) =>
    open.push(c),
  );
  if (!loaded)
    console.error(
      'Liên hiệp này đã có dữ liệu: thêm --replace để thay bản trình diễn. (This federation has data: add --replace to replace a demonstration.)',
    );
  process.exitCode = loaded ? 0 : 1;
} finally {
  await close();
}

/** Takes a demonstration away, and only a demonstration. */
async function dropDemonstration(url: string): Promise<void> {
  if ('wrong' in config) return;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const { federation } = config;
  const known = await admin.query(`select to_regclass('${federation}.federation') as there`);
  const real =
    known.rows[0].there !== null &&
    (await admin.query(`select 1 from ${federation}.federation where not demonstration`)).rowCount;
  if (!real) await admin.query(`drop schema if exists ${federation} cascade`);
  await admin.end();
  if (real) {
    await close();
    giveUp('Liên hiệp này là thật, không thay được. (This federation is real: it is not replaced.)');
  }
}

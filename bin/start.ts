import { systemClock } from '#core/clock.ts';
import { readConfig } from '#core/config.server.ts';
import { makeLog } from '#core/log.server.ts';
import { ensureBuilt } from './start/build.ts';
import { openDatabase } from './start/database.ts';
import { serve } from './start/serve.ts';

/** One clear sentence, and an exit code that is not 0. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const config = readConfig(process.env);
if ('wrong' in config) giveUp(`Cấu hình sai (wrong configuration): ${config.wrong.join('; ')}`);

await ensureBuilt((line) => console.log(line));
const database = await openDatabase(config, systemClock, (line) => console.log(line));
if ('trouble' in database) giveUp(database.trouble);

const log = makeLog(config.logLevel);
const server = await serve({ config, clock: systemClock, log, ...database }, database.appUrl);
if ('trouble' in server) {
  await database.close();
  giveUp(server.trouble);
}
console.log(`Gốc sẵn sàng (ready): ${server.address}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log('Đang dừng… (stopping)');
  if (!('trouble' in server)) await server.close();
  if (!('trouble' in database)) await database.close();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

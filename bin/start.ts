import { sealAudit } from '#core/audit-seal.server.ts';
import { VERIFY_AUDIT, verifyAuditRun } from '#core/audit-verify.server.ts';
import { systemClock } from '#core/clock.ts';
import { readConfig } from '#core/config.server.ts';
import { openDb, openPool } from '#core/db.server.ts';
import { startJobs } from '#core/jobs.server.ts';
import { makeLog } from '#core/log.server.ts';
import type { Services } from '#core/services.server.ts';
import { foldSeries } from '#modules/figures/figures.server.ts';
import { noticeRestated } from '#modules/portal/portal.server.ts';
import { firstRunToken, sendMail, sweepSignIn } from '#modules/sign-in/sign-in.server.ts';
import { federation } from '#modules/units/units.server.ts';
import { ensureBuilt } from './start/build.ts';
import { openDatabase } from './start/database.ts';
import { serve } from './start/serve.ts';
import manifest from '../package.json' with { type: 'json' };

const say = (line: string) => console.log(line);
/** What must be closed before the process ends, last opened first. */
const open: (() => Promise<void>)[] = [];

let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const close of open.toReversed()) await close();
  process.exit(code);
}

/** One clear sentence, and an exit code that is not 0. */
async function giveUp(sentence: string): Promise<void> {
  console.error(sentence);
  await stop(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!stopping) say('Đang dừng… (stopping)');
    void stop(0);
  });

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if ('wrong' in config) return giveUp(`Cấu hình sai (wrong configuration): ${config.wrong.join('; ')}`);
  await ensureBuilt(say);
  const database = await openDatabase(config, systemClock, say, (close) => open.push(close));
  if ('trouble' in database) return giveUp(database.trouble);
  const { appUrl, ownerUrl, ...logins } = database;
  const services = {
    config,
    clock: systemClock,
    log: makeLog(config.logLevel),
    version: manifest.version,
    ...logins,
  };
  const { federation, jobs } = config;
  if (jobs) {
    const tasks = {
      'fold-series': foldSeries,
      'notice-restated': noticeRestated(services.app, systemClock),
      'seal-audit': sealAudit(systemClock),
      'send-mail': sendMail(config, systemClock),
      'sweep-sign-in': sweepSignIn(systemClock),
    };
    const runs = { [VERIFY_AUDIT]: verifyAuditRun(() => openDb(openPool(ownerUrl, federation, 1))) };
    const { stop } = await startJobs({ ownerUrl, federation, log: services.log, tasks, runs });
    open.push(stop);
  }
  const server = await serve(services, appUrl);
  if ('trouble' in server) return giveUp(server.trouble);
  open.push(server.close);
  await sayWhoMayEnter(services, server.address);
  say(`Gốc sẵn sàng (ready): ${server.address}`);
}

/**
 * A demonstration has accounts that everybody knows. A federation without any user: whoever reads this terminal may become
 * its first administrator.
 */
async function sayWhoMayEnter(services: Services, address: string): Promise<void> {
  const { app, clock, config, portal } = services;
  if ((await federation(portal))?.demonstration) {
    const { demonstrationAccounts } = await import('#demo/accounts.server.ts');
    return demonstrationAccounts(services, say);
  }
  const token = await firstRunToken(app, clock);
  if (token)
    say(
      `Chưa có người dùng nào. Mở để bắt đầu (open to begin): ${config.origin ?? address}/bat-dau?ma=${token}`,
    );
}

try {
  await main();
} catch (cause) {
  // Stopped while it was still starting: what was cut short is no fault.
  if (!stopping) throw cause;
}

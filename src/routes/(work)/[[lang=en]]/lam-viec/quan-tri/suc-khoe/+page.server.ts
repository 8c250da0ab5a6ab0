import { actAs } from '#core/acting.server.ts';
import { toLookAt } from '#core/health.ts';
import { healthFacts } from '#core/health.server.ts';
import { isRefusal } from '#core/refusal.ts';
import { outboxState } from '#modules/sign-in/sign-in.server.ts';
import { refusePage } from '../../../../../refuse-page.ts';
import { partsInWords } from '../../../../health-words.ts';
import { needsWhole } from '../../../../list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = needsWhole(locals, 'jobs.write', 'settings.write');
  const { app, clock, config, version } = locals.services;
  const facts = await actAs(app, actor, async (tx) => {
    const { waiting, failing } = await outboxState(tx);
    const mail = { configured: config.mail !== null, waiting, failing };
    return healthFacts(tx, actor, clock, { dataDir: config.databaseUrl ? null : config.dataDir, mail });
  });
  if (isRefusal(facts)) refusePage(facts, locals);
  const bad = new Set(toLookAt(facts));
  const parts = partsInWords(facts, version, locals.t, locals.lang);
  return { parts: parts.map((part) => ({ ...part, isWell: !bad.has(part.key) })), bad: bad.size };
};

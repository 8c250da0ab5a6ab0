import { may } from '#core/actor.ts';
import { listRuns } from '#core/runs.server.ts';
import { awaiting as grantsAwaiting } from '#modules/access/access.server.ts';
import { restatedArticles } from '#modules/portal/portal.server.ts';
import { inLang } from '../words.ts';
import type { Home } from './home.ts';

type Waits = (locals: App.Locals) => Promise<{ text: string; path: string; count: number } | null>;

const FAILED_SHOWN = 100;

/** What may wait for a user, the most urgent first: each module adds a line here and says when it is there. */
const waits: readonly Waits[] = [
  async ({ services, actor, t }) => {
    const [grants] = await grantsAwaiting(services.app, actor, services.clock);
    if (!grants) return null;
    const text = t(`access:awaits.${grants.key}`);
    return { text, path: '/lam-viec/quan-tri/quyen/ke-thua', count: grants.count };
  },
  async ({ services, actor, t }) => {
    const failed = await listRuns(services.app, {
      state: 'failed',
      askedBy: actor.key,
      limit: FAILED_SHOWN,
    });
    return { text: t('register:awaits.failedRuns'), path: '/lam-viec/viec', count: failed.length };
  },
  async ({ services, actor, t }) => {
    if (!may(actor, 'articles.write', null)) return null;
    const count = await restatedArticles(services.app);
    return { text: t('register:awaits.restated'), path: '/lam-viec/bai-viet', count };
  },
];

/** What waits for this user; nothing that counts none. */
export async function awaiting(locals: App.Locals): Promise<Home['awaits']> {
  const found = await Promise.all(waits.map((ask) => ask(locals)));
  return found.flatMap((w) =>
    w && w.count > 0 ? [{ text: w.text, href: inLang(locals.lang, w.path), count: w.count }] : [],
  );
}

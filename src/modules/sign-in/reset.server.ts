import { isRefusal, type Refusal } from '#core/refusal.ts';
import { resetLinkForLetter } from './links.server.ts';
import { post, type Letter } from './mail.server.ts';
import { identify, isMadeUp, networkOf } from './rules.ts';
import { countTry } from './tries.server.ts';
import { userByIdentifier } from './users.server.ts';
import { originOf, type Visit } from './visit.server.ts';

/**
 * Posts a letter with a reset link to whom an identifier names, when they have an address. Answers the same whether the
 * account exists; refuses only too many questions, counted by what was typed. `write` puts the link into words.
 */
export async function requestReset(
  visit: Visit,
  identifier: string,
  write: (link: string, name: string) => Omit<Letter, 'to'>,
  path: (token: string) => string,
): Promise<null | Refusal> {
  const { services } = visit;
  const { app, clock, config } = services;
  const wait = await countTry(app, clock, [
    { kind: 'reset', of: identifier.trim().toLowerCase() },
    { kind: 'network', of: networkOf(visit.address) },
  ]);
  if (wait) return wait;
  const named = identify(identifier);
  const user = named && (await userByIdentifier(app, named));
  if (!config.mail || !user || user.disabledAt || isMadeUp(user.email)) return null;
  await app.transaction().execute(async (tx) => {
    const token = await resetLinkForLetter(tx, clock, user.id);
    if (isRefusal(token)) return;
    await post(tx, clock, { to: user.email, ...write(originOf(services) + path(token), user.name) });
  });
  return null;
}

import { prepareDatabase } from '#core/migrate.server.ts';

const [url, secret, federation] = [
  process.env['DATABASE_URL'],
  process.env['GOC_SECRET'],
  process.env['GOC_FEDERATION'] ?? 'hau_giang',
];
if (!url || !secret) {
  console.error(
    'DATABASE_URL and GOC_SECRET are needed: the address of the server and what the logins’ passwords derive from.',
  );
  process.exit(1);
}
const done = await prepareDatabase(
  url,
  secret,
  federation,
  new URL('../migrations', import.meta.url).pathname,
);
console.log(
  'tooOld' in done
    ? `PostgreSQL ${done.tooOld} is too old: 15 or newer is needed.`
    : `applied: ${done.applied.join(', ') || 'nothing new'}`,
);
process.exit('tooOld' in done ? 1 : 0);

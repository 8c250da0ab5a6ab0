import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '#core/actor.ts';
import { VERIFY_AUDIT } from '#core/audit-verify.server.ts';
import { hasWords, wordsIn } from '../words.ts';
import { actionsInWords } from './audit-actions.ts';

const root = join(import.meta.dirname, '../..');
/** The sources that write audit entries. */
const writers = globSync('**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .filter((text) => /\baudit\(/.test(text) && !/export async function audit\(/.test(text));
const found = (pattern: RegExp) => [
  ...new Set(writers.flatMap((text) => [...text.matchAll(pattern)].map((m) => m[1]!))),
];

/** Whatever in them looks like an action: 'membership.admit'. Permissions look so too; columns ('u.name') do not. */
const actions = found(/'([a-z][a-z-]+(?:\.[a-z][a-z-]*)+)'/g).filter(
  (name) => !(PERMISSIONS as readonly string[]).includes(name) && !name.startsWith('goc.'),
);
/** Those that are put together: `link.${kind}.accept`. */
const patterns = found(/`([a-z][a-z-]*\.[^`\s]*\$\{[^`\s]*)`/g);

test('every action in the sources has words in both languages', () => {
  expect(actions.length).toBeGreaterThan(20);
  expect(actions).toEqual(expect.arrayContaining(['membership.admit', 'run.cancel', 'federation.update']));
  expect(actions.filter((action) => !hasWords(`audit:action.${action}`))).toEqual([]);
  const english = actionsInWords('en')
    .map((a) => a.value)
    .toSorted();
  expect(
    actionsInWords('vi')
      .map((a) => a.value)
      .toSorted(),
  ).toEqual(english);
});

test('an action that is put together has words for what it can become, and no words are for nothing', () => {
  const known = actionsInWords('vi').map((a) => a.value);
  const puts = patterns.map(
    (p) => new RegExp(`^${p.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z-]+')}$`),
  );
  expect(puts.length).toBeGreaterThan(0);
  for (const put of puts) expect(known.filter((action) => put.test(action)).length).toBeGreaterThan(1);
  expect(known.filter((a) => !actions.includes(a) && !puts.some((put) => put.test(a)))).toEqual([]);
});

test('an action that begins as another does has words of its own', () => {
  const t = wordsIn('vi');
  expect(t('audit:action.link.invitation')).toBe('Gửi lời mời');
  expect(t('audit:action.link.invitation.accept')).toBe('Nhận lời mời');
});

test('every task that the program does has a name in words', () => {
  const start = readFileSync(join(root, '../bin/start.ts'), 'utf8');
  const tasks = [...start.matchAll(/'([a-z]+(?:-[a-z]+)+)': /g)].map((m) => m[1]!);
  expect(tasks).toContain('fold-series');
  expect([...tasks, VERIFY_AUDIT].filter((task) => !hasWords(`settings:task.${task}`))).toEqual([]);
});

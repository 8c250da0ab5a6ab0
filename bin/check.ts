import { spawnSync } from 'node:child_process';

/** Each check by its name; all run, so that one fault does not hide another. */
const checks: [string, string[]][] = [
  ['types', ['tsc', '--noEmit', '-p', '.']],
  [
    'svelte',
    ['svelte-check', '--tsconfig', './tsconfig.json', '--threshold', 'warning', '--output', 'human'],
  ],
  ['lint', ['oxlint', '--deny-warnings', 'src', 'bin', 'test']],
  ['format', ['prettier', '--check', '--log-level', 'warn', 'src', 'bin', 'test', '*.ts']],
  ['dead code', ['knip', '--no-progress']],
];

const failed = checks.filter(([name, command]) => {
  const { status } = spawnSync(command[0]!, command.slice(1), { stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  return status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);

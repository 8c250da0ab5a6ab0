import { spawnSync } from 'node:child_process';

/** Writes the tables and views of a schema as TypeScript. Takes an administrator's address; throws when it fails. */
export function codegen(url: string, schema: string, outFile: string): void {
  const args = {
    url,
    'out-file': outFile,
    dialect: 'postgres',
    'default-schema': schema,
    'include-pattern': `${schema}.*`,
    'date-parser': 'string',
    'numeric-parser': 'string',
    'type-mapping': '{"int8":"number"}',
  };
  const { status, stderr, stdout } = spawnSync(
    'kysely-codegen',
    ['--camel-case', ...Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`kysely-codegen failed\n${stdout}\n${stderr}`);
}

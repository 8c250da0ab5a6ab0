import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>;
};
const files = globSync('{src,bin,test}/**/*.{ts,svelte}', { cwd: root }).filter(
  (f) => !f.endsWith('.gen.ts'),
);
const isTest = (file: string) => file.endsWith('.test.ts') || file.startsWith('test/');

/** The file that an import names, from the project's root; null when it is a package or not code. */
function resolved(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(from), specifier));
  const alias = Object.keys(imports).find((key) => specifier.startsWith(key.slice(0, -1)));
  return alias ? specifier.replace(alias.slice(0, -1), imports[alias]!.slice(2, -1)) : null;
}

const arrows = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...found].flatMap(([, specifier]) => {
    const to = resolved(from, specifier!);
    return to && !to.includes('$types') ? [{ from, to }] : [];
  });
});

const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null;
const layerOf = (file: string) => (file.startsWith('src/') ? file.split('/')[1]! : file.split('/')[0]!);
const line = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;

async function needsOf(name: string): Promise<readonly string[]> {
  const { module } = (await import(join(root, `src/modules/${name}/module.ts`))) as {
    module: { needs: readonly string[] };
  };
  return module.needs;
}
const modules = [...new Set(files.flatMap((f) => moduleOf(f) ?? []))];

test('there are arrows, and every one of them ends at a file', () => {
  expect(arrows.length).toBeGreaterThan(200);
  expect(arrows.filter(({ to }) => !existsSync(join(root, to))).map(line)).toEqual([]);
});

test('the lower never imports the higher: core knows no module, ui knows neither', () => {
  const mayReach: Record<string, string[]> = {
    core: ['core'],
    ui: ['ui', 'core'],
    modules: ['modules', 'core', 'ui'],
    demo: ['demo', 'modules', 'core'],
    routes: ['routes', 'modules', 'core', 'ui'],
  };
  const wrong = arrows.filter(({ from, to }) => {
    const reach = mayReach[layerOf(from)];
    return reach && !isTest(from) && !reach.includes(layerOf(to));
  });
  expect(wrong.map(line)).toEqual([]);
});

test('a module imports another only if it needs it, and only through its public files', async () => {
  const wrong: string[] = [];
  for (const arrow of arrows) {
    const [from, to] = [moduleOf(arrow.from), moduleOf(arrow.to)];
    if (!from || !to || from === to || isTest(arrow.from)) continue;
    const inside = arrow.to.slice(`src/modules/${to}/`.length);
    const isPublic =
      inside === `${to}.server.ts` || /^(rules|module|address|show|shown-value)\.ts$|^ui\//.test(inside);
    if (!(await needsOf(from)).includes(to) || !isPublic) wrong.push(line(arrow));
  }
  expect(wrong).toEqual([]);
});

test('no module needs itself in a circle', async () => {
  const needs = new Map(await Promise.all(modules.map(async (m) => [m, await needsOf(m)] as const)));
  const circle = (name: string, path: string[]): string | null => {
    if (path.includes(name)) return [...path, name].join(' → ');
    for (const next of needs.get(name) ?? []) {
      const found = circle(next, [...path, name]);
      if (found) return found;
    }
    return null;
  };
  expect(modules.map((m) => circle(m, [])).filter(Boolean)).toEqual([]);
});

test('rooms are small: no file over 300 lines, half of them under 80', () => {
  const lengths = files
    .filter((f) => !isTest(f))
    .map((f) => [f, readFileSync(join(root, f), 'utf8').split('\n').length] as const);
  expect(lengths.filter(([, n]) => n > 300).map(([f, n]) => `${f}: ${n}`)).toEqual([]);
  const sorted = lengths.map(([, n]) => n).toSorted((a, b) => a - b);
  expect(sorted[sorted.length >> 1]).toBeLessThan(80);
});

test('an embedded room tells its purpose: every module has a README and says what it needs', () => {
  const missing = modules.flatMap((m) =>
    ['README.md', 'module.ts'].map((f) => `src/modules/${m}/${f}`).filter((f) => !existsSync(join(root, f))),
  );
  expect(missing).toEqual([]);
});

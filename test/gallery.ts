import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Page, Route } from 'playwright-core';
import { build, type InlineConfig, type Rolldown } from 'vite';

const ORIGIN = 'http://gallery.test';
const root = new URL('..', import.meta.url).pathname;
// What the site itself allows (vite.config.ts): a component that needs more fails here.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

async function built(entry: string, config: InlineConfig): Promise<Rolldown.RolldownOutput['output']> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    ...config,
    build: {
      write: false,
      assetsInlineLimit: 0,
      minify: false,
      ...config.build,
      rolldownOptions: { input: entry, output: { entryFileNames: 'gallery.js' } },
    },
  });
  return (result as Rolldown.RolldownOutput).output;
}

interface Rendered {
  name: string;
  whole: boolean;
  body: string;
}

interface Answered {
  status: number;
  body: string;
}
export type Answer = (url: URL) => Answered | Promise<Answered>;
interface Asked {
  answer?: Answer | undefined;
  late?: boolean;
}

/**
 * Every example of src/ui/examples.ts as a page of its own, rendered on the server and, where a page runs scripts,
 * hydrated. Nothing listens: the browser's questions are answered from memory.
 */
export async function openGallery() {
  const client = await built('test/gallery/client.ts', {});
  const server = await built('test/gallery/server.ts', {
    build: { ssr: true, target: 'node24' },
    ssr: { noExternal: true },
  });
  const code = server.find((file) => file.fileName === 'gallery.js') as Rolldown.OutputChunk;
  const { rendered } = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code.code).toString('base64')}`
  )) as { rendered: Rendered[] };
  const files = new Map(
    client.map((f) => [`/${f.fileName}`, f.type === 'chunk' ? f.code : Buffer.from(f.source)]),
  );
  const sheets = [...files.keys()].filter((name) => name.endsWith('.css'));
  const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' };

  function document(example: Rendered): string {
    const links = sheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
    const body = `<div id="example">${example.body}</div>`;
    return `<!doctype html><html lang="vi"><head><title>${example.name}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">${links}
      <script type="module" src="/gallery.js"></script></head>
      <body>${example.whole ? body : `<main><h1>${example.name}</h1>${body}</main>`}</body></html>`;
  }

  interface Now {
    answer: Asked['answer'];
    script: Promise<void> | null;
  }
  const asked = new WeakMap<Page, Now>();
  async function serve(route: Route, { answer, script }: Now): Promise<void> {
    const url = new URL(route.request().url());
    const example = rendered.find((e) => `/${e.name}` === url.pathname);
    const file = files.get(url.pathname);
    const headers = { 'content-security-policy': policy };
    if (example)
      await route.fulfill({ headers, contentType: 'text/html; charset=utf-8', body: document(example) });
    else if (file !== undefined) {
      if (url.pathname.endsWith('.js')) await script;
      const contentType = types[url.pathname.split('.').at(-1)!] ?? 'text/plain';
      await route.fulfill({ body: file, contentType });
    } else await route.fulfill((await answer?.(url)) ?? { status: 404, body: '' });
  }

  return {
    names: rendered.map((example) => example.name),
    /**
     * Opens an example. `answer` is given what the page asks beside; `late` keeps the script back until the function
     * that is given is called.
     */
    async open(page: Page, name: string, { answer, late }: Asked = {}): Promise<() => void> {
      let arrive = () => {};
      const script = late ? new Promise<void>((resolve) => (arrive = resolve)) : null;
      const known = asked.has(page);
      asked.set(page, { answer, script });
      // Routed once: what an example still asks for while the next one opens must not leave for the network.
      if (!known) await page.route(`${ORIGIN}/**`, (route) => serve(route, asked.get(page)!));
      await page.goto(`${ORIGIN}/${name}`, { waitUntil: late ? 'commit' : 'load' });
      return arrive;
    },
  };
}

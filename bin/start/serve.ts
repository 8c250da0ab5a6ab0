import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { listen } from '#core/announce.server.ts';
import type { Services } from '#core/services.server.ts';
import { Captured } from './captured.ts';
import { makePage, sendPage, type Page } from './page.ts';
import { PageCache } from './page-cache.ts';
import { ViewCounter } from './view-counter.ts';

type Request = IncomingMessage & { services?: Services };
type Handler = (req: Request, res: ServerResponse, next: (e?: unknown) => void) => void;

export interface Serving {
  address: string;
  close(): Promise<void>;
}

/** The largest body of a request, in bytes: an article with its pictures' places, many times over. */
const BODY_LIMIT = 2 * 2 ** 20;
/** What is never a public page and may be long: it streams through. */
const streamed =
  /^\/((_app|api)|(en\/)?(lam-viec|dang-nhap|dang-xuat|bat-dau|loi-moi|dat-lai|quen-mat-khau))([/?]|$)/;

/**
 * Listens on the configured host and port. Public pages come from the page cache, with their readings counted; the rest
 * passes through to the application. `appUrl` is the app login's address, for hearing what changed. A port in use is
 * told in one sentence.
 */
export async function serve(services: Services, appUrl: string): Promise<Serving | { trouble: string }> {
  const { config, log, clock } = services;
  const address = `http://${config.host}:${config.port}`;
  // SvelteKit refuses forms that come from another origin than its own, and takes https for its own unless it is told.
  Object.assign(process.env, { PROTOCOL_HEADER: 'x-goc-protocol', HOST_HEADER: 'x-goc-host' });
  const origin = config.origin ? new URL(config.origin) : null;
  process.env['BODY_SIZE_LIMIT'] ??= String(BODY_LIMIT);
  const entry = pathToFileURL(join(import.meta.dirname, '../../build/handler.js')).href;
  const { handler } = (await import(entry)) as { handler: Handler };

  const cache = new PageCache(clock);
  const views = new ViewCounter(services.app, clock, log);
  const hearing = config.cache
    ? listen(appUrl, config.federation, () => cache.invalidate())
    : { ready: Promise.resolve(), close: async () => undefined };
  await hearing.ready;

  const pass = (req: Request, res: ServerResponse) => {
    // Whatever the client wrote there: our own address, or where none is configured the one that was asked.
    req.headers['x-goc-protocol'] = origin ? origin.protocol.slice(0, -1) : 'http';
    req.headers['x-goc-host'] = origin ? origin.host : (req.headers.host ?? `${config.host}:${config.port}`);
    handler(Object.assign(req, { services }), res, (error) => {
      if (error) log.error({ err: error }, 'request failed');
      res.statusCode = error ? 500 : 404;
      res.end();
    });
  };

  async function answerPage(req: Request, res: ServerResponse): Promise<void> {
    const { method, headers: asked } = req;
    const { 'if-none-match': _, ...plain } = asked;
    let own: Captured | undefined;
    const make = async (): Promise<Page | null> => {
      // Asked whole: what the reader has already, or that a head is enough, is looked at when the page is there.
      Object.assign(req, { method: 'GET', headers: plain });
      own = new Captured(req);
      pass(req, own);
      await own.ended;
      Object.assign(req, { method, headers: asked });
      const { 'x-goc-cache': kind, 'x-goc-view': view, etag: __, ...given } = own.getHeaders();
      // What sets a cookie is for one reader.
      return kind && own.statusCode === 200 && !given['set-cookie']
        ? makePage(own.content, given, view === undefined ? null : Number(view))
        : null;
    };
    const page = config.cache ? await cache.through(req.url!, make) : await make();
    if (page) {
      deliver(page, req, res);
    } else if (own) {
      replay(own, res);
    } else {
      pass(req, res);
    }
  }

  function deliver(page: Page, req: Request, res: ServerResponse): void {
    if (page.view !== null && req.method === 'GET') views.count(page.view, req.headers);
    sendPage(page, req.method!, req.headers, res);
  }

  const server = createServer((req: Request, res) => {
    const url = req.url ?? '/';
    if (url === '/healthz' || url === '/readyz') return void health(url, services, res);
    if (Number(req.headers['content-length']) > BODY_LIMIT) return tooLarge(req, res);
    const isPage = (req.method === 'GET' || req.method === 'HEAD') && !streamed.test(url);
    if (!isPage || req.headers.authorization) return pass(req, res);
    const kept = config.cache ? cache.get(url) : null;
    if (kept) return deliver(kept, req, res);
    answerPage(req, res).catch((cause: unknown) => {
      log.error({ err: cause }, 'page failed');
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  const failed = await new Promise<NodeJS.ErrnoException | null>((done) => {
    server.once('error', done);
    server.listen(config.port, config.host, () => done(null));
  });
  const close = async () => {
    await Promise.all([views.close(), hearing.close()]);
  };
  if (failed) {
    await close();
    return {
      trouble:
        failed.code === 'EADDRINUSE'
          ? `Cổng ${config.port} đang được dùng: đặt PORT khác. (Port ${config.port} is in use: set another PORT.)`
          : `Không mở được ${address}: ${failed.message}. (Cannot listen there.)`,
    };
  }
  return {
    address,
    async close() {
      const ended = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await ended;
      await close();
    },
  };
}

function replay(answer: Captured, res: ServerResponse): void {
  const { 'x-goc-cache': _, 'x-goc-view': __, ...headers } = answer.getHeaders();
  res.writeHead(answer.statusCode, { ...headers, 'cache-control': 'no-store' });
  res.end(answer.content);
}

/** A body that is too large is refused before it is read. */
function tooLarge(req: Request, res: ServerResponse): void {
  const detail = `Nội dung gửi lên vượt quá ${BODY_LIMIT} byte. (The body exceeds ${BODY_LIMIT} bytes.)`;
  res.writeHead(413, { 'content-type': 'application/problem+json; charset=utf-8', connection: 'close' });
  res.end(
    JSON.stringify({ type: '/api/v1/problems/body-too-large', title: 'body-too-large', status: 413, detail }),
  );
  req.destroy();
}

/** /healthz: the process answers; /readyz: so does its database. */
async function health(url: string, { portal }: Services, res: ServerResponse): Promise<void> {
  let ready = true;
  if (url === '/readyz') {
    ready = await sql`select 1`.execute(portal).then(
      () => true,
      () => false,
    );
  }
  res.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  res.end(ready ? 'ok' : 'database unreachable');
}

import { createServer, type IncomingMessage } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Services } from '#core/services.server.ts';

type Handler = (
  req: IncomingMessage & { services?: Services },
  res: import('node:http').ServerResponse,
  next: (e?: unknown) => void,
) => void;

export interface Serving {
  address: string;
  close(): Promise<void>;
}

/** Listens on the configured host and port; a port in use is told in one sentence. */
export async function serve(services: Services): Promise<Serving | { trouble: string }> {
  const { config, log } = services;
  const address = `http://${config.host}:${config.port}`;
  process.env['ORIGIN'] ??= config.origin ?? address;
  const entry = pathToFileURL(join(import.meta.dirname, '../../build/handler.js')).href;
  const { handler } = (await import(entry)) as { handler: Handler };
  const server = createServer((req, res) => {
    Object.assign(req, { services });
    handler(req, res, (error) => {
      if (error) log.error({ err: error }, 'request failed');
      res.statusCode = error ? 500 : 404;
      res.end();
    });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  const failed = await new Promise<NodeJS.ErrnoException | null>((done) => {
    server.once('error', done);
    server.listen(config.port, config.host, () => done(null));
  });
  if (failed?.code === 'EADDRINUSE') {
    return {
      trouble: `Cổng ${config.port} đang được dùng: đặt PORT khác. (Port ${config.port} is in use: set another PORT.)`,
    };
  }
  if (failed) return { trouble: `Không mở được ${address}: ${failed.message}. (Cannot listen there.)` };
  return {
    address,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

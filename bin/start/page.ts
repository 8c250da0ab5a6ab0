import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';

/** A public page as it goes out: compressed once, then kept as bytes. */
export interface Page {
  etag: string;
  /** The article that a reader of this page has read. */
  view: number | null;
  bodies: Record<Encoding, Buffer>;
  headers: Record<Encoding, OutgoingHttpHeaders>;
  /** Bytes held. */
  size: number;
}

/** Makes a page of an answer. Text is compressed; pictures are so already. */
export async function makePage(
  content: Buffer,
  given: OutgoingHttpHeaders,
  view: number | null,
): Promise<Page> {
  const type = String(given['content-type'] ?? '');
  const isText = /^text\/|json|xml|svg/.test(type);
  const bodies: Record<Encoding, Buffer> = { identity: content, br: content, gzip: content };
  if (isText) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    [bodies.br, bodies.gzip] = await Promise.all([brotli(content, { params }), zip(content)]);
  }
  const etag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const headersOf = (encoding: Encoding): OutgoingHttpHeaders => ({
    ...given,
    etag,
    // A browser asks again each time: that is how a changed figure shows at once and a reading is counted.
    'cache-control': given['cache-control'] ?? 'no-cache',
    'content-length': bodies[encoding].length,
    ...(isText ? { vary: 'accept-encoding' } : {}),
    ...(isText && encoding !== 'identity' ? { 'content-encoding': encoding } : {}),
  });
  return {
    etag,
    view,
    bodies,
    headers: { br: headersOf('br'), gzip: headersOf('gzip'), identity: headersOf('identity') },
    size: content.length + (isText ? bodies.br.length + bodies.gzip.length : 0),
  };
}

function accepted(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(header)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(header) ? 'gzip' : 'identity';
}

/** Sends a page: 304 to whoever has it already, no body to HEAD. */
export function sendPage(page: Page, method: string, asked: IncomingHttpHeaders, res: ServerResponse): void {
  const encoding = accepted(asked['accept-encoding']);
  const known = asked['if-none-match'];
  if (known && (known === page.etag || known.split(/\s*,\s*/).includes(page.etag))) {
    const {
      'content-length': _,
      'content-encoding': __,
      'content-type': ___,
      ...headers
    } = page.headers[encoding];
    res.writeHead(304, headers).end();
    return;
  }
  res.writeHead(200, page.headers[encoding]);
  res.end(method === 'HEAD' ? undefined : page.bodies[encoding]);
}

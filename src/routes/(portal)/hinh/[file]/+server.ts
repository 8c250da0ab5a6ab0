import { error, type RequestHandler } from '@sveltejs/kit';
import { fileBySha } from '#modules/portal/portal.server.ts';

/** A picture by its content's hash: what is under an address never changes. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const found = /^[0-9a-f]{64}$/.test(params['file'] ?? '')
    ? await fileBySha(locals.services.portal, params['file']!)
    : undefined;
  if (!found) error(404, locals.t('refusals:not-found'));
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'content-type': found.mediaType,
      'content-length': String(found.bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-goc-cache': 'file',
    },
  });
};

import { json } from '@sveltejs/kit';
import { found } from './found.server.ts';
import type { RequestHandler } from './$types';

/** The same for the palette, which knows the pages itself. Asked as JSON, the address comes here; otherwise to the page. */
export const GET: RequestHandler = async ({ url, locals }) =>
  json(await found(locals, url.searchParams.get('q') ?? ''));

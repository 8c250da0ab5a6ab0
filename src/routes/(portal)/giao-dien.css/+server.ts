import type { RequestHandler } from '@sveltejs/kit';
import { federation } from '#modules/units/units.server.ts';
import { accentSheet } from '#ui/accent.ts';

/**
 * The federation's own colour as a style sheet, for pages that may not hold it themselves; empty without one. The listening
 * process keeps it, gives it a tag and forgets it when the federation is changed, like any public page.
 */
export const GET: RequestHandler = async ({ locals }) => {
  const accent = (await federation(locals.services.portal))?.accent;
  return new Response((accent && accentSheet(accent)) ?? '', {
    headers: { 'content-type': 'text/css; charset=utf-8', 'x-goc-cache': 'page' },
  });
};

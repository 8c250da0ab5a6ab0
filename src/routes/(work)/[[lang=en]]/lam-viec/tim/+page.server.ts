import { grouped, matching } from '#ui/palette-entries.ts';
import { permissionsOf, sectionsFor } from '../../../places.ts';
import { found } from './found.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
  const { lang, t, actor } = locals;
  const query = url.searchParams.get('q') ?? '';
  const pages = sectionsFor(t, lang, '', permissionsOf(actor)).flatMap((s) =>
    s.links.map(({ text, href }) => ({ group: t('work:search.pages'), text, href })),
  );
  return { query, groups: grouped([...matching(pages, query), ...(await found(locals, query))]) };
};

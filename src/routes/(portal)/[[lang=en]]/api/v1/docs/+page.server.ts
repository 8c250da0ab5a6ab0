import { apiDocument } from '../../../../../api/v1/api.server.ts';
import type { PageServerLoad } from './$types';

/** The public API as its own document tells it, operation by operation. */
export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'x-goc-cache': 'page' });
  const { paths = {}, info } = apiDocument();
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    item?.get ? [{ path, operation: item.get }] : [],
  );
  return {
    version: info.version,
    operations: operations.map(({ path, operation }) => ({
      path,
      summary: operation.summary ?? '',
      parameters: (operation.parameters ?? []).flatMap((p) =>
        'name' in p
          ? [
              {
                name: p.name,
                required: p.required ?? false,
                description: p.description ?? '',
                example: exampleOf(p),
              },
            ]
          : [],
      ),
      answers: Object.entries(operation.responses ?? {}).map(([status, r]) => ({
        status,
        description: 'description' in r ? String(r.description) : '',
      })),
    })),
  };
};

function exampleOf(parameter: object): string {
  const { schema, example } = parameter as { schema?: { example?: unknown }; example?: unknown };
  return String(example ?? schema?.example ?? '');
}

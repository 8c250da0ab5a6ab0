import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { today } from '#core/clock.ts';
import { isRefusal, refuse, statusOf, type Refusal } from '#core/refusal.ts';
import type { Services } from '#core/services.server.ts';
import { figure } from '#modules/figures/figures.server.ts';
import { toJson, type FigureJson } from '#modules/figures/show.ts';
import { inWords } from '../../refusal-words.ts';
import { wordsIn, type Lang } from '../../words.ts';

type Env = { Bindings: { services: Services } };

const query = z.object({
  area: z.string().max(100).optional().openapi({
    description: 'Area: slug or permanent id; a slug resolves with the day',
    example: 'tinh-hau-giang',
  }),
  unit: z.string().max(160).optional().openapi({ description: 'Unit: slug or permanent id' }),
  'dia-ban': z.string().max(100).optional().openapi({ description: 'The same as area' }),
  'don-vi': z.string().max(160).optional().openapi({ description: 'The same as unit' }),
  organisation: z.string().max(40).optional().openapi({ example: 'women' }),
  date: z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'For stocks: the day, ISO; today when left out', example: '2020-09-30' }),
  from: z.string().max(40).optional().openapi({ description: 'For flows: the first day' }),
  to: z.string().max(40).optional().openapi({ description: 'For flows: the last day, included' }),
  format: z.enum(['json', 'csv']).optional().openapi({ description: 'csv: the same as Accept: text/csv' }),
  lang: z
    .string()
    .max(10)
    .optional()
    .openapi({ description: 'Language of problem details: vi or en', example: 'en' }),
});

const plain = z.union([z.number(), z.string(), z.null()]);
const row = z.object({
  kind: z.enum(['area', 'unit', 'own']),
  id: z.number().nullable(),
  slug: z.string().nullable(),
  name: z.string(),
  value: plain,
  numerator: plain.optional(),
  denominator: plain.optional(),
});
const answer = z
  .object({
    indicator: z.string(),
    kind: z.enum(['stock', 'flow']),
    adds: z.enum(['sum', 'distinct', 'ratio']),
    measure: z.string(),
    place: z.object({
      kind: z.enum(['federation', 'area', 'unit']),
      id: z.number().nullable(),
      slug: z.string().nullable(),
      name: z.string().nullable(),
    }),
    organisation: z.string().nullable(),
    date: z.string().optional(),
    from: z.string().nullable().optional(),
    to: z.string().optional(),
    value: plain.openapi({
      description: 'Integers are numbers, đồng a string, ratios percent; null where a small count is hidden',
    }),
    numerator: plain.optional(),
    denominator: plain.optional(),
    map: z.object({
      date: z.string(),
      quality: z.enum(['reconstructed', 'official', 'unknown']),
      note: z.object({ vi: z.string(), en: z.string() }),
    }),
    provenance: z.object({ records: z.number(), auditPosition: z.number() }),
    breakdown: z.array(row),
    breakdownAddsUp: z.boolean(),
    breakdownRefused: z.string().nullable(),
  })
  .openapi('Figure');
const problem = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string(), code: z.string() })
  .openapi('Problem');
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

const route = createRoute({
  method: 'get',
  path: '/figures/{indicator}',
  summary: 'A figure, with its breakdown one level down',
  request: { params: z.object({ indicator: z.string().max(60).openapi({ example: 'memberships' }) }), query },
  responses: {
    200: {
      description: 'The figure',
      content: { 'application/json': { schema: answer }, 'text/csv': { schema: z.string() } },
    },
    400: refused('The question cannot be understood'),
    404: refused('No such indicator, area or unit on that day'),
    422: refused('The figure cannot be given'),
  },
});

/** A refusal as RFC 9457 problem details, in the language asked for. */
function problemOf(c: Context, refusal: Refusal, lang: Lang): Response {
  const status = statusOf[refusal.code];
  const detail = inWords(refusal, wordsIn(lang), lang);
  const { refused: _, ...members } = refusal;
  return c.body(
    JSON.stringify({
      ...members,
      type: `/api/v1/problems/${refusal.code}`,
      title: refusal.code,
      status,
      detail,
    }),
    status,
    {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': lang,
    },
  );
}

function toCsv(figure: FigureJson): string {
  const records = figure.breakdown.map((r) => [
    r.kind,
    r.id,
    r.slug,
    r.name,
    r.value,
    'numerator' in r ? r.numerator : null,
    'denominator' in r ? r.denominator : null,
  ]);
  const total = [
    'total',
    figure.place.id,
    figure.place.slug,
    figure.place.name,
    figure.value,
    figure.numerator ?? null,
    figure.denominator ?? null,
  ];
  return stringify([['kind', 'id', 'slug', 'name', 'value', 'numerator', 'denominator'], ...records, total], {
    bom: true,
  });
}

export const api = new OpenAPIHono<Env>().basePath('/api/v1');

api.openapi(route, async (c): Promise<never> => {
  const { services } = c.env;
  const { indicator } = c.req.valid('param');
  const {
    'dia-ban': diaBan,
    'don-vi': donVi,
    lang = 'vi',
    format,
    area,
    unit,
    ...rest
  } = c.req.valid('query');
  if (lang !== 'vi' && lang !== 'en')
    return problemOf(c, refuse('language-unknown', { language: lang }), 'vi') as never;
  const found = await figure(
    services.portal,
    { indicator, area: area ?? diaBan, unit: unit ?? donVi, ...rest },
    today(services.clock),
  );
  if (isRefusal(found)) return problemOf(c, found, lang) as never;
  const json = toJson(found);
  if (format === 'csv' || c.req.header('accept')?.includes('text/csv')) {
    return c.body(toCsv(json), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${indicator}.csv"`,
    }) as never;
  }
  return c.json(json, 200) as never;
});

/** The whole API as OpenAPI 3.1. */
export const apiDocument = () =>
  api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Gốc',
      version: '1',
      description: 'Public figures of the federation, counted from records.',
    },
  });
api.get('/openapi.json', (c) => c.json(apiDocument()));
api.notFound((c) => problemOf(c, refuse('not-found', { what: c.req.path }), 'vi'));

import { z } from 'zod';

/** An article's body holds at most this many bytes of JSON. */
export const BODY_LIMIT = 1_048_576;

// What a reader may follow: pages of this site, the web, mail. Never a script.
const href = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|mailto:|\/(?!\/)|#)/);
const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href }) }),
]);
const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(mark).max(3).optional(),
});
const asked = z.string().min(1).max(160).nullable();
const figure = z.strictObject({
  type: z.literal('figure'),
  attrs: z
    .strictObject({
      indicator: z.string().min(1).max(60),
      organisation: asked,
      area: asked,
      unit: asked,
      date: asked,
      from: asked,
      to: asked,
      approx: z.enum(['hơn', 'gần', 'trên']).nullable(),
      scale: z.enum(['tỷ', 'triệu']).nullable(),
    })
    .refine(
      (a) => a.approx === null || a.scale !== null,
      'a rounded figure needs the scale it is rounded to',
    ),
});
const inline = z.discriminatedUnion('type', [text, figure]);
const line = z.array(inline);

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: line.optional() });
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: line,
});
const list = z.strictObject({
  type: z.literal('bulletList'),
  content: z
    .array(z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) }))
    .min(1),
});
const quote = z.strictObject({ type: z.literal('blockquote'), content: z.array(paragraph).min(1) });
const picture = z.strictObject({
  type: z.literal('picture'),
  attrs: z.strictObject({
    id: z.int().positive(),
    alt: z.string().trim().min(1).max(500),
    caption: z.string().max(500),
  }),
});

/** All that a body may hold, as ProseMirror JSON. What is not named here cannot be stored. */
export const body = z.strictObject({
  type: z.literal('doc'),
  content: z.array(z.discriminatedUnion('type', [paragraph, heading, list, quote, picture])).min(1),
});

export type Body = z.infer<typeof body>;
export type Block = Body['content'][number];
export type Inline = z.infer<typeof inline>;
export type FigureNode = z.infer<typeof figure>['attrs'];

/** The inline nodes of a body, in the order in which they are read. */
function inlineOf(block: Block | z.infer<typeof paragraph>): Inline[] {
  if (block.type === 'picture') return [];
  if (block.type === 'bulletList') return block.content.flatMap((item) => item.content.flatMap(inlineOf));
  if (block.type === 'blockquote') return block.content.flatMap(inlineOf);
  return block.content ?? [];
}

/** The figures in a body in the order in which they are read: the n-th is kept as ordinal n. */
export const figuresIn = (b: Body): FigureNode[] =>
  b.content.flatMap(inlineOf).flatMap((node) => (node.type === 'figure' ? [node.attrs] : []));

/** The pictures in a body. */
export const picturesIn = (b: Body): number[] =>
  b.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.id] : []));

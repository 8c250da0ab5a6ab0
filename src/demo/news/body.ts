// Builders for article bodies: ProseMirror JSON, with pictures named by a key until they have an id.

interface FigureAttrs {
  indicator: string;
  organisation: string | null;
  area: string | null;
  unit: string | null;
  date: string | null;
  from: string | null;
  to: string | null;
  approx: 'hơn' | 'gần' | 'trên' | null;
  scale: 'tỷ' | 'triệu' | null;
}

type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } };
export type Inline = { type: 'text'; text: string; marks?: Mark[] } | { type: 'figure'; attrs: FigureAttrs };
interface Paragraph {
  type: 'paragraph';
  content: Inline[];
}
export type Block =
  | Paragraph
  | { type: 'heading'; attrs: { level: 2 | 3 }; content: Inline[] }
  | { type: 'bulletList'; content: { type: 'listItem'; content: Paragraph[] }[] }
  | { type: 'blockquote'; content: Paragraph[] }
  | { type: 'picture'; attrs: { key: string; alt: string; caption: string } };
export interface Doc {
  type: 'doc';
  content: Block[];
}

const line = (parts: readonly (Inline | string)[]): Inline[] =>
  parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));

export const doc = (...content: Block[]): Doc => ({ type: 'doc', content });
export const p = (...parts: (Inline | string)[]): Paragraph => ({ type: 'paragraph', content: line(parts) });
export const h2 = (text: string): Block => ({ type: 'heading', attrs: { level: 2 }, content: line([text]) });
export const h3 = (text: string): Block => ({ type: 'heading', attrs: { level: 3 }, content: line([text]) });
export const ul = (...items: (Inline | string)[][]): Block => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [p(...item)] })),
});
export const quote = (text: string): Block => ({ type: 'blockquote', content: [p(text)] });
export const picture = (key: string, alt: string, caption: string): Block => ({
  type: 'picture',
  attrs: { key, alt, caption },
});
export const b = (text: string): Inline => ({ type: 'text', text, marks: [{ type: 'bold' }] });
export const i = (text: string): Inline => ({ type: 'text', text, marks: [{ type: 'italic' }] });
export const link = (href: string, text: string): Inline => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});

/** A live figure: what is asked of the figures, and how the sentence rounds it. */
export const fig = (indicator: string, asked: Partial<FigureAttrs>): Inline => ({
  type: 'figure',
  attrs: {
    indicator,
    organisation: null,
    area: null,
    unit: null,
    date: null,
    from: null,
    to: null,
    approx: null,
    scale: null,
    ...asked,
  },
});

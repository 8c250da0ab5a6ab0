import type { Asked } from './question.server.ts';

// The page's words for what the API calls area, unit, …; both are understood everywhere.
const pageWord = {
  area: 'dia-ban',
  unit: 'don-vi',
  organisation: 'to-chuc',
  date: 'ngay',
  from: 'tu',
  to: 'den',
} as const;
type Part = keyof typeof pageWord;
const parts = Object.keys(pageWord) as Part[];

/** A question without its indicator; what is null or left out is not asked. */
export type Aspects = { [P in Part]?: string | null | undefined };

const search = (asked: Aspects, name: (part: Part) => string): string => {
  const params = new URLSearchParams();
  for (const part of parts) if (asked[part]) params.set(name(part), asked[part]);
  return params.size > 0 ? `?${params}` : '';
};

/** The page on which a figure is opened. */
export const figurePage = (indicator: string, asked: Aspects): string =>
  `/so-lieu/${indicator}${search(asked, (part) => pageWord[part])}`;

/** The same figure for machines. */
export const figureApi = (indicator: string, asked: Aspects, format?: 'csv'): string => {
  const address = `/api/v1/figures/${indicator}${search(asked, (part) => part)}`;
  return format ? `${address}${address.includes('?') ? '&' : '?'}format=${format}` : address;
};

/** Reads a question from an address, in either spelling. */
export function readAsked(indicator: string, params: URLSearchParams): Asked {
  const asked: Asked = { indicator };
  for (const part of parts) {
    const value = params.get(part) ?? params.get(pageWord[part]);
    if (value) asked[part] = value;
  }
  return asked;
}

import { approximationHolds, showCount, showPercent, type Lang } from '#core/numbers.ts';
import type { FigureNode } from './body.ts';

/** What a figure node prints from: the value in its measure's unit, or a ratio's percent. */
export interface Counted {
  value: bigint | null;
  percent: string | null;
}

const size = { tỷ: 1_000_000_000n, triệu: 1_000_000n };
const words = {
  vi: { tỷ: 'tỷ', triệu: 'triệu', hơn: 'hơn', gần: 'gần', trên: 'trên' },
  en: { tỷ: 'billion', triệu: 'million', hơn: 'more than', gần: 'nearly', trên: 'over' },
};
const kind = { hơn: 'hon', gần: 'gan', trên: 'tren' } as const;

/** The whole number of a scale that a sentence rounds to: "hơn", "trên" down, "gần" up. */
function rounded(value: bigint, node: FigureNode & { scale: 'tỷ' | 'triệu' }): bigint {
  const unit = size[node.scale];
  return node.approx === 'gần' ? (value + unit - 1n) / unit : value / unit;
}

/**
 * The number as its sentence prints it, without the noun: 307.217; 81,84 %; hơn 89 tỷ; 89,24 tỷ. An em dash where a
 * small count is hidden.
 */
export function printed({ value, percent }: Counted, node: FigureNode, lang: Lang): string {
  if (percent !== null) return showPercent(percent, lang);
  if (value === null) return '—';
  const { scale, approx } = node;
  if (!scale) return showCount(value, lang);
  if (approx)
    return `${words[lang][approx]} ${showCount(rounded(value, { ...node, scale }), lang)} ${words[lang][scale]}`;
  const short = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 });
  return `${short.format(Number((value * 100n) / size[scale]) / 100)} ${words[lang][scale]}`;
}

/** Whether the sentence may say so: what it rounds to lies as near to the value as its word promises. */
export function holds({ value }: Counted, node: FigureNode): boolean {
  if (!node.approx || !node.scale || value === null) return true;
  const said = rounded(value, { ...node, scale: node.scale }) * size[node.scale];
  return said > 0n && approximationHolds(kind[node.approx], said, value);
}

import { fold } from '#core/text.ts';

/** Where the palette can lead. */
export interface Entry {
  /** The heading it stands under. */
  group: string;
  text: string;
  hint?: string;
  href: string;
}

/** Those in which every word of the question begins somewhere, with or without its marks: "vi tan" finds Vị Tân. */
export function matching(entries: readonly Entry[], query: string): Entry[] {
  const words = fold(query).split(' ');
  return entries.filter((entry) => {
    const text = ` ${fold(`${entry.text} ${entry.hint ?? ''}`)}`;
    return words.every((word) => text.includes(` ${word}`));
  });
}

export interface Group {
  name: string;
  entries: { entry: Entry; index: number }[];
}

/** By heading, in the order in which the headings appear; the index counts through all, for the arrow keys. */
export function grouped(entries: readonly Entry[]): Group[] {
  const names = [...new Set(entries.map((e) => e.group))];
  let index = 0;
  return names.map((name) => ({
    name,
    entries: entries.filter((e) => e.group === name).map((entry) => ({ entry, index: index++ })),
  }));
}

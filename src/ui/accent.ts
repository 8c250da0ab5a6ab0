type Rgb = readonly [number, number, number];

/** The surfaces that coloured text stands on, the harshest of each theme (tokens.css). */
const LIGHT: readonly Rgb[] = [read('#f1eee6')!, read('#dcefe6')!];
const DARK: readonly Rgb[] = [read('#1f2522')!, read('#313935')!];

function read(hex: string): Rgb | null {
  const m = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return m && [parseInt(m[1]!, 16), parseInt(m[2]!, 16), parseInt(m[3]!, 16)];
}
const write = (rgb: Rgb) => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
const mix = (a: Rgb, b: Rgb, part: number): Rgb =>
  [0, 1, 2].map((i) => Math.round(a[i]! + (b[i]! - a[i]!) * part)) as unknown as Rgb;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG's contrast of two colours, #rrggbb: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(read(a)!), luminance(read(b)!)].toSorted((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** The colour, darkened or lightened towards `end` just until text in it can be read on every one of `under`. */
function readable(colour: Rgb, end: Rgb, under: readonly Rgb[]): Rgb {
  for (let part = 0; part < 1; part += 0.02) {
    const tried = mix(colour, end, part);
    if (under.every((u) => contrast(write(tried), write(u)) >= 4.5)) return tried;
  }
  return end;
}

/**
 * The tokens of a federation's own colour (#rrggbb) in both themes, each moved until it holds 4.5:1 wherever the product
 * writes with it; null when it is no colour.
 */
export function accentTokens(colour: string): { accent: [string, string]; soft: [string, string] } | null {
  const given = read(colour);
  if (!given) return null;
  const soft: [Rgb, Rgb] = [mix([255, 255, 255], given, 0.12), mix([24, 29, 26], given, 0.16)];
  return {
    accent: [
      write(readable(given, [0, 0, 0], [...LIGHT, soft[0]])),
      write(readable(given, [255, 255, 255], [...DARK, soft[1]])),
    ],
    soft: [write(soft[0]), write(soft[1])],
  };
}

/**
 * A federation's own style sheet, served from an address of its own because the content security policy takes no inline
 * style; null when the colour is none.
 */
export function accentSheet(colour: string): string | null {
  const tokens = accentTokens(colour);
  // Twice :root: it must win over tokens.css in whatever order a page names them.
  return (
    tokens && `:root:root{--accent:light-dark(${tokens.accent});--accent-soft:light-dark(${tokens.soft})}`
  );
}

// Shapes that the drawn pictures share. Coordinates are of a canvas of 1200 × 675.

/** A picture of these definitions and these parts, back to front. */
export const svg = (defs: string, ...parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675"><defs>${defs}</defs>${parts.join('')}</svg>`.replace(
    /\s+/g,
    ' ',
  );

const stops = (colours: readonly string[]) =>
  colours
    .map((c, i) => `<stop offset="${Math.round((100 * i) / (colours.length - 1))}%" stop-color="${c}"/>`)
    .join('');

/** A gradient from top to bottom. */
export const down = (id: string, ...colours: string[]): string =>
  `<linearGradient id="${id}" x2="0" y2="1">${stops(colours)}</linearGradient>`;

/** A gradient from left to right. */
export const across = (id: string, ...colours: string[]): string =>
  `<linearGradient id="${id}">${stops(colours)}</linearGradient>`;

/** Light that fades away from its middle. */
export const glow = (id: string, colour: string, strength = 1): string =>
  `<radialGradient id="${id}"><stop stop-color="${colour}" stop-opacity="${strength}"/><stop offset=".35" stop-color="${colour}" stop-opacity="${strength * 0.45}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;

export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

export const disc = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;

/** What is defined under an id, standing at a place, possibly mirrored, in a colour if it takes one. */
export const put = (id: string, x: number, y: number, scale = 1, mirrored = false, fill = ''): string =>
  `<use href="#${id}" transform="translate(${x} ${y})scale(${mirrored ? -scale : scale} ${scale})"${fill && ` fill="${fill}"`}/>`;

/** The crowns of a row of trees, from edge to edge, with the ground below them. */
export function grove(y: number, height: number, fill: string, seed: number, width = 64): string {
  let d = `M-40 675V${y}`;
  for (let x = -40, i = 0; x < 1240; i++) {
    const w = Math.round(width * (0.7 + 0.6 * Math.abs(Math.sin(seed + i * 2.3))));
    const h = Math.round(height * (0.55 + 0.9 * Math.abs(Math.sin(seed * 3 + i * 1.7))));
    d += `c${Math.round(w * 0.1)} ${-h} ${Math.round(w * 0.9)} ${-h} ${w} 0`;
    x += w;
  }
  return path(`${d}V675Z`, fill);
}

/** Short strokes of light that lie on water. */
export const ripples = (places: readonly [x: number, y: number, w: number][], colour = '#fff'): string =>
  line(places.map(([x, y, w]) => `M${x} ${y}h${w}`).join(''), colour, 3, 'opacity=".35"');

/** Rows of tufts that grow larger towards the reader: rice, grass. */
export const tufts = (
  rows: readonly [y: number, length: number, gap: number][],
  colour: string,
  opacity: number,
): string =>
  `<g stroke="${colour}" opacity="${opacity}">${rows
    .map(([y, length, gap], i) => {
      const width = Math.max(1.5, Math.round(length / 7));
      return `<path d="M${(i % 2) * (gap >> 1)} ${y}H1200" stroke-width="${length}" stroke-dasharray="${width} ${gap}"/>`;
    })
    .join('')}</g>`;

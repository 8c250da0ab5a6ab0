// A few shapes from which the demonstration's pictures are drawn. Coordinates are of a 1200 × 675 canvas.

export const colour = {
  leaf: '#0f6b4f',
  young: '#5f9e5a',
  rice: '#e3bd58',
  straw: '#f2dfa0',
  river: '#7fb4c4',
  deep: '#3f7f96',
  brick: '#b8553a',
  clay: '#d98a5f',
  cream: '#fbf3e0',
  wood: '#6b4a34',
  night: '#142c40',
  dusk: '#2b4a63',
} as const;

/** A sky or any ground that runs from one colour to another, top to bottom. */
export const blend = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

export const rect = (x: number, y: number, w: number, h: number, fill: string, rx = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" rx="${rx}"/>`;

export const shape = (d: string, fill: string, opacity = 1): string =>
  `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const stroke = (d: string, colour: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const disc = (x: number, y: number, r: number, fill: string, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const at = (x: number, y: number, scale: number, what: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${what}</g>`;

/** A coconut palm that stands at the origin, 220 high. */
export const palm = (leaf: string = colour.leaf): string => {
  const fronds = [-168, -140, -100, -68, -36, -8, 24, 196].map(
    (turn) =>
      `<path transform="translate(14 -212) rotate(${turn})" d="M0 0C30 -26 74 -22 104 10C70 2 34 6 0 8Z" fill="${leaf}"/>`,
  );
  return `${stroke('M0 0C-4 -70 2 -150 14 -212', colour.wood, 13)}${fronds.join('')}${disc(8, -200, 9, '#8a6a3a')}${disc(22, -198, 9, '#8a6a3a')}`;
};

/** A small house with a tiled roof, its floor at the origin, 170 wide. */
export const house = (wall: string = colour.cream, roof: string = colour.brick): string =>
  rect(-70, -78, 140, 78, wall) +
  shape('M-92 -74L-52 -132H56L92 -74Z', roof) +
  shape('M-92 -74L-52 -132H-44L-80 -74Z', '#000', 0.12) +
  rect(-18, -54, 34, 54, colour.wood, 3) +
  rect(-58, -56, 28, 26, colour.deep, 3) +
  rect(30, -56, 28, 26, colour.deep, 3);

/** Someone seen from afar, feet at the origin, 62 high. */
export const figure = (dress: string, hat: string = colour.straw): string =>
  `${shape('M-13 0L-9 -40C-8 -48 8 -48 9 -40L13 0Z', dress)}${disc(0, -50, 8, '#e0b48c')}${shape('M-18 -53L0 -68L18 -53Z', hat)}`;

/** A picture of these parts, with these gradients. */
export const canvas = (defs: string, ...parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675"><defs>${defs}</defs>${parts.join('')}</svg>`;

/** Rows of rice that come nearer: paler far away, deeper in front. */
export const paddies = (top: number, rows: [from: string, to: string][]): string =>
  rows
    .map(([fill, edge], i) => {
      const y = top + i * ((675 - top) / rows.length);
      const bow = i % 2 ? -14 : 16;
      return `${shape(`M0 ${y}Q600 ${y + bow} 1200 ${y - 4}V675H0Z`, fill)}${stroke(`M0 ${y}Q600 ${y + bow} 1200 ${y - 4}`, edge, 3)}`;
    })
    .join('');

import { disc, down, glow, line, path, rect, svg } from './shapes.ts';

const COLUMNS = 9;
const ROWS = 5;
/** The old parts by their place; equal numbers were joined into one. */
const JOINED = '001122344055162374860551677488995a66bb78899aacbdd';
const COLOURS = [
  '#0f6b4f',
  '#e0b648',
  '#5da37a',
  '#c9713f',
  '#f0dfae',
  '#3f8fa6',
  '#94b85f',
  '#b8553a',
  '#2a8468',
  '#efc77a',
  '#7fb8b0',
  '#d98a5f',
  '#6f9a4a',
  '#f3e3b8',
];

/** A corner of the grid, moved a little so that no border is straight. */
const corner = (c: number, r: number): [number, number] => {
  const wave = (n: number) => Math.sin(c * 12.9 + r * 78.2 + n * 3.1);
  const edge = c === 0 || c === COLUMNS || r === 0 || r === ROWS;
  return [
    Math.round(150 + c * 100 + wave(1) * (edge ? 16 : 30)),
    Math.round(84 + r * 100 + wave(2) * (edge ? 14 : 28)),
  ];
};
const cells: { d: string; group: number }[] = [];
for (let r = 0; r < ROWS; r++)
  for (let c = 0; c < COLUMNS; c++) {
    if ((r === 0 && (c === 0 || c === 8)) || (r === 4 && (c === 0 || c === 7 || c === 8))) continue;
    const d = `M${[corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1)].map((p) => p.join(' ')).join('L')}Z`;
    cells.push({ d, group: parseInt(JOINED[r * COLUMNS + c] ?? '0', 16) });
  }
const of = (group: number) =>
  cells
    .filter((cell) => cell.group === group)
    .map((cell) => cell.d)
    .join('');
const groups = COLOURS.map((_, i) => i);
const outline = cells.map((cell) => cell.d).join('');
const pin = (x: number, y: number, s: number, fill: string) =>
  `<g transform="translate(${x} ${y})scale(${s})"><ellipse cx="14" rx="26" ry="7" opacity=".25"/>${path('M0 0C-10-34-36-50-36-82C-36-104-20-118 0-118S36-104 36-82C36-50 10-34 0 0Z', fill)}${path('M0 0C10-34 36-50 36-82C36-104 20-118 0-118Z', '#000', 'opacity=".12"')}${disc(0, -82, 15, '#fffaf0')}</g>`;
const river = 'M90 250C220 250 250 340 370 330S520 210 640 236S760 400 880 390S1010 300 1130 330';

/** A map put together from many parts, a river through it. */
export const tiles = svg(
  down('table', '#f8ecd0', '#e6cd9c') +
    down('paper', '#fffaf0', '#f4e6c6') +
    down('river', '#a9d6dc', '#4f9fb0') +
    glow('light', '#fff9e0') +
    `<path id="all" d="${outline}"/><clipPath id="land"><use href="#all"/></clipPath>`,
  rect(0, 0, 1200, 675, 'url(#table)'),
  disc(260, 60, 560, 'url(#light)'),
  path('M70 66L1146 40L1164 628L54 650Z', '#8a6238', 'opacity=".18"'),
  path('M60 50L1140 30L1152 612L48 634Z', 'url(#paper)'),
  line(
    'M60 50L1140 30M48 634L1152 612M330 45L322 628M600 40V623M870 35L878 618',
    '#d9c296',
    2,
    'opacity=".7"',
  ),
  '<use href="#all" fill="#8a6238" transform="translate(8 12)" opacity=".22"/>',
  ...groups.map((g) => path(of(g), COLOURS[g]!)),
  `<g clip-path="url(#land)"><use href="#all" fill="none" stroke="#fffaf0" stroke-width="2" stroke-dasharray="3 8" opacity=".55"/>${path('M0 0H1200V675Z', '#fff', 'opacity=".08"')}</g>`,
  ...groups.map((g) => {
    const inside = new Map<string, number>();
    for (const cell of cells.filter((c) => c.group === g)) {
      const points = cell.d.slice(1, -1).split('L');
      points.forEach((point, i) => {
        const side = [point, points[(i + 1) % points.length]!].toSorted((a, b) => (a < b ? -1 : 1)).join('L');
        inside.set(side, (inside.get(side) ?? 0) + 1);
      });
    }
    const border = [...inside].filter(([, n]) => n === 1).map(([side]) => `M${side}`);
    return line(border.join(''), '#fffaf0', 6);
  }),
  `<g clip-path="url(#land)">${line(river, '#fffaf0', 38)}${line(river, 'url(#river)', 28)}${line(river, '#fff', 3, 'opacity=".5" stroke-dasharray="40 60"')}${line('M370 330C380 420 330 480 340 600M880 390C900 460 860 520 880 640M640 236C650 170 620 130 640 60', '#fffaf0', 18)}${line('M370 330C380 420 330 480 340 600M880 390C900 460 860 520 880 640M640 236C650 170 620 130 640 60', '#6fb3c0', 11)}</g>`,
  pin(300, 226, 0.9, '#b8553a'),
  pin(520, 440, 1.15, '#0f6b4f'),
  pin(770, 250, 1, '#b8553a'),
  pin(958, 500, 0.84, '#c98a2e'),
  pin(470, 180, 0.72, '#c98a2e'),
  path('M1040 560l34-74l34 74l-34-16Z', '#0f6b4f') +
    path('M1074 486l34 74l-34-16Z', '#0b4a38') +
    line('M1074 470V454M1074 580V592M1010 536H998M1138 536H1150', '#c9a96c', 5),
);

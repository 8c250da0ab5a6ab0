import { house, palm, sampan } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, ripples, svg } from './shapes.ts';

/** A bicycle with its rider, wheels on the origin's line, riding to the right; the shirt takes the fill. */
const rider = `<g id="rider"><g fill="none" stroke="#2f3a3c" stroke-width="4"><circle cx="-26" cy="-18" r="17"/><circle cx="28" cy="-18" r="17"/><path d="M-26-18L-8-46H20L28-18M-8-46L2-18L20-46M2-18H-26M20-46L18-58H26"/></g><path d="M-12-50L4-18" stroke="#3b3a3c" stroke-width="9" stroke-linecap="round"/><path d="M-20-50C-20-76-12-90-2-92C10-90 10-66 2-48Z"/><path d="M0-82L20-60" stroke="#d9a679" stroke-width="6" stroke-linecap="round"/>${disc(2, -100, 9, '#d9a679')}${path('M-22-101L4-122L26-100C14-95-10-95-22-101Z', '#efdca6')}</g>`;
const deck = 'M-20 452C200 452 330 372 600 372S1000 452 1220 452';
const railing: string[] = [];
for (let x = 60; x <= 1140; x += 40) {
  const away = Math.abs(x - 600);
  const y = 452 - 80 * Math.max(0, Math.cos((Math.min(away, 540) / 540) * Math.PI) / 2 + 0.5);
  railing.push(`M${x} ${Math.round(y)}v-44`);
}

/** A small bridge over a canal, a new road on both banks. */
export const bridge = svg(
  down('sky', '#9fcdd6', '#e6ecd2', '#f8e7bb') +
    down('water', '#bcd9c8', '#5fa3a8', '#1f6472') +
    down('deck', '#f3ead6', '#c9bb9c') +
    down('bank', '#8fb75f', '#3c7d48') +
    glow('sun', '#fffbe6') +
    palm('palm', '#6f543c', '#0d5441', '#1f7d5c') +
    palm('palm2', '#7d6247', '#3a7f62', '#63a67f') +
    house('house', '#fbefd4', '#e3cfa6', '#bd5b3b', '#8f402a') +
    rider +
    sampan('boat'),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(640, 230, 330, 'url(#sun)'),
  path('M130 130c30-42 96-32 106 6c40-12 70 10 70 36H82c-4-26 18-46 48-42Z', '#fff', 'opacity=".7"'),
  path('M880 96c26-34 80-26 88 6c34-10 58 10 58 30H840c-4-22 14-38 40-36Z', '#fff', 'opacity=".6"'),
  grove(372, 44, '#c5d5b0', 2, 58),
  grove(394, 46, '#9fc195', 7, 70),
  put('palm2', 380, 412, 0.6),
  put('palm2', 790, 412, 0.66, true),
  put('palm2', 850, 412, 0.5),
  rect(0, 404, 1200, 26, '#e6cd72'),
  line('M0 412H1200M0 424H1200', '#c9a843', 6, 'stroke-dasharray="2 11" opacity=".7"'),
  grove(436, 18, '#6fa164', 4, 40),
  put('palm', 66, 446, 1.06),
  put('house', 190, 446, 0.72),
  put('palm2', 300, 446, 0.84, true),
  put('house', 1010, 446, 0.78),
  put('palm', 1130, 446, 1.1, true),
  rect(0, 432, 1200, 243, 'url(#water)'),
  `<ellipse cx="640" cy="450" rx="200" ry="60" fill="url(#sun)" opacity=".7"/>`,
  path('M0 440C180 438 300 470 330 520C300 560 160 600 0 604Z', 'url(#bank)') +
    path('M1200 440C1020 438 900 470 870 520C900 560 1040 600 1200 604Z', 'url(#bank)'),
  path(
    'M0 604C160 600 300 560 330 520C320 580 170 630 0 634ZM1200 604C1040 600 900 560 870 520C880 580 1030 630 1200 634Z',
    '#8a6a42',
    'opacity=".7"',
  ),
  path(
    'M300 560C400 520 500 500 600 500S800 520 900 560L880 580C800 540 700 524 600 524S400 540 320 580Z',
    '#0f4a56',
    'opacity=".28"',
  ),
  ...[388, 776].map(
    (x) =>
      rect(x, 420, 36, 140, '#cdbf9f') +
      rect(x, 420, 12, 140, '#e6dcc2') +
      rect(x - 10, 410, 56, 16, '#b9a98a', 'rx="3"'),
  ),
  path(`${deck}V510H1000C880 470 760 426 600 426S320 470 200 510H-20Z`, 'url(#deck)'),
  path(
    'M1000 510C880 470 760 426 600 426S320 470 200 510L228 510C340 476 450 440 600 440S860 476 972 510Z',
    '#a8987a',
  ),
  line(deck, '#fbf6e8', 7),
  put('rider', 420, 408, 0.86, false, '#fffaf0'),
  put('rider', 536, 378, 0.86, false, '#fffaf0'),
  put('rider', 790, 404, 0.86, true, '#2f6f8f'),
  line(railing.join(''), '#0f6b4f', 5),
  line(
    'M-20 408C200 408 330 328 600 328S1000 408 1220 408M-20 430C200 430 330 350 600 350S1000 430 1220 430',
    '#0f6b4f',
    5,
  ),
  ripples([
    [430, 560, 110],
    [640, 548, 120],
    [560, 600, 140],
    [380, 626, 120],
    [760, 614, 100],
    [240, 654, 150],
    [860, 650, 160],
  ]),
  path('M470 650C540 664 680 664 760 646L730 668H500Z', '#0f4a56', 'opacity=".35"'),
  put('boat', 610, 630, 1.16),
  path('M540 622c0-22 18-34 34-30c4-18 34-18 38 0c20-4 36 10 34 32Z', '#e0b648') +
    path('M560 622c0-14 14-20 22-14c6-12 24-10 26 4c10-4 18 4 18 12Z', '#f2d987'),
  path('M0 675V634C60 616 150 626 210 675Z', '#1f5f49') +
    path('M1200 675V624C1130 610 1040 632 990 675Z', '#1f5f49'),
  line(
    'M30 650C34 600 22 580 4 560M64 650C68 590 84 570 110 548M96 660C100 630 120 610 146 602M1110 650C1106 600 1120 570 1140 550M1150 650C1154 600 1176 580 1196 570M1076 660C1070 630 1056 612 1034 606',
    '#0f4a3a',
    8,
  ),
);

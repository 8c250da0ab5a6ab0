import { disc, down, glow, grove, line, path, put, rect, ripples, svg } from './shapes.ts';

const petal = 'M0 0C-34-30-36-92 0-140C36-92 34-30 0 0Z';
const petals = (turns: readonly number[], fill: string, size: number) =>
  turns.map((turn) => path(petal, fill, `transform="rotate(${turn})scale(${size})"`)).join('');
const flower = `<g id="flower">${petals([-84, 84], 'url(#far)', 0.92)}${petals([-62, 62, -40, 40], 'url(#far)', 1)}${petals([-18, 18], 'url(#far)', 1.06)}
  ${path('M-30-40C-30-64 30-64 30-40L16 0H-16Z', '#e9c65a')}${line('M-22-50v-12M-8-56v-14M8-56v-14M22-50v-12', '#f7e08c', 4)}
  ${petals([-70, 70], 'url(#near)', 0.78)}${petals([-46, 46], 'url(#near)', 0.84)}${petals([-22, 22], 'url(#near)', 0.82)}${petals([0], 'url(#near)', 0.76)}</g>`;
const bud = `<g id="bud">${path('M0 0C-40-40-26-110 0-140C26-110 40-40 0 0Z', 'url(#near)')}${path('M0 0C-40-40-26-110 0-140C-8-100-12-50 0 0Z', 'url(#far)')}</g>`;
const leaf = `<g id="leaf"><ellipse rx="150" ry="46" cy="8" fill="#0c4450" opacity=".35"/>${path('M0 4L150-6C156 30 80 48 0 48S-156 30-150-2S-70-46 0-46S126-34 146-16Z', 'url(#pad)')}
  ${line('M0 4L-130-18M0 4L-144 14M0 4L-84-36M0 4L-20-44M0 4L50-42M0 4L110-32M0 4L-100 34M0 4L-30 46M0 4L50 44M0 4L116 28', '#d4ecb0', 2.5, 'opacity=".5"')}</g>`;
const stem = (x: number, top: number, foot: number, bend: number) =>
  line(`M${x} ${top}C${x + bend} ${top + 60} ${x - bend} ${foot - 40} ${x} ${foot}`, '#4c8a4a', 9);

/** Lotus on a pond in the morning sun. */
export const lotus = svg(
  down('sky', '#f6cfb4', '#fbe3c2', '#f4ead0') +
    down('pond', '#f1dcb8', '#9ccabb', '#2f8079', '#155660') +
    down('far', '#d9597f', '#f0a3b6', '#fbe0dc') +
    down('near', '#ee7f9d', '#f9c3cd', '#fff4ec') +
    down('pad', '#8cc06a', '#2f8055') +
    glow('sun', '#fffbe6') +
    flower +
    bud +
    leaf,
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(300, 170, 320, 'url(#sun)'),
  disc(300, 160, 58, '#fffaf0'),
  grove(250, 36, '#dfcfb0', 3, 60),
  grove(268, 40, '#b9c7a0', 8, 76),
  grove(284, 26, '#86ad86', 5, 44),
  rect(0, 280, 1200, 395, 'url(#pond)'),
  `<ellipse cx="300" cy="330" rx="150" ry="60" fill="url(#sun)" opacity=".9"/>`,
  ripples([
    [60, 312, 170],
    [470, 304, 130],
    [840, 318, 200],
    [250, 350, 110],
    [640, 352, 120],
    [1030, 372, 130],
  ]),
  put('leaf', 160, 372, 0.5),
  put('leaf', 480, 356, 0.42),
  put('leaf', 760, 376, 0.52, true),
  put('leaf', 1060, 362, 0.48),
  stem(610, 350, 400, 4) + put('flower', 610, 352, 0.42),
  put('leaf', 640, 408, 0.66),
  stem(1010, 366, 440, -6) + put('bud', 1010, 372, 0.42),
  put('leaf', 330, 432, 0.8, true),
  put('leaf', 960, 450, 0.84),
  stem(226, 430, 540, 10) + put('flower', 226, 420, 0.72),
  put('leaf', 100, 540, 1.05),
  put('leaf', 560, 510, 0.98, true),
  stem(872, 440, 590, -12) + put('flower', 872, 440, 1.02),
  stem(1096, 420, 600, 10) + put('bud', 1096, 430, 0.66),
  put('leaf', 1050, 580, 1.3, true),
  stem(500, 500, 640, 8) + put('bud', 500, 500, 0.8),
  put('leaf', 360, 630, 1.5),
  put('leaf', 760, 650, 1.35),
  disc(300, 604, 9, '#eaf7e4', 'opacity=".9"') +
    disc(330, 612, 5, '#eaf7e4', 'opacity=".9"') +
    disc(1090, 566, 8, '#eaf7e4', 'opacity=".9"'),
  line('M470 150q15-15 28 0q15-15 30 0M566 108q12-12 23 0q12-12 24 0', '#8a6a5c', 4),
  path(
    'M700 470c14-18 30-18 36-6c-10 10-24 12-36 6ZM700 470c2-22 14-32 26-30c2 14-8 26-26 30Z',
    '#3f8fa6',
    'opacity=".85"',
  ),
  line('M690 476L740 458', '#1f5a6c', 4),
);

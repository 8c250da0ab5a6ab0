import { house, palm } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, svg } from './shapes.ts';

const stars = Array.from({ length: 46 }, (_, i) => {
  const x = Math.round((i * 263.7) % 1200);
  const y = Math.round(16 + ((i * 97.3) % 270));
  return `M${x} ${y}h.1`;
});
const lamp = `<g id="lamp"><circle cx="52" cy="-196" r="150" fill="url(#light)"/><ellipse cx="64" cy="0" rx="120" ry="26" fill="url(#light)" opacity=".8"/>${line('M0 0V-190C0-214 20-216 46-210', '#20303a', 8)}${path('M30-214H74L66-198H38Z', '#ffe7a0')}</g>`;
const walker = (x: number, y: number, s: number, shirt: string) =>
  `<g transform="translate(${x} ${y})scale(${s})">${path('M-9 0L-9-36H9L11 0H3L0-26L-3 0Z', '#1c2a35')}${path('M-13-32C-14-56-10-66 0-66S14-56 13-32Z', shirt)}${disc(0, -76, 9, '#c99a70')}${path('M-10-76C-12-92 12-92 10-76C4-82-4-82-10-76Z', '#1b1a1c')}</g>`;

/** A country road at night under a row of lamps. */
export const night = svg(
  down('sky', '#0c1d33', '#1d3f5a', '#3f6f80') +
    down('water', '#2f6474', '#122c40') +
    down('road', '#4a5a64', '#7b8288') +
    down('verge', '#1f5145', '#0d3029') +
    glow('light', '#ffdf8e', 0.85) +
    glow('moon', '#fdf1c4', 0.7) +
    palm('palm', '#152b30', '#0b2a2a', '#134038') +
    palm('palm2', '#1d3a40', '#184640', '#235a4e') +
    house('house', '#c9a46c', '#8f7450', '#6f3a2c', '#4a261f') +
    lamp,
  rect(0, 0, 1200, 675, 'url(#sky)'),
  line(stars.join(''), '#fdf6dc', 3, 'opacity=".8"'),
  disc(280, 140, 210, 'url(#moon)'),
  disc(280, 140, 48, '#fdf3cf') +
    disc(266, 128, 9, '#e9dba8') +
    disc(296, 152, 12, '#e9dba8') +
    disc(284, 118, 5, '#e9dba8'),
  path(
    'M420 210C480 194 560 194 640 212C560 222 480 222 420 210ZM60 250C120 238 190 240 240 252C180 260 110 260 60 250Z',
    '#5f8a98',
    'opacity=".4"',
  ),
  grove(376, 44, '#2a5862', 2, 58),
  grove(396, 46, '#1d474c', 7, 70),
  put('palm2', 700, 420, 0.62),
  put('palm2', 500, 420, 0.56, true),
  put('house', 820, 424, 0.62),
  put('palm2', 918, 424, 0.8, true),
  put('house', 1022, 428, 0.84),
  put('palm', 1136, 432, 1.12),
  grove(424, 18, '#15393b', 4, 40),
  rect(0, 418, 1200, 257, 'url(#verge)'),
  path('M0 424H520C500 470 470 560 400 675H0Z', 'url(#water)'),
  path('M250 430H310L350 675H200Z', '#fdf1c4', 'opacity=".1"'),
  line('M240 450h80M220 486h130M250 524h70M200 566h150M240 614h120', '#fdf1c4', 4, 'opacity=".5"'),
  line('M60 470h70M400 450h50M90 560h60M30 620h90M380 520h40', '#9fc8cf', 3, 'opacity=".3"'),
  path('M520 424C500 470 470 560 400 675H452C510 560 534 470 548 424Z', '#2a6a54'),
  path('M576 420H622C700 470 860 560 1060 675H470C530 560 560 480 576 420Z', 'url(#road)'),
  path('M597 420H601C630 480 690 580 776 675H740C676 580 620 480 597 420Z', '#f6d98a', 'opacity=".35"'),
  put('lamp', 562, 446, 0.34),
  put('lamp', 544, 486, 0.52),
  put('lamp', 514, 552, 0.8),
  put('lamp', 460, 654, 1.2),
  walker(676, 520, 0.7, '#b8623f'),
  walker(700, 526, 0.5, '#e0b648'),
  walker(724, 522, 0.72, '#2f8f8a'),
  path('M664 522l70 4l30 14l-66-4Z', '#10222b', 'opacity=".35"'),
  put('palm', 70, 640, 1.5),
  path('M0 675V612C70 596 150 616 190 675Z', '#0a2722') +
    path('M1200 675V560C1130 560 1070 600 1040 640L1090 675Z', '#0d3029'),
  line(
    'M1110 640C1106 590 1090 570 1070 556M1150 630C1150 570 1166 550 1190 530M1180 640C1176 610 1190 590 1200 584',
    '#174a3d',
    8,
  ),
  ...[
    [790, 520],
    [850, 480],
    [930, 560],
    [1010, 500],
    [880, 530],
    [1080, 470],
  ].map(([x, y]) => disc(x!, y!, 3, '#f6f0a0', 'opacity=".8"')),
);

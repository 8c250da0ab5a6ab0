import { house, palm, person } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, svg, tufts } from './shapes.ts';

const egret = (x: number, y: number, s: number) =>
  `<g transform="translate(${x} ${y})scale(${s})">${path('M0-26C-20-34-40-20-52-4C-30 2-6-2 6-16Z', '#fffdf5')}${line('M2-20C14-30 4-44 14-52', '#fffdf5', 6)}${line('M14-53l14 3', '#c98f4e', 4)}${line('M-14-2V24M-22-2V24', '#8a6244', 3)}</g>`;

/** A path through ripe rice to a hamlet, late in the afternoon. */
export const field = svg(
  down('sky', '#a9cfd3', '#f3dfb4', '#fbcf8c') +
    down('rice', '#f0d98a', '#e0b648', '#b98a2c') +
    down('rice2', '#e3cf7c', '#cfae46', '#9c8430') +
    down('path', '#f2dfb8', '#d9b98a', '#b98f60') +
    down('canal', '#d9e0c0', '#6fa9ae', '#347786') +
    down('verge', '#a9bf6a', '#4c8a45') +
    glow('sun', '#fff0bf') +
    palm('palm', '#6f543c', '#0d5441', '#1f7d5c') +
    palm('palm2', '#7d6247', '#3a7f62', '#63a67f') +
    house('house', '#fbefd4', '#e3cfa6', '#bd5b3b', '#8f402a') +
    person('farmer'),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(330, 250, 340, 'url(#sun)'),
  disc(330, 236, 56, '#fff7de'),
  path('M700 120c30-40 90-30 100 4c40-12 70 10 70 34H650c-6-24 20-46 50-38Z', '#fff', 'opacity=".6"'),
  path('M980 176c20-26 60-20 66 4c26-8 46 6 46 22H946c-4-16 14-32 34-26Z', '#fff', 'opacity=".45"'),
  grove(318, 34, '#c3cf9f', 2, 50),
  grove(336, 42, '#9dbb8a', 7, 64),
  put('palm2', 96, 352, 0.6),
  put('palm2', 180, 352, 0.46, true),
  put('palm', 700, 352, 0.62),
  put('house', 790, 352, 0.5),
  put('palm', 912, 352, 0.7, true),
  put('house', 990, 352, 0.44),
  put('palm2', 1066, 352, 0.56),
  put('palm', 1140, 352, 0.66, true),
  grove(352, 16, '#6fa164', 4, 34),
  path('M0 348H1200V675H0Z', 'url(#rice)'),
  path('M0 372L560 350H640L0 480Z', 'url(#rice2)', 'opacity=".65"'),
  path('M1200 384L760 350H840L1200 372Z', '#c9a640', 'opacity=".5"'),
  path('M1200 420L730 350L1200 560Z', 'url(#rice2)', 'opacity=".6"'),
  tufts(
    [
      [362, 6, 7],
      [376, 8, 9],
      [394, 11, 12],
      [416, 15, 15],
      [444, 20, 20],
      [480, 27, 26],
      [526, 36, 34],
      [584, 46, 44],
      [650, 58, 56],
    ],
    '#a87f24',
    0.38,
  ),
  tufts(
    [
      [368, 5, 11],
      [384, 8, 14],
      [404, 11, 18],
      [429, 15, 23],
      [461, 20, 30],
      [502, 28, 38],
      [554, 36, 50],
      [616, 48, 66],
    ],
    '#fbe9a6',
    0.6,
  ),
  path(
    'M640 350C560 380 700 410 560 460C400 520 330 600 300 675H20C120 560 300 480 460 440C580 408 520 380 606 350Z',
    'url(#canal)',
  ),
  line('M410 500h70M330 540h90M220 600h120M500 452h40M150 640h90', '#fff', 4, 'opacity=".5"'),
  path(
    'M640 350C566 380 708 410 570 460C420 520 350 600 322 675H290C320 596 400 516 552 458C694 408 552 380 632 350Z',
    'url(#verge)',
  ),
  path(
    'M664 350C690 390 720 420 706 480C690 540 600 600 560 675H900C880 600 850 540 812 480C776 420 712 390 680 350Z',
    'url(#verge)',
  ),
  path(
    'M667 350C694 390 732 420 724 480C714 540 640 600 606 675H850C834 600 820 540 790 480C760 420 706 390 677 350Z',
    'url(#path)',
  ),
  line('M672 352C700 390 748 420 756 480C762 540 736 600 722 675', '#a9bf6a', 6, 'opacity=".6"'),
  put('farmer', 744, 470, 0.62, false, '#3d6f8f'),
  put('farmer', 776, 476, 0.6, false, '#a4556f'),
  egret(230, 500, 0.9),
  egret(150, 474, 0.7),
  line(
    'M470 150q14-14 26 0q14-14 28 0M548 118q11-11 21 0q11-11 22 0M520 186q9-9 17 0q9-9 18 0',
    '#fffdf5',
    5,
  ),
  path(
    'M900 675c10-50 30-80 70-100c-14 40-14 70-10 100ZM980 675c0-60 40-110 90-120c-30 50-30 90-26 120ZM1070 675c6-40 50-80 100-84c-30 30-40 60-40 84Z',
    '#3f7f4c',
  ),
  path('M1060 675c-6-70 20-130 60-160c-6 60-4 110 10 160ZM1140 675c10-50 30-74 70-84V675Z', '#2a6847'),
);

import { banana, house, palm, person, sampan } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, ripples, svg } from './shapes.ts';

const reeds =
  'M20 690C26 600 10 560-12 520M50 690C52 590 66 540 92 486M86 690C84 620 104 580 140 540M112 690C116 640 140 620 176 604M4 690C0 640-10 610-30 590';
const bank = [
  put('banana', 60, 436, 0.7),
  put('palm', 150, 440, 0.95),
  put('palm2', 236, 438, 0.72, true),
  put('house', 352, 440, 0.92),
  put('banana', 488, 440, 0.62, true),
  put('palm', 556, 440, 0.86, true),
  put('house2', 676, 440, 0.74),
  put('palm2', 792, 440, 0.7),
  put('banana', 846, 440, 0.55),
  put('house', 962, 440, 0.84),
  put('palm', 1088, 440, 1.04, true),
  put('palm2', 1156, 440, 0.8),
].join('');

/** A hamlet by a canal in the early morning. */
export const hamlet = svg(
  down('sky', '#bfdcdc', '#f6e6c2', '#fbd9a0') +
    down('water', '#e9d3a0', '#86b7b8', '#2f7480') +
    down('grass', '#8fb25e', '#3f7f4c') +
    glow('sun', '#fff4cf') +
    palm('palm', '#6f543c', '#0d5441', '#1b7a59') +
    palm('palm2', '#7d6247', '#2a7458', '#4b9a72') +
    house('house', '#fbefd4', '#e3cfa6', '#c2613f', '#94442b') +
    house('house2', '#f0dfbd', '#d5c096', '#a9523a', '#7f3a29') +
    banana('banana', '#2f7a4c', '#5da35a') +
    person('rower') +
    sampan('boat') +
    `<g id="bank">${bank}</g><clipPath id="canal"><path d="M0 452H1200V675H0Z"/></clipPath>`,
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(800, 300, 330, 'url(#sun)'),
  disc(800, 290, 54, '#fff6da'),
  line(
    'M150 120c40-14 80-14 130 0M210 142c40-10 90-10 150 0M900 96c40-12 90-12 140 0',
    '#fff',
    12,
    'opacity=".45"',
  ),
  line(
    'M500 170q12-12 22 0q12-12 24 0M566 142q10-10 19 0q10-10 20 0M470 130q8-8 15 0q8-8 16 0',
    '#5c7f7c',
    4,
  ),
  grove(352, 40, '#b9cfae', 1, 54),
  grove(376, 46, '#93bb93', 5, 70),
  rect(0, 384, 1200, 60, '#e6cd72'),
  line('M0 396H1200M0 410H1200', '#cfb355', 5, 'stroke-dasharray="2 12" opacity=".7"'),
  grove(424, 30, '#68a067', 9, 46),
  put('bank', 0, 0),
  path('M0 438C200 430 420 444 640 436S1060 444 1200 436V456H0Z', 'url(#grass)'),
  rect(0, 452, 1200, 223, 'url(#water)'),
  `<g clip-path="url(#canal)" opacity=".3"><use href="#bank" transform="matrix(1 0 0 -.8 0 806)"/></g>`,
  `<ellipse cx="800" cy="500" rx="150" ry="120" fill="url(#sun)" opacity=".8"/>`,
  path('M0 452H1200V460C900 470 300 464 0 462Z', '#2f6a4c', 'opacity=".7"'),
  line('M420 446V482M446 446V480M472 446V484M412 448H482', '#6f543c', 6),
  ripples([
    [110, 500, 130],
    [560, 488, 90],
    [770, 506, 120],
    [1010, 520, 110],
    [300, 556, 90],
    [820, 566, 150],
    [240, 620, 120],
    [930, 630, 190],
    [760, 600, 60],
  ]),
  path('M430 592C520 604 660 604 760 588L740 616C640 628 520 626 450 612Z', '#1f5560', 'opacity=".35"'),
  put('boat', 590, 572, 1.2),
  put('rower', 664, 562, 1.05, false, '#8a4f6d'),
  line('M652 506L752 618', '#5a3d2a', 6),
  path('M900 640c30-24 60-12 70 4c24-16 60-10 66 10c30-8 50 4 56 21H860c4-18 20-34 40-35Z', '#2f7a4c'),
  path('M880 675c14-24 44-24 56-6c20-14 44-6 50 6ZM1004 675c10-18 36-18 44 0Z', '#4f9a5a'),
  disc(950, 640, 7, '#b99ad0') + disc(964, 634, 6, '#cdb2e0') + disc(1040, 648, 6, '#b99ad0'),
  path('M0 675V604C60 590 120 604 160 640S220 664 250 675Z', '#1f5f49'),
  line(reeds, '#0f4a3a', 9),
  line('M92 486l6-26M140 540l12-22', '#8a6244', 12),
);

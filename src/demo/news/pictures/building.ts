import { banana, palm, person } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, svg } from './shapes.ts';

const bricks = (x: number, y: number, across: number, rows: number) =>
  ['#b8553a', '#c96a4a', '#a84c33']
    .map((fill, colour) => {
      const each = Array.from({ length: rows * across }, (_, i) => {
        const r = Math.floor(i / across);
        return i % 3 === colour ? `M${x + (i % across) * 34 + (r % 2) * 17} ${y - r * 17}h32v15h-32z` : '';
      });
      return path(each.join(''), fill);
    })
    .join('');
const tiles = Array.from({ length: 6 }, (_, i) => {
  const y = 222 + i * 19;
  const left = 500 - (i + 1) * 26;
  return path(
    `M${left} ${y + 17}L${left + 26} ${y - 2}H${650 - i * 14}L${640 - i * 14} ${y + 17}Z`,
    i % 2 ? '#c2613f' : '#b25535',
  );
}).join('');

/** A house is being built; neighbours hand on what is needed. */
export const building = svg(
  down('sky', '#aed4d8', '#f7ecca') +
    down('soil', '#e6cf9b', '#bd925c') +
    down('wall', '#f8e6c2', '#e3c692') +
    down('grass', '#9dbf70', '#5f9a55') +
    glow('sun', '#fff6d6') +
    palm('palm', '#6f543c', '#0d5441', '#1f7d5c') +
    palm('palm2', '#7d6247', '#3a7f62', '#63a67f') +
    banana('banana', '#2f7a4c', '#5da35a') +
    person('person'),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(980, 150, 300, 'url(#sun)'),
  disc(980, 140, 50, '#fffaf0'),
  path('M210 110c26-36 86-28 96 6c36-10 62 10 62 32H166c-4-24 16-42 44-38Z', '#fff', 'opacity=".6"'),
  grove(360, 48, '#bcd3ab', 1, 60),
  grove(386, 46, '#93bb88', 6, 74),
  put('palm2', 70, 446, 0.92),
  put('palm', 168, 450, 1.16, true),
  put('palm2', 1020, 446, 0.9),
  put('palm', 1120, 452, 1.24, true),
  grove(430, 26, '#68a067', 3, 46),
  path('M0 428C300 414 820 440 1200 424V520H0Z', 'url(#grass)'),
  path('M0 500C260 456 900 452 1200 496V675H0Z', 'url(#soil)'),
  put('banana', 262, 478, 0.95),
  put('banana', 972, 480, 0.86, true),
  `<ellipse cx="610" cy="520" rx="360" ry="22" fill="#8a6238" opacity=".3"/>`,
  rect(350, 336, 520, 184, 'url(#wall)'),
  path('M350 336H870V356H350Z', '#b98f5c', 'opacity=".4"'),
  path('M700 336H870V390H830V420H790V452H740V486H700Z', '#d08a63'),
  line(
    'M700 352H870M700 370H870M700 388H868M700 406H828M700 424H788M700 442H788M700 460H738',
    '#f0cfa6',
    2.5,
  ),
  rect(560, 388, 96, 132, '#5d4431') + rect(568, 396, 80, 124, '#3f3026'),
  rect(404, 390, 104, 76, '#5d4431') + rect(412, 398, 88, 60, '#9fcbd0') + rect(453, 398, 6, 60, '#5d4431'),
  line('M350 520V336M520 520V336M700 520V336M870 520V336', '#7d5a3c', 12),
  line('M322 338H898', '#7d5a3c', 13),
  line(
    'M494 214L336 336M726 214L884 336M494 214H726M560 214V336M660 214V336M780 256V336M560 214L640 336M726 214L700 336M800 272L740 336',
    '#96704d',
    10,
  ),
  line('M756 236H570M790 262H590M824 288H610M858 316H640', '#b98c5e', 6),
  tiles,
  rect(486, 204, 250, 11, '#8a3a24', 'rx="5"'),
  line('M916 520L944 214M964 520L986 214', '#a9824f', 9),
  line('M921 470H967M925 424H971M929 378H974M933 332H977M938 286H981M942 244H984', '#a9824f', 7),
  put('person', 944, 424, 0.96, false, '#2f6f8f'),
  put('person', 690, 262, 0.86, false, '#c9713f'),
  line('M676 216L640 232M704 216L660 240', '#c9713f', 10),
  path('M618 226H664L660 242H614Z', '#c2613f'),
  put('person', 150, 596, 1.45, false, '#0f6b4f'),
  put('person', 262, 604, 1.45, true, '#8a4f6d'),
  put('person', 374, 606, 1.45, false, '#c9713f'),
  line('M170 508H236M286 516H352', '#d9a679', 8),
  rect(186, 490, 40, 20, '#b8553a', 'rx="2"') + rect(300, 498, 40, 20, '#c96a4a', 'rx="2"'),
  bricks(470, 604, 6, 4) + bricks(486, 536, 4, 2),
  put('person', 1036, 600, 1.45, true, '#8a4f6d'),
  line('M1014 514L972 566', '#d9a679', 8),
  path('M880 566H1000L978 612H906Z', '#6f8288') +
    path('M892 566C912 540 966 540 988 566Z', '#cfc3a8') +
    disc(912, 622, 16, '#3f4a4d') +
    disc(912, 622, 6, '#cfd6d2') +
    line('M990 574L1040 560', '#6f543c', 7),
  path('M720 620C740 574 830 574 850 620Z', '#d9c296') +
    path('M720 620C740 574 790 574 800 592C770 594 740 604 720 620Z', '#ecdcb4'),
  line('M806 600L838 530', '#7d5a3c', 6) + path('M796 592l18 6l-10 26l-18-8Z', '#7f8f92'),
);

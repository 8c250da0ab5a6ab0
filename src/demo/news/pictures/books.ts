import { palm } from './things.ts';
import { across, disc, down, glow, grove, line, path, put, rect, svg } from './shapes.ts';

const book = (x: number, y: number, w: number, h: number, cover: string, band: string) =>
  rect(x, y, w, h, cover, 'rx="6"') +
  path(
    `M${x + 14} ${y + 6}H${x + w}V${y + h - 6}H${x + 14}C${x + 6} ${y + h - 10} ${x + 6} ${y + 10} ${x + 14} ${y + 6}Z`,
    '#fbf1d9',
  ) +
  line(`M${x + 18} ${y + h / 2 - 4}H${x + w - 2}M${x + 18} ${y + h / 2 + 5}H${x + w - 2}`, '#dcc9a0', 2) +
  path(
    `M${x} ${y + 8}C${x} ${y} ${x + 2} ${y} ${x + 12} ${y}H${x + w}V${y + 6}H${x + 14}C${x + 4} ${y + 12} ${x + 4} ${y + h - 12} ${x + 14} ${y + h - 6}H${x + w}V${y + h}H${x + 12}C${x + 2} ${y + h} ${x} ${y + h} ${x} ${y + h - 8}Z`,
    cover,
  ) +
  rect(x + w * 0.66, y, 26, 6, band) +
  rect(x + w * 0.66, y + h - 6, 26, 6, band);
const blossom = `<g id="blossom">${[0, 72, 144, 216, 288].map((t) => path('M0 0C-12-8-12-24 0-28C12-24 12-8 0 0Z', t % 144 ? '#d8402c' : '#e85a3a', `transform="rotate(${t})"`)).join('')}${disc(0, 0, 4, '#f6cf5a')}</g>`;
const blossoms: [number, number, number][] = [
  [640, 92, 1],
  [600, 112, 0.8],
  [668, 128, 1.1],
  [556, 126, 0.9],
  [624, 146, 0.9],
  [520, 104, 0.8],
  [700, 96, 1],
  [580, 84, 0.8],
  [486, 128, 0.7],
  [692, 160, 0.8],
];

/** Books and a satchel on a desk by a window that looks onto the schoolyard. */
export const books = svg(
  across('wall', '#f8ead0', '#f1dcb4', '#e0c08c') +
    down('sky', '#a9d6dc', '#f7ecca') +
    down('desk', '#b88353', '#8a5a34') +
    down('roof', '#c9683f', '#9a4329') +
    down('bag', '#168060', '#0b4a38') +
    down('flap', '#2a9a75', '#0f6b4f') +
    glow('light', '#fff6d2') +
    palm('palm', '#6f543c', '#1f7d5c', '#4b9a72') +
    blossom +
    '<clipPath id="pane"><path d="M130 64H730V426H130Z"/></clipPath>',
  rect(0, 0, 1200, 675, 'url(#wall)'),
  rect(106, 40, 648, 410, '#7d5a3c', 'rx="8"'),
  `<g clip-path="url(#pane)">${rect(130, 64, 600, 362, 'url(#sky)')}${disc(240, 150, 190, 'url(#light)')}
  ${grove(290, 40, '#a9cba0', 3, 60)}${put('palm', 200, 340, 0.86)}${put('palm', 690, 346, 0.7, true)}${grove(322, 24, '#78ad74', 5, 44)}
  ${rect(130, 322, 600, 110, '#ddc58c')}${path('M130 350C300 330 560 336 730 352V430H130Z', '#cfae72')}
  ${rect(316, 236, 300, 94, '#fbe6bd')}${path('M292 238L334 190H598L640 238Z', 'url(#roof)')}${rect(316, 320, 300, 10, '#8fae9c')}
  ${[336, 396, 506, 566].map((x) => rect(x, 258, 36, 40, '#5b4a3a', 'rx="2"') + rect(x + 3, 261, 30, 34, '#9fcbd0')).join('')}${rect(450, 256, 38, 74, '#7d5a3c')}
  ${line('M262 350V176', '#9a8a72', 6)}${path('M264 180C286 172 304 190 328 180V214C304 224 286 206 264 214Z', '#d23b2b')}${path('M296 188l3 7h7l-5 5l2 7l-7-4l-7 4l2-7l-5-5h7Z', '#ffd54a')}
  ${line('M760 60C690 90 610 96 470 116M660 92C640 120 620 130 600 150', '#6f543c', 7)}${path('M700 64C660 60 640 76 624 100C660 104 686 90 700 64ZM560 92C530 84 506 88 490 104C516 116 544 110 560 92ZM730 120C700 120 680 134 672 156C704 156 724 144 730 120Z', '#3f8a55')}${blossoms.map(([x, y, s]) => put('blossom', x, y, s)).join('')}</g>`,
  rect(422, 64, 16, 362, '#7d5a3c') + rect(130, 232, 600, 10, '#7d5a3c'),
  rect(84, 444, 692, 20, '#96704d', 'rx="4"'),
  path('M130 64H430L880 480H560Z', '#fff6d2', 'opacity=".2"') +
    path('M754 64H780L1200 420V480Z', '#fff6d2', 'opacity=".16"'),
  rect(0, 480, 1200, 195, 'url(#desk)'),
  rect(0, 480, 1200, 10, '#d3a270'),
  line('M0 530H420M520 524H1200M0 600H260M760 612H1200M300 650H900', '#6f4728', 3, 'opacity=".3"'),
  path('M560 490H900L1090 675H640Z', '#fff0c4', 'opacity=".22"'),
  '<g opacity=".28"><ellipse cx="276" cy="590" rx="210" ry="18"/><ellipse cx="960" cy="618" rx="220" ry="22"/><ellipse cx="560" cy="560" rx="70" ry="10"/></g>',
  book(96, 536, 350, 54, '#2f6f8f', '#e0b648'),
  book(126, 484, 296, 52, '#b8553a', '#fbe6bd'),
  book(104, 438, 300, 46, '#0f6b4f', '#e0b648'),
  book(148, 398, 226, 40, '#d9a13c', '#8a3a24'),
  path('M226 398C214 376 222 352 254 352S294 376 282 398Z', '#c9362b') +
    path('M254 354C254 342 260 334 270 330', 'none', 'stroke="#5d4431" stroke-width="5"') +
    path('M262 346C272 334 288 334 296 340C288 352 272 354 262 346Z', '#5f9a55'),
  path('M520 372l14-4l16 104h-16Z', '#d9a13c') +
    path('M520 372l4-20l10 16Z', '#f3dcb0') +
    path('M558 356h15l-4 116h-14Z', '#c4473a') +
    path('M558 356l8-20l7 20Z', '#f3dcb0') +
    path('M596 380l14 5l-24 90h-14Z', '#2f6f8f') +
    path('M596 380l12-16l2 21Z', '#f3dcb0'),
  path('M506 452H614L604 562H516Z', '#e9f0ea') +
    path('M506 452H614L612 474H508Z', '#3f8fa6') +
    path('M578 452H614L604 562H570Z', '#000', 'opacity=".08"'),
  `<g transform="translate(-150 6)">${path('M640 598L760 560L900 604L770 656Z', '#fffaf0') + path('M640 598L760 560L768 566L772 650L770 656Z', '#f3e6c8') + line('M666 598L752 572M690 610L756 590M786 574L860 598M786 592L838 610M784 612L816 624', '#c9b68a', 3) + path('M806 566L880 520L888 532L814 578L800 580Z', '#d9a13c') + path('M806 566l8 12l-14 2Z', '#4a3728')}</g>`,
  line('M900 350C900 250 1020 250 1020 350', '#0b4a38', 18),
  path(
    'M780 372C780 340 800 332 830 332H1090C1120 332 1140 340 1140 372L1152 590C1152 612 1140 620 1120 620H800C780 620 768 612 768 590Z',
    'url(#bag)',
  ),
  path('M822 470H1098V590C1098 602 1090 606 1080 606H840C830 606 822 602 822 590Z', '#0d5943') +
    path('M822 470H1098V500H822Z', '#0a4333', 'opacity=".6"'),
  path(
    'M772 364C776 336 800 326 830 326H1090C1120 326 1144 336 1148 364L1152 440C1120 500 800 500 768 440Z',
    'url(#flap)',
  ),
  line('M790 440C830 478 1090 478 1130 440', '#bfe3cf', 3, 'stroke-dasharray="10 8" opacity=".7"'),
  ...[850, 1030].map(
    (x) =>
      rect(x, 330, 40, 190, '#c98f4e', 'rx="6"') +
      rect(x, 330, 12, 190, '#e0aa68', 'rx="6"') +
      rect(x - 7, 462, 54, 40, '#f0cf63', 'rx="6"') +
      rect(x + 8, 474, 24, 16, '#a9792f', 'rx="3"'),
  ),
  path('M960 372c10 12 26 14 26 32c0 16-12 26-26 30c-14-4-26-14-26-30c0-18 16-20 26-32Z', '#f3a6b4') +
    path('M960 384c5 12 12 16 12 28s-6 18-12 22c-6-4-12-10-12-22s7-16 12-28Z', '#fff4ec'),
);

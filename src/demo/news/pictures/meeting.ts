import { palm } from './things.ts';
import { disc, down, glow, grove, line, path, put, rect, svg } from './shapes.ts';

const SHIRTS = ['#2f6f8f', '#0f6b4f', '#8a4f6d', '#b8623f', '#6d7f3c', '#d9b45a', '#4a6fa0', '#f1e6cf'];
const HAIR = ['#2e2723', '#3d322b', '#8d8880', '#241f1d', '#4a3a2e'];

/** Someone sitting on a plastic chair, seen from behind: the shirt takes the fill, the hair the colour. */
const sitting = (id: string, head: string, chair: string) =>
  `<g id="${id}"><path d="M-40 0C-42-54-34-74 0-76C34-74 42-54 40 0Z"/>${rect(-6, -84, 12, 14, '#c9966c')}${head}${path('M-34 4V-36C-34-48 34-48 34-36V4Z', chair)}${rect(-22, -30, 44, 6, '#fff', 'opacity=".25" rx="3"')}</g>`;
const short = disc(0, -92, 15, 'currentColor');
const KINDS = [
  sitting('k0', short, '#c4473a'),
  sitting('k1', short, '#3f7fa6'),
  sitting('k2', short + disc(0, -80, 8, 'currentColor'), '#3f7fa6'),
  sitting('k3', path('M-30-86L0-116L30-86C14-80-14-80-30-86Z', '#e9d49a'), '#c4473a'),
];
/** A row of seats with an aisle through its middle. */
const row = (y: number, s: number, count: number, first: number) => {
  const seats = Array.from({ length: count }, (_, i) => {
    const n = first + i;
    const aisle = i < count / 2 ? -0.32 : 0.32;
    const x = Math.round((i - (count - 1) / 2 + aisle) * 104);
    return `<use href="#k${n % 7 === 3 ? 3 : n % 3}" x="${x}" fill="${SHIRTS[(n * 3) % 8]!}" color="${HAIR[n % 5]!}"/>`;
  });
  return `<g transform="translate(600 ${y})scale(${s})">${seats.join('')}</g>`;
};

/** A branch meets under the roof of the hamlet's house of culture. */
export const meeting = svg(
  down('sky', '#b9dcd8', '#f7e9c6') +
    down('roof', '#c9683f', '#9a4329') +
    down('wall', '#fdf4dd', '#efdcb2') +
    down('floor', '#d9b98a', '#a97b4f') +
    down('yard', '#a5c178', '#e3cf94') +
    glow('lamp', '#fff3c4') +
    palm('palm', '#6f543c', '#0d5441', '#1f7d5c') +
    palm('palm2', '#7d6247', '#3a7f62', '#63a67f') +
    KINDS.join(''),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  path('M60 130c26-34 80-26 90 6c34-10 60 8 60 30H18c-4-22 16-40 42-36Z', '#fff', 'opacity=".6"'),
  grove(330, 46, '#b5cfa6', 2, 60),
  grove(360, 44, '#8fb888', 6, 72),
  put('palm2', 66, 430, 0.9),
  put('palm', 138, 436, 1.15, true),
  put('palm2', 1140, 430, 0.95, true),
  put('palm', 1056, 438, 1.2),
  grove(410, 26, '#5f9a62', 4, 44),
  rect(0, 404, 1200, 271, 'url(#yard)'),
  path('M150 420H1050L1200 675H0Z', 'url(#floor)'),
  line(
    'M0 640L190 452M1200 640L1010 452M230 675L380 440M970 675L820 440M600 675V440',
    '#fff',
    2,
    'opacity=".18"',
  ),
  rect(230, 196, 740, 236, 'url(#wall)'),
  rect(230, 196, 740, 30, '#caa873', 'opacity=".45"'),
  rect(230, 416, 740, 16, '#8fae9c'),
  ...[262, 790].map(
    (x) =>
      rect(x, 248, 148, 120, '#5d4431', 'rx="4"') +
      rect(x + 8, 256, 62, 104, '#a9d3cf') +
      rect(x + 78, 256, 62, 104, '#bfe0d6') +
      path(
        `M${x + 8} 360V312C${x + 30} 290 ${x + 50} 300 ${x + 70} 322V360ZM${x + 78} 360V326C${x + 100} 300 ${x + 122} 308 ${x + 140} 320V360Z`,
        '#5f9a62',
      ),
  ),
  rect(476, 240, 248, 132, '#0f5a44', 'rx="6"'),
  rect(484, 248, 232, 116, '#1a7358', 'rx="3"'),
  `<g opacity=".75">${line('M506 274h92M506 296h124M506 318h72', '#dcefe0', 6)}${line('M650 340V312M674 340V294M698 340V276', '#f0cf63', 12)}</g>`,
  `<ellipse cx="600" cy="330" rx="380" ry="160" fill="url(#lamp)" opacity=".5"/>`,
  path('M120 204L262 78H938L1080 204Z', 'url(#roof)'),
  path('M120 204L262 78H284L158 204Z', '#8a3a24'),
  `<path d="M240 98H960M216 120H984M192 142H1008M166 164H1034M142 186H1058" stroke="#7d331f" stroke-width="3" opacity=".5"/>`,
  rect(254, 68, 692, 14, '#8a3a24', 'rx="5"'),
  rect(112, 202, 976, 14, '#7a3a24', 'rx="4"'),
  ...[196, 980].map(
    (x) =>
      rect(x, 214, 24, 250, '#7d5a3c') +
      rect(x, 214, 8, 250, '#96704d') +
      rect(x - 8, 456, 40, 14, '#b9a58a'),
  ),
  path('M380 392H470L462 440H388Z', '#7d5a3c') + rect(372, 384, 106, 12, '#96704d', 'rx="3"'),
  path('M402 384C396 366 406 356 424 356S452 366 446 384Z', '#3f7fa6') +
    disc(412, 350, 9, '#f3a6b4') +
    disc(426, 342, 10, '#fbe0dc') +
    disc(440, 350, 9, '#e9c65a'),
  `<g transform="translate(792 436)scale(-1.05 1.05)">${path('M-16 0L-13-62H13L16 0H4L0-46L-4 0Z', '#3b3a3c')}${path('M-20-54C-22-96-14-112 0-112S22-96 20-54Z', '#0f6b4f')}${path('M16-104L54-134L60-128L24-88Z', '#0f6b4f')}${disc(60, -134, 6, '#d9a679')}${rect(-5, -120, 10, 12, '#d9a679')}${disc(0, -126, 13, '#d9a679')}${path('M-14-126C-16-146 16-146 14-126C6-136-6-136-14-126Z', '#2e2723')}</g>`,
  row(492, 0.62, 10, 1),
  row(542, 0.78, 10, 4),
  row(606, 0.98, 10, 9),
  row(690, 1.24, 8, 15),
);

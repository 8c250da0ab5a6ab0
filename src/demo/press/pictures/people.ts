import { at, blend, canvas, colour as c, disc, figure, house, palm, rect, shape, stroke } from './shapes.ts';

const seated = (dress: string, hat: string) =>
  shape('M-22 0C-22 -28 22 -28 22 0Z', '#3d3a36') +
  shape('M-15 -10L-11 -42C-9 -50 9 -50 11 -42L15 -10Z', dress) +
  disc(0, -54, 10, '#e0b48c') +
  shape('M-11 -56C-11 -70 11 -70 11 -56Z', hat);

const dresses = ['#33658a', c.leaf, '#7b4b6e', c.brick, '#5a6d3a', '#8a5a2b'];

/** A branch meets under the roof of the hamlet's house of culture. */
export const meeting = canvas(
  blend('sky', '#f9ead0', '#dfeadd') + blend('floor', '#d9b489', '#b98d62'),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  shape('M0 330C200 300 420 330 700 312S1060 316 1200 306V470H0Z', '#9cc3a4'),
  at(96, 440, 1.2, palm('#3a8a5f')),
  at(1110, 440, 1.25, palm()),
  at(1010, 436, 0.8, house('#f4e3c4', c.clay)),
  rect(0, 430, 1200, 245, 'url(#floor)'),
  rect(236, 210, 22, 320, c.wood),
  rect(942, 210, 22, 320, c.wood),
  rect(300, 236, 600, 210, '#fdf3dc', 4),
  rect(300, 236, 600, 20, '#e8d3a6'),
  rect(540, 262, 120, 80, '#c8372d', 3),
  shape('M600 276L607 296H628L611 309L617 330L600 317L583 330L589 309L572 296H593Z', '#ffd54a'),
  rect(348, 286, 130, 96, '#8fb8a8', 4),
  rect(722, 286, 130, 96, '#8fb8a8', 4),
  stroke('M413 286V382M348 334H478M787 286V382M722 334H852', '#fdf3dc', 5),
  shape('M170 226L330 92H870L1030 226Z', c.brick),
  shape('M170 226L330 92H352L214 226Z', '#8d3f2b'),
  stroke('M210 206H990M236 182H964M262 158H938M288 134H912', '#a14a33', 4),
  rect(170, 220, 860, 16, '#8d3f2b'),
  rect(520, 404, 160, 52, c.wood, 4),
  rect(508, 396, 184, 14, '#8a6244', 4),
  at(600, 404, 1.5, figure(c.leaf, '#3a2c22')),
  rect(508, 420, 184, 40, c.wood, 4),
  ...[0, 1, 2].flatMap((row) =>
    Array.from({ length: 5 + row }, (_, i) => {
      const spread = 128 + row * 14;
      const x = 600 + (i - (4 + row) / 2) * spread;
      return at(
        x,
        540 + row * 56,
        1.05 + row * 0.16,
        seated(dresses[(i * 2 + row) % 6]!, row % 2 ? '#2c2622' : '#463a30'),
      );
    }),
  ),
);

/** A house is being built, neighbours hand on what is needed. */
export const building = canvas(
  blend('sky', '#cfe6ea', '#fdf0d2'),
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(1010, 140, 58, '#fff1c7'),
  shape('M0 330C260 296 480 336 720 312S1060 304 1200 316V480H0Z', '#9cc3a4'),
  shape('M0 400C300 372 620 410 1200 384V560H0Z', '#84b27c'),
  at(80, 470, 1.1, palm('#3a8a5f')),
  at(1130, 470, 1.25, palm()),
  shape('M0 470C360 446 760 480 1200 456V675H0Z', '#d8b98a'),
  shape('M0 560C420 530 820 572 1200 548V675H0Z', '#c9a574'),
  rect(360, 330, 470, 190, '#f2ddb6'),
  ...[0, 1, 2, 3, 4].map((row) => stroke(`M360 ${362 + row * 36}H830`, '#dcc090', 3)),
  rect(540, 392, 92, 128, '#5a3d2b'),
  rect(410, 392, 84, 66, '#7fb4c4', 3),
  rect(690, 392, 84, 66, '#7fb4c4', 3),
  stroke('M452 392V458M410 425H494M732 392V458M690 425H774', '#f2ddb6', 5),
  stroke(
    'M330 330L594 176L860 330M452 330V258M736 330V258M594 176V330M520 330L594 262M668 330L594 262',
    c.wood,
    12,
  ),
  shape('M318 338L594 168L616 180L346 350Z', c.brick),
  shape('M346 350L616 180L700 230L470 350Z', c.clay),
  stroke('M392 336L640 194M440 340L664 208M486 344L690 224', '#b86b48', 4),
  stroke('M850 520L930 250M900 520L972 262M866 470H918M878 424H930M892 378H942M904 332H954', '#8a6244', 9),
  at(916, 316, 1.2, figure('#33658a')),
  at(740, 262, 1, figure(c.brick)),
  shape('M742 226L664 232L666 222L742 214Z', c.clay),
  ...[
    [150, 590, 1.5, c.leaf],
    [270, 604, 1.6, '#7b4b6e'],
    [392, 612, 1.6, '#8a5a2b'],
    [980, 606, 1.6, '#5a6d3a'],
    [1080, 596, 1.5, c.brick],
  ].map(([x, y, s, dress]) => at(Number(x), Number(y), Number(s), figure(String(dress)))),
  shape('M186 536H232V560H186ZM308 548H356V572H308Z', '#b8553a'),
  shape('M470 600H640V640H470ZM486 560H624V600H486Z', '#b8553a'),
  stroke('M470 620H640M526 600V640M584 600V640M556 560V600', '#d98a5f', 4),
  shape('M1000 560h120l-16 40h-88z', '#8f9a9c'),
);

import { at, blend, canvas, colour as c, disc, house, palm, rect, shape, stroke } from './shapes.ts';

/** Books and a satchel by a window that looks onto the schoolyard. */
export const books = canvas(
  blend('wall', '#f6e9d2', '#ead6b4') +
    blend('desk', '#a9774c', '#835733') +
    blend('yard', '#bfe0e4', '#f4efcf'),
  rect(0, 0, 1200, 675, 'url(#wall)'),
  rect(120, 60, 620, 400, c.wood, 8),
  rect(140, 80, 580, 360, 'url(#yard)'),
  shape('M140 330C300 306 480 338 720 316V440H140Z', '#8fbd92'),
  rect(340, 236, 300, 92, '#f4d9a6'),
  shape('M322 240L380 188H600L658 240Z', c.brick),
  ...[366, 426, 548, 606].map((x) => rect(x, 264, 34, 40, '#7fb4c4', 3)),
  rect(476, 262, 36, 66, c.wood),
  stroke('M250 336V150', c.wood, 9),
  rect(254, 152, 74, 48, '#c8372d'),
  shape('M291 160L296 172H308L298 180L302 192L291 185L280 192L284 180L274 172H286Z', '#ffd54a'),
  at(214, 380, 0.8, palm('#3a8a5f')),
  stroke('M430 80V440', c.wood, 12),
  stroke('M140 260H720', c.wood, 10),
  ...[
    [690, 96],
    [640, 70],
    [586, 110],
    [712, 160],
    [660, 142],
    [600, 170],
  ].map(([x, y]) => disc(x!, y!, 26, '#d8452f', 0.92)),
  stroke('M740 40C690 70 640 90 570 130', '#5a7d3a', 8),
  rect(0, 470, 1200, 205, 'url(#desk)'),
  rect(0, 470, 1200, 14, '#bd8a5c'),
  at(
    330,
    560,
    1,
    [
      rect(-130, -40, 260, 40, '#2f6f8f', 5),
      rect(-112, -34, 224, 26, '#fdf3dc'),
      rect(-130, -44, 260, 12, '#2f6f8f', 5),
      rect(-108, -84, 230, 40, c.leaf, 5),
      rect(-92, -78, 198, 26, '#fdf3dc'),
      rect(-108, -88, 230, 12, c.leaf, 5),
      rect(-122, -126, 220, 38, '#c98a2e', 5),
      rect(-106, -120, 188, 24, '#fdf3dc'),
      rect(-122, -130, 220, 12, '#c98a2e', 5),
    ].join(''),
  ),
  at(
    900,
    610,
    1,
    [
      stroke('M-70 -230C-70 -300 70 -300 70 -230', '#7a3b28', 16),
      rect(-170, -240, 340, 240, c.brick, 34),
      rect(-170, -240, 340, 120, '#9c4630', 34),
      rect(-130, -100, 260, 76, '#c96a4a', 16),
      rect(-88, -150, 40, 66, '#e3bd58', 8),
      rect(48, -150, 40, 66, '#e3bd58', 8),
    ].join(''),
  ),
  at(
    600,
    600,
    1,
    [
      shape('M-90 0L-60 -60L110 -44L90 22Z', '#fffaf0'),
      stroke('M-52 -38L80 -24M-58 -22L74 -8M-64 -6L52 6', '#c9bfae', 4),
      shape('M60 -50L150 -128L160 -118L74 -38L56 -32Z', c.rice),
      shape('M60 -50L74 -38L56 -32Z', '#4a3728'),
    ].join(''),
  ),
);

/** A country road at night under a row of lamps. */
export const night = canvas(
  blend('sky', '#0f2236', '#35566f') +
    blend('water', '#2c5068', '#152c40') +
    '<radialGradient id="lamp"><stop stop-color="#ffe9a8" stop-opacity=".9"/><stop offset="1" stop-color="#ffe9a8" stop-opacity="0"/></radialGradient>',
  rect(0, 0, 1200, 675, 'url(#sky)'),
  disc(930, 130, 56, '#fdf3cf'),
  disc(930, 130, 110, '#fdf3cf', 0.12),
  ...[
    [80, 90],
    [180, 160],
    [300, 60],
    [420, 140],
    [540, 80],
    [660, 170],
    [760, 50],
    [1060, 220],
    [1140, 80],
    [250, 230],
    [590, 240],
  ].map(([x, y], i) => disc(x!, y!, 2 + (i % 3), '#fff', 0.8)),
  shape('M0 350C220 310 420 352 660 330S1040 324 1200 336V480H0Z', '#1d3b3f'),
  at(150, 440, 0.9, house('#d9b878', '#5c2f26')),
  at(330, 428, 0.7, house('#cfae70', '#6a382b')),
  at(60, 450, 1.15, palm('#173a34')),
  at(1120, 440, 1.2, palm('#173a34')),
  at(990, 432, 0.8, house('#d9b878', '#5c2f26')),
  shape('M0 430C300 410 420 440 520 436L420 675H0Z', '#234a3f'),
  shape('M700 436C860 420 1040 440 1200 424V675H840Z', 'url(#water)'),
  stroke('M880 500H980M930 560H1090M1010 480H1120', '#fdf3cf44', 4),
  shape('M500 436L700 436L860 675H360Z', '#58626a'),
  shape('M590 436H606L632 675H570Z', '#c9b46a', 0.5),
  ...[
    [486, 470, 0.62],
    [430, 560, 0.86],
    [352, 668, 1.15],
    [712, 470, 0.62],
    [772, 560, 0.86],
    [858, 668, 1.15],
  ].map(([x, y, s], i) => {
    const side = i < 3 ? 1 : -1;
    return at(
      x!,
      y!,
      s!,
      `<circle cx="${side * 46}" cy="-224" r="120" fill="url(#lamp)"/>` +
        stroke(`M0 0V-224C0 -244 ${side * 20} -246 ${side * 46} -240`, '#22313a', 9) +
        shape(`M${side * 30} -244H${side * 66}L${side * 58} -226H${side * 36}Z`, '#ffe9a8'),
    );
  }),
  at(
    590,
    600,
    1,
    [
      shape('M-12 0L-9 -46C-8 -54 8 -54 9 -46L12 0Z', '#33658a'),
      disc(0, -60, 10, '#e0b48c'),
      shape('M26 0L29 -40C30 -48 44 -48 45 -40L48 0Z', c.brick),
      disc(37, -52, 9, '#e0b48c'),
    ].join(''),
  ),
);

import { disc, path, rect } from './shapes.ts';

// Things that stand in several pictures, each to be defined once under its id and put where it is needed.

/** A coconut palm about 260 high, its foot at the origin. */
export function palm(id: string, trunk: string, dark: string, light: string): string {
  const frond = (turn: number, long: number, fill: string, mirrored = false) =>
    `<use href="#${id}-f" transform="translate(26 -206)scale(${mirrored ? -long : long} ${long})rotate(${turn})" fill="${fill}"/>`;
  return `<path id="${id}-f" d="M0 0C24-38 76-44 118 16C108 8 100 6 92 8L90-2C84 0 78 0 72 4L68-7C62-5 56-4 50 0L45-9C38-6 32-4 26 1L20-6C14-2 8 0 0 4Z"/><g id="${id}">${path('M-9 0C-8-80 4-150 20-206L31-206C20-150 8-80 9 0Z', trunk)}${frond(-74, 0.78, dark)}${frond(-62, 0.86, dark, true)}${frond(30, 0.9, dark)}${frond(34, 0.86, dark, true)}${disc(20, -196, 8, '#8b6b3a')}${disc(33, -195, 8, '#a07c45')}${disc(27, -188, 7, '#7a5c30')}${frond(-38, 1, light)}${frond(-28, 1.04, light, true)}${frond(-2, 1.08, light)}${frond(4, 1, light, true)}</g>`;
}

/** A village house with a tiled roof and a porch, about 240 wide, its floor at the origin. */
export const house = (id: string, wall: string, shade: string, roof: string, ridge: string): string =>
  `<g id="${id}">${rect(-92, -84, 184, 84, wall)}${rect(-92, -84, 184, 22, shade)}
  ${rect(-20, -62, 40, 62, '#5d4431')}${rect(-16, -58, 32, 58, '#77573d')}
  ${rect(-74, -58, 38, 32, '#5b4a3a')}${rect(-71, -55, 32, 26, '#f3d999')}${rect(-57, -55, 3, 26, '#5b4a3a')}
  ${rect(36, -58, 38, 32, '#5b4a3a')}${rect(39, -55, 32, 26, '#f3d999')}${rect(53, -55, 3, 26, '#5b4a3a')}
  ${path('M-122-74L-70-142H70L122-74Z', roof)}${path('M-122-74L-70-142H-58L-98-74Z', ridge)}
  <path d="M-81-128H81M-92-114H92M-102-100H102M-113-87H113" stroke="${ridge}" stroke-width="2.5" opacity=".55"/>
  ${rect(-74, -148, 148, 8, ridge, 'rx="3"')}${rect(-122, -76, 244, 6, ridge, 'rx="3"')}
  ${rect(-104, -72, 6, 72, '#5d4431')}${rect(98, -72, 6, 72, '#5d4431')}${rect(-112, -6, 224, 10, '#b9a58a', 'rx="2"')}</g>`;

/** Someone standing, in a conical hat, about 100 high, feet at the origin; the shirt takes the colour it is put with. */
export const person = (id: string): string =>
  `<g id="${id}">${path('M-11 0L-10-42H11L12 0H3L1-30L-2 0Z', '#3b3a3c')}<path d="M-14-36C-15-62-13-74 0-75C13-74 15-62 15-36Z"/>${path('M3-75C13-74 15-62 15-36H6Z', '#000', 'opacity=".16"')}${disc(0, -82, 9, '#d9a679')}${path('M-24-83L0-104L24-83C10-78-10-78-24-83Z', '#efdca6')}${path('M4-100L24-83C18-81 12-80 8-79.500Z', '#d3b970')}</g>`;

/** A sampan with its bow to the right, 240 long, its waterline at the origin. */
export const sampan = (id: string): string =>
  `<g id="${id}">${path('M-120-20C-70 4 70 4 128-28C112 14 70 22 0 22S-100 14-120-20Z', '#5a3d2a')}${path('M-120-20C-70 4 70 4 128-28L120-14C70 12-70 12-112-10Z', '#8a6244')}${path('M-40 0V-14H-6V2ZM2 2V-12H40V-1Z', '#c98f4e')}</g>`;

/** A banana plant about 150 high, its foot at the origin. */
export const banana = (id: string, dark: string, light: string): string =>
  `<g id="${id}">${path('M-7 0L-4-80H6L9 0Z', '#8aa35a')}${path('M0-76C-20-130-70-140-104-96C-60-110-30-96 0-70Z', dark)}${path('M0-76C20-136 66-142 100-104C60-112 30-100 0-70Z', dark)}${path('M0-76C-34-100-66-84-84-34C-52-70-26-72 0-70Z', light)}${path('M0-76C34-104 66-90 86-44C52-76 26-74 0-70Z', light)}${path('M-2-72C-24-120-14-150 10-166C16-130 16-104 4-72Z', light)}</g>`;

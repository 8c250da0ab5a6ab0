import type { PictureKey } from './alt.ts';
import { books } from './pictures/books.ts';
import { bridge } from './pictures/bridge.ts';
import { building } from './pictures/building.ts';
import { field } from './pictures/field.ts';
import { hamlet } from './pictures/hamlet.ts';
import { lotus } from './pictures/lotus.ts';
import { meeting } from './pictures/meeting.ts';
import { night } from './pictures/night.ts';
import { tiles } from './pictures/tiles.ts';

/** The drawn pictures by their keys, as SVG of 1200 × 675. */
export const pictures: Readonly<Record<PictureKey, string>> = {
  'xom-ven-kenh': hamlet,
  'sinh-hoat-chi-hoi': meeting,
  'dung-nha': building,
  'sach-vo': books,
  'cau-duong': bridge,
  'canh-dong': field,
  'ban-do': tiles,
  'hoa-sen': lotus,
  'duong-que-dem': night,
};

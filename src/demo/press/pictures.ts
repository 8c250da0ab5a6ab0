import { bridge, hamlet, lotus } from './pictures/day.ts';
import { building, meeting } from './pictures/people.ts';
import { books, night } from './pictures/quiet.ts';

/** The drawn pictures by their keys, as SVG of 1200 × 675. */
export const pictures: Readonly<Record<string, string>> = {
  'xom-ven-kenh': hamlet,
  'sinh-hoat-chi-hoi': meeting,
  'dung-nha': building,
  'sach-vo': books,
  'duong-que-dem': night,
  'cau-duong': bridge,
  'hoa-sen': lotus,
};

import { review } from './review.ts';
import { lives } from './lives.ts';
import { after } from './after.ts';
import type { Written } from './written.ts';

export const categories = [
  { slug: 'hoat-dong-mat-tran', nameVi: 'Hoạt động Mặt trận', nameEn: 'The Front at work' },
  { slug: 'phong-trao-thi-dua', nameVi: 'Phong trào thi đua', nameEn: 'Movements' },
  { slug: 'an-sinh-xa-hoi', nameVi: 'An sinh xã hội', nameEn: 'Social care' },
  { slug: 'nong-thon-moi', nameVi: 'Nông thôn mới', nameEn: 'New rural areas' },
  { slug: 'giam-sat-phan-bien', nameVi: 'Giám sát, phản biện', nameEn: 'Supervision' },
];

export const MAIN = review;
export const articles: readonly Written[] = [review, ...lives, ...after];

import { longMy } from './articles/long-my-ba-con-hien-dat-lam-duong.ts';
import { phungHiep } from './articles/mai-am-moi-o-phung-hiep.ts';
import { scholarships } from './articles/suat-hoc-bong-dau-nam-hoc.ts';
import { veterans } from './articles/cuu-chien-binh-giu-binh-yen-xom-ap.ts';
import { women } from './articles/hoi-phu-nu-nam-khong-ba-sach.ts';
import { relief } from './articles/giam-sat-tien-ho-tro-den-dung-nguoi.ts';
import { youth } from './articles/tuoi-tre-thap-sang-duong-que.ts';
import { unityDay } from './articles/ngay-hoi-dai-doan-ket-o-nga-bay.ts';
import { cooperatives } from './articles/thoat-ngheo-tu-to-hop-tac.ts';
import { viThuy } from './articles/nong-thon-moi-vi-thuy-gin-giu-tieu-chi.ts';
import { viThanh } from './articles/ngay-dau-o-phuong-vi-thanh-moi.ts';
import { lookingUp } from './articles/tra-cuu-don-vi-sau-sap-xep.ts';
import { aYearOn } from './articles/xa-vi-thuy-mot-nam-sau-sap-xep.ts';
import { opinions } from './articles/y-kien-dan-truoc-ky-hop.ts';
import { review } from './articles/bon-nam-mat-tran-va-cac-doan-the-ve-co-so.ts';
import type { Written } from './written.ts';

export const categories = [
  { slug: 'hoat-dong-mat-tran', nameVi: 'Hoạt động Mặt trận', nameEn: 'The Front at work' },
  { slug: 'phong-trao-thi-dua', nameVi: 'Phong trào thi đua', nameEn: 'Movements' },
  { slug: 'an-sinh-xa-hoi', nameVi: 'An sinh xã hội', nameEn: 'Social care' },
  { slug: 'nong-thon-moi', nameVi: 'Nông thôn mới', nameEn: 'New rural areas' },
  { slug: 'giam-sat-phan-bien', nameVi: 'Giám sát, phản biện', nameEn: 'Supervision' },
  { slug: 'van-ban-huong-dan', nameVi: 'Văn bản, hướng dẫn', nameEn: 'Documents and guidance' },
];

/** The review of four years, on which everything else leans. */
export const MAIN = review;

export const articles: readonly Written[] = [
  review,
  longMy,
  phungHiep,
  scholarships,
  veterans,
  women,
  relief,
  youth,
  unityDay,
  cooperatives,
  viThuy,
  viThanh,
  lookingUp,
  aYearOn,
  opinions,
];

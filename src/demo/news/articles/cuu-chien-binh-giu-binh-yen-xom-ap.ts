import { doc, fig, p, ul } from '../body.ts';
import type { Written } from '../written.ts';

/** Veterans who settle quarrels, 2019. */
export const veterans: Written = {
  slug: 'cuu-chien-binh-giu-binh-yen-xom-ap',
  category: 'phong-trao-thi-dua',
  published: '2019-12-06T08:15:00+07:00',
  title: 'Cựu chiến binh giữ bình yên xóm ấp',
  lead: 'Tuổi cao nhưng chân còn khỏe, các bác cựu chiến binh vẫn tuần đêm, hòa giải, dạy trẻ tránh xa tệ nạn.',
  byline: 'Ban Biên tập',
  picture: null,
  body: doc(
    p(
      'Hội Cựu chiến binh tỉnh hiện có ',
      fig('memberships', { organisation: 'veterans', date: '2019-11-30' }),
      ' hội viên sinh hoạt ở các ấp, khu vực. Trong nhiều tổ hòa giải, các bác là nòng cốt: nói ít, nghe nhiều, nhớ chuyện cũ để giữ tình làng.',
    ),
    p(
      'Một vụ tranh bờ ranh thường kéo dài vì ai cũng nhớ theo cách của mình. Các bác không vội phân xử. Hai bên được mời ra tận ranh đất, kể lại từng mùa nước, từng lần đắp bờ; người lớn tuổi trong xóm ngồi nghe. Phần đông câu chuyện khép lại ngay ở đó, bằng một ấm trà và cái bắt tay.',
    ),
    p('Ngoài hòa giải, mỗi chi hội chọn việc vừa sức mình:'),
    ul(
      ['đi tuần cùng tổ tự quản vào những đêm cuối năm;'],
      ['kể chuyện truyền thống cho học sinh sau giờ chào cờ;'],
      ['nhận kèm một thanh niên từng vi phạm để em có việc làm đều.'],
    ),
    p(
      'Các bác bảo, giữ xóm yên không cần chuyện lớn. Cần có mặt đúng lúc, và cần người trong xóm tin mình công bằng.',
    ),
  ),
};

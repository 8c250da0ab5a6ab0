import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Keeping what was reached, 2024. */
export const viThuy: Written = {
  slug: 'nong-thon-moi-vi-thuy-gin-giu-tieu-chi',
  category: 'nong-thon-moi',
  published: '2024-08-09T15:30:00+07:00',
  title: 'Vị Thủy gìn giữ từng tiêu chí nông thôn mới',
  lead: 'Đạt chuẩn đã khó, giữ chuẩn còn khó hơn. Huyện Vị Thủy chọn cách giao mỗi tiêu chí cho một đoàn thể theo đến cùng.',
  byline: 'Ban Biên tập',
  picture: drawn('cau-duong'),
  body: doc(
    p(
      'Từ đầu năm đến hết tháng 7, các đoàn thể ở huyện Vị Thủy làm ',
      fig('works', { area: 'huyen-vi-thuy', from: '2024-01-01', to: '2024-07-31' }),
      ' công trình, phần việc. Hội Nông dân lo đường nội đồng, Hội Phụ nữ lo môi trường, Đoàn Thanh niên lo chuyển đổi số ở ấp, Hội Cựu chiến binh lo an ninh xóm.',
    ),
    p(
      'Giao việc như vậy không phải để chia phần, mà để dân biết hỏi ai. Rác ứ ở đầu kênh thì tìm chi hội phụ nữ, đèn đường tắt thì gọi bí thư chi đoàn. Cuối mỗi quý, kết quả được treo ở nhà văn hóa cho bà con chấm lại; tiêu chí nào dân chấm thấp, cả xã cùng bàn.',
    ),
    p(
      'Cái khó nằm ở những tiêu chí dễ tụt: lộ xuống cấp sau mùa mưa, hàng rào hoa thưa dần, nhà văn hóa ít sáng đèn. Huyện không đặt thêm chỉ tiêu mới mà dành nửa năm cuối cho một việc gọi là đi lại đường cũ: mỗi xã soát lại từng tuyến, từng hộ, ghi đúng hiện trạng.',
    ),
  ),
};

import { doc, fig, p, quote } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** What people say before the session, 2026. */
export const opinions: Written = {
  slug: 'y-kien-dan-truoc-ky-hop',
  category: 'giam-sat-phan-bien',
  published: '2026-10-05T16:00:00+07:00',
  title: 'Lắng nghe ý kiến dân trước kỳ họp cuối năm',
  lead: 'Trước kỳ họp hội đồng nhân dân, Mặt trận gom ý kiến từ các buổi sinh hoạt chi hội, thay vì chờ dân lên trụ sở.',
  byline: 'Ban Biên tập',
  picture: drawn('sinh-hoat-chi-hoi'),
  body: doc(
    p(
      'Trên địa bàn Hậu Giang cũ, đến cuối tháng 9 có ',
      fig('branches', { date: '2026-09-30' }),
      ' chi hội, chi đoàn. Tháng này, mỗi nơi dành nửa giờ trong buổi sinh hoạt để ghi ý kiến: việc gì cần làm trước, việc gì đã hứa mà chưa xong, quy định nào khó làm theo.',
    ),
    p(
      'Người ghi được dặn chép đúng lời dân, không sửa cho tròn câu. Ý kiến trùng nhau thì gom lại nhưng giữ số nơi đã nêu; ý kiến của riêng một nhà thì chuyển thành phản ánh, có phiếu hẹn. Chuyện cần giữ kín không đưa vào bản tổng hợp.',
    ),
    p(
      'Sau đó, từng nhóm việc được gửi đến cơ quan có trách nhiệm kèm hạn trả lời. Bản tổng hợp sẽ đăng công khai, kể cả những ý kiến chưa giải quyết được và lý do. Ở kỳ họp tới, Mặt trận đề nghị dành thời gian đọc phần chưa giải quyết trước phần đã xong.',
    ),
    quote('Dân không đợi điều gì cũng được làm ngay. Dân đợi một câu trả lời thật.'),
  ),
};

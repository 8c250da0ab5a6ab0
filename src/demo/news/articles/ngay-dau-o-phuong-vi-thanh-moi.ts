import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** The first month of a new ward, 2025. */
export const viThanh: Written = {
  slug: 'ngay-dau-o-phuong-vi-thanh-moi',
  category: 'hoat-dong-mat-tran',
  published: '2025-08-02T07:30:00+07:00',
  title: 'Tháng đầu ở phường Vị Thanh mới',
  lead: 'Từ ngày 1/7/2025, ba phường cũ thành một phường Vị Thanh của thành phố Cần Thơ. Chi hội, chi đoàn vẫn ở đó, chỉ địa chỉ thay đổi.',
  byline: 'Ban Biên tập',
  picture: drawn('ban-do'),
  body: doc(
    p(
      'Sáng đầu tiên, cán bộ Mặt trận phường đón dân bằng một tờ sơ đồ: khu vực nào nay thuộc đâu, cần giấy tờ thì tìm ai, điểm tiếp dân cũ nào còn mở cửa. Không hội viên nào phải kê khai lại hồ sơ; thẻ cũ vẫn dùng, lịch sinh hoạt vẫn giữ.',
    ),
    p(
      'Đến cuối tháng 7, phường có ',
      fig('memberships', { area: 'phuong-vi-thanh', date: '2025-07-31' }),
      ' lượt đoàn viên, hội viên ở ',
      fig('branches', { area: 'phuong-vi-thanh', date: '2025-07-31' }),
      ' chi hội, chi đoàn. Phường I, Phường III và Phường VII trước đây nay chung một Ủy ban Mặt trận; người đứng đầu các đoàn thể cùng ngồi một phòng, việc giao nhau nhanh hơn.',
    ),
    p(
      'Lo nhất là người lớn tuổi. Các chi đoàn cắt cử nhau trực ở nhà văn hóa khu vực, giúp các cụ tra địa chỉ mới, đặt lịch hẹn, điền đơn trên điện thoại. Ai còn lúng túng, tổ hội tới tận nhà.',
    ),
    p(
      'Một tháng là ngắn, nhưng đủ để rút ra một điều: ranh giới trên bản đồ có thể đổi trong một ngày, còn lòng tin của dân với người của xóm mình thì phải giữ từng ngày.',
    ),
  ),
};

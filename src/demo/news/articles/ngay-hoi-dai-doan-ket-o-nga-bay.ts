import { doc, fig, p, quote } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** The day of great unity, 2022. */
export const unityDay: Written = {
  slug: 'ngay-hoi-dai-doan-ket-o-nga-bay',
  category: 'hoat-dong-mat-tran',
  published: '2022-11-18T19:00:00+07:00',
  title: 'Ngày hội Đại đoàn kết ở Ngã Bảy',
  lead: 'Mâm cơm chung, hội thi đua ghe và bản cam kết của khu dân cư: ngày hội tháng mười một ở Ngã Bảy vui mà thiết thực.',
  byline: 'Ban Biên tập',
  picture: drawn('xom-ven-kenh'),
  body: doc(
    p(
      'Thành phố Ngã Bảy hiện có ',
      fig('memberships', { area: 'thanh-pho-nga-bay', date: '2022-10-31' }),
      ' lượt đoàn viên, hội viên của bốn tổ chức. Trong Ngày hội Đại đoàn kết toàn dân tộc, từng khu vực tự chấm điểm việc đã hứa năm trước: việc nào xong, việc nào còn nợ dân.',
    ),
    p(
      'Buổi sáng là phần của các cụ: ôn lại truyền thống Mặt trận, biểu dương gia đình văn hóa, trao quà cho hộ khó. Buổi chiều là phần của dòng kênh. Ghe của khu vực nào cũng được sơn lại, người bơi toàn hàng xóm, người đứng trên bờ vỗ tay cho cả hai đội.',
    ),
    p(
      'Đến bữa cơm chung, tờ cam kết được chuyền từ mâm này sang mâm khác. Năm nay bà con hứa thêm hai việc: không để hộ nào thiếu nhà vệ sinh, và mỗi tháng dành một sáng chủ nhật dọn kênh. Người ký đầu tiên là trưởng ban Công tác Mặt trận; người ký sau cùng là mấy em học sinh, nét chữ còn nắn nót.',
    ),
    quote('Hứa ít thôi, mà ngày này năm sau đem ra đọc lại không ai phải ngượng.'),
  ),
};

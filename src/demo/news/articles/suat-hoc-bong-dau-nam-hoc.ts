import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Scholarships before the school year, 2019. */
export const scholarships: Written = {
  slug: 'suat-hoc-bong-dau-nam-hoc',
  category: 'an-sinh-xa-hoi',
  published: '2019-09-04T07:45:00+07:00',
  title: 'Tiếp bước đến trường: học bổng trao trước ngày khai giảng',
  lead: 'Trước tiếng trống khai giảng, các chi đoàn, chi hội đã đi từng nhà trao học bổng, sách vở, để không em nào phải nghỉ học vì thiếu tiền.',
  byline: 'Ban Biên tập',
  picture: drawn('sach-vo'),
  body: doc(
    p(
      'Tính từ đầu năm đến ngày 4/9, toàn tỉnh đã trao ',
      fig('scholarships', { from: '2019-01-01', to: '2019-09-04' }),
      ' suất học bổng, trị giá ',
      fig('scholarships-value', { from: '2019-01-01', to: '2019-09-04', scale: 'tỷ' }),
      ' đồng, từ quỹ khuyến học của các tổ chức và sự góp sức của nhiều tấm lòng.',
    ),
    p(
      'Danh sách bắt đầu từ chi hội, nơi biết rõ em nào phải phụ cha mẹ ra đồng, em nào đến lớp bằng đôi dép cũ. Giáo viên chủ nhiệm góp ý, xóm nghe lại một lần, rồi mới chốt. Vì thế, hôm trao ít ai thắc mắc vì sao em này có mà em kia chưa.',
    ),
    p(
      'Điều đáng quý là người trao và người nhận biết nhau. Chi hội phụ nữ nhận đỡ đầu từng em, theo dõi việc học, ghé thăm khi em ốm. Có em năm trước nhận học bổng, năm nay trở lại làm tình nguyện viên, kèm các em nhỏ đọc bài dưới mái hiên nhà văn hóa mỗi tối thứ bảy.',
    ),
  ),
};

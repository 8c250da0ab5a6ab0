import { b, doc, fig, link, p, picture, ul } from '../body.ts';
import { ALT } from '../alt.ts';
import type { Written } from '../written.ts';

/** How to look up units and figures after the reorganisation, 2025. */
export const lookingUp: Written = {
  slug: 'tra-cuu-don-vi-sau-sap-xep',
  category: 'van-ban-huong-dan',
  published: '2025-09-10T08:30:00+07:00',
  title: 'Hướng dẫn tra cứu đơn vị và số liệu sau sắp xếp',
  lead: 'Tên xã cũ nay ở đâu, chi hội mình thuộc đơn vị nào, số liệu năm trước còn xem được không? Bài này trả lời ba câu hỏi được gửi đến nhiều nhất.',
  byline: 'Ban Biên tập',
  picture: null,
  body: doc(
    p(
      b('Xã cũ nay ở đâu?'),
      ' Mở trang ',
      link('/so-lieu/households?ngay=2025-06-30', 'Số hộ'),
      ', chọn ngày trước 1/7/2025 để thấy các huyện và xã cũ, từ ngày ấy trở đi để thấy xã, phường mới. Có tên được dùng lại cho một nơi khác: xã Vị Thủy hôm nay không phải xã Vị Thủy trước kia, mà gồm thị trấn Nàng Mau, xã Vị Thắng và xã Vị Trung. Vì vậy, tìm theo tên thì nhớ kèm theo ngày.',
    ),
    picture('ban-do', ALT['ban-do'], 'Những mảnh ghép cũ làm nên bản đồ mới. Tranh minh họa.'),
    p(
      b('Chi hội, chi đoàn của mình thuộc đâu?'),
      ' Từng chi hội, chi đoàn được giữ nguyên, chỉ nối sang đơn vị cấp trên mới. Ví dụ, xã Hỏa Lựu cuối tháng 8 có ',
      fig('branches', { area: 'xa-hoa-luu', date: '2025-08-31' }),
      ' chi hội, chi đoàn; bấm vào con số, mở tiếp xuống ấp để thấy từng nơi.',
    ),
    p(b('Số liệu năm trước còn không?'), ' Còn, và có hai cách đọc:'),
    ul(
      ['theo bản đồ của ngày được hỏi, như khi số liệu được ghi;'],
      ['theo bản đồ hôm nay, khi các phần cũ ghép trọn vào xã, phường mới.'],
    ),
    p('Nơi nào không quy đổi được một cách chắc chắn, trang sẽ nói rõ là không, thay vì chia đều cho có số.'),
  ),
};

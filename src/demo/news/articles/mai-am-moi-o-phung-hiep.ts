import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Houses before Tết, 2018. */
export const phungHiep: Written = {
  slug: 'mai-am-moi-o-phung-hiep',
  category: 'an-sinh-xa-hoi',
  published: '2018-12-28T09:30:00+07:00',
  title: 'Những mái ấm mới ở Phụng Hiệp trước ngày giáp Tết',
  lead: 'Cuối năm, bà con Phụng Hiệp lại rủ nhau dựng nhà cho hộ khó. Ai có gì góp nấy: người ngày công, người bao xi măng, người mớ rau cho bữa cơm thợ.',
  byline: 'Ban Biên tập',
  picture: drawn('dung-nha'),
  body: doc(
    p(
      'Từ đầu năm đến ngày 28/12, các đơn vị ở huyện Phụng Hiệp ghi nhận ',
      fig('houses', { area: 'huyen-phung-hiep', from: '2018-01-01', to: '2018-12-28' }),
      ' căn nhà được xây mới hoặc sửa chữa. Phần lớn là nhà của hộ nghèo, người già neo đơn, gia đình cựu chiến binh còn ở nhà lá.',
    ),
    p(
      'Cách làm ở đây giản dị. Chi hội đi từng nhà, chụp mái, xem vách, hỏi gia đình có thể góp được phần nào. Xóm họp chọn thứ tự rồi mới lập danh sách gửi lên trên. Ngày khởi công có đại diện đoàn thể, ngày giao nhà có cả xóm; tiền chi vào đâu, ai góp bao nhiêu được đọc trước mọi người.',
    ),
    p(
      'Điều làm thợ mừng là nhà xong trước mùa gió chướng. Điều làm chi hội mừng là sau ngày giao nhà, việc chưa dừng lại: tổ vay vốn nhận gia đình vào tổ, chị chi hội trưởng hẹn ra giêng đưa con giống tới. Căn nhà chỉ thật ấm khi bếp đỏ lửa đều.',
    ),
  ),
};

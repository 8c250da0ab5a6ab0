import { doc, fig, i, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Lamps along a country road, 2020. */
export const youth: Written = {
  slug: 'tuoi-tre-thap-sang-duong-que',
  category: 'phong-trao-thi-dua',
  published: '2020-07-27T18:20:00+07:00',
  title: 'Tuổi trẻ thắp sáng đường quê',
  lead: 'Những bóng đèn nối nhau trên con lộ ấp, do chính đoàn viên kéo dây, dựng trụ trong mùa hè tình nguyện.',
  byline: 'Ban Biên tập',
  picture: drawn('duong-que-dem'),
  body: doc(
    p(
      'Mùa hè này, ',
      fig('memberships', { organisation: 'youth-union', date: '2020-07-27' }),
      ' đoàn viên của Đoàn Thanh niên trong tỉnh chia nhau việc của ấp mình. Ban ngày các bạn dạy bơi cho trẻ, tối đến kéo đèn đường.',
    ),
    p(
      'Trụ đèn là thân tre già hoặc ống sắt bà con cho, bóng đèn do người đi làm xa gửi tiền về góp. Mỗi nhà dọc tuyến nhận tiền điện một bóng, tính ra bằng vài ly trà đá mỗi tháng. Đêm đóng cầu dao, con nít chạy ùa ra lộ, người già dọn ghế ra trước hiên.',
    ),
    p(
      'Tính từ đầu năm, các đoàn thể trong tỉnh đã làm ',
      fig('works', { from: '2020-01-01', to: '2020-07-27' }),
      ' công trình, phần việc lớn nhỏ. Có việc chỉ là thay mấy tấm ván cầu, nhưng nhờ nó học trò khỏi đi đường vòng; có việc như tuyến đèn này, phải giữ gìn thì mới sáng lâu.',
    ),
    p(
      i(
        'Chi đoàn nào có tuyến đèn mới, xin ghi kết quả ngay tại chi đoàn; số của xã, huyện và tỉnh sẽ tự cộng.',
      ),
    ),
  ),
};

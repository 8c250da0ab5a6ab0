import { doc, fig, p, quote } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Land given for a road, 2017. */
export const longMy: Written = {
  slug: 'long-my-ba-con-hien-dat-lam-duong',
  category: 'nong-thon-moi',
  published: '2017-11-18T10:10:00+07:00',
  title: 'Long Mỹ: bà con hiến đất làm đường',
  lead: 'Con lộ nối các ấp ở huyện Long Mỹ bắt đầu từ một tấm sơ đồ treo ở nhà văn hóa và câu hỏi: hiến sao cho công bằng?',
  byline: 'Ban Biên tập',
  picture: drawn('canh-dong'),
  body: doc(
    p(
      'Ở huyện Long Mỹ, tỷ lệ hộ có người là đoàn viên, hội viên vào cuối tháng 10 là ',
      fig('household-coverage', { area: 'huyen-long-my', date: '2017-10-31' }),
      '. Nhờ vậy, bàn chuyện mở đường, xóm nào cũng có người đứng ra mời họp, ghi ý kiến và nhận phần việc của mình.',
    ),
    p(
      'Ban Công tác Mặt trận ấp vẽ hướng tuyến lên tấm bìa lớn, treo ở nhà văn hóa để ai đi ngang cũng xem được. Đất nhà nào bị lấn, lấn bao nhiêu bước chân, hàng cây nào phải dời đều ghi rõ. Ba buổi họp đầu nhiều lời qua tiếng lại; đến buổi thứ tư, bà con tự đề nghị nắn tuyến để không nhà nào mất trọn khoảng sân.',
    ),
    p(
      'Nhà mất nhiều đất được xóm góp công dời hàng rào, trồng lại vườn. Đoàn Thanh niên nhận đắp lề, Hội Phụ nữ trồng hoa, Hội Cựu chiến binh trông vật liệu ban đêm. Sổ thu chi treo cạnh sơ đồ, mỗi tuần viết thêm vài dòng.',
    ),
    quote('Đường là của chung, thì chuyện nhường nhau cũng phải bàn chung.'),
  ),
};

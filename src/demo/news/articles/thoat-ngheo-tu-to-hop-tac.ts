import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Out of poverty by working together, 2023. */
export const cooperatives: Written = {
  slug: 'thoat-ngheo-tu-to-hop-tac',
  category: 'an-sinh-xa-hoi',
  published: '2023-10-17T09:00:00+07:00',
  title: 'Thoát nghèo từ tổ hợp tác',
  lead: 'Vay chung, mua chung, bán chung: tổ hợp tác ở ấp giúp những hộ ít đất có thu nhập đều hơn.',
  byline: 'Ban Biên tập',
  picture: drawn('canh-dong'),
  body: doc(
    p(
      'Từ đầu năm đến Ngày vì người nghèo, ',
      fig('poverty-exits', { from: '2023-01-01', to: '2023-10-16' }),
      ' đoàn viên, hội viên trong tỉnh được ghi nhận thoát nghèo. Nhiều người đi lên từ tổ hợp tác trồng khóm, nuôi lươn, đan lục bình.',
    ),
    p(
      'Một hộ ít đất mua phân lẻ thì đắt, bán nông sản lẻ thì rẻ. Vào tổ, mọi người mua chung một chuyến ghe, bán chung một đầu mối, thay nhau đi chợ xem giá. Vốn vay ủy thác qua hội được xét tại tổ, ai vay trước, ai vay sau do tổ bàn.',
    ),
    p(
      'Bí quyết, theo các tổ trưởng, là sổ sách rõ. Ai góp gì, lời chia sao, nợ còn bao nhiêu đều ghi và đọc trước tổ vào ngày rằm. Người tính chậm có người tính nhanh ngồi cạnh. Tin nhau rồi thì vốn tự đến.',
    ),
    p(
      'Chi hội cũng không vội gạch tên hộ vừa thoát nghèo. Thêm một năm nữa, hộ ấy vẫn được thăm hỏi, vẫn được học nghề, vì một cơn bệnh hay một vụ mất mùa có thể kéo lùi tất cả.',
    ),
  ),
};

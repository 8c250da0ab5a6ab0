import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** A commune a year after the reorganisation, 2026. */
export const aYearOn: Written = {
  slug: 'xa-vi-thuy-mot-nam-sau-sap-xep',
  category: 'nong-thon-moi',
  published: '2026-07-04T08:00:00+07:00',
  title: 'Xã Vị Thủy một năm sau sắp xếp',
  lead: 'Xã rộng hơn, đường xa hơn, nên đoàn thể phải gần dân hơn. Một năm nhìn lại từ xã Vị Thủy, thành phố Cần Thơ.',
  byline: 'Ban Biên tập',
  picture: drawn('canh-dong'),
  body: doc(
    p(
      'Từ ngày 1/7/2025 đến hết tháng 6 năm nay, các đoàn thể ở xã Vị Thủy làm ',
      fig('works', { area: 'xa-vi-thuy', from: '2025-07-01', to: '2026-06-30' }),
      ' công trình, phần việc. Tỷ lệ hộ có đoàn viên, hội viên vào cuối tháng 6 là ',
      fig('household-coverage', { area: 'xa-vi-thuy', date: '2026-06-30' }),
      '.',
    ),
    p(
      'Ba đơn vị cũ nhập lại, trụ sở còn một, nhiều ấp thành ra xa. Mặt trận xã giữ điểm tiếp dân ở nhà văn hóa của từng nơi cũ, mỗi tuần hai buổi; lịch dán ở quán nước đầu xóm, nơi ai cũng ghé. Việc gì trả lời được thì trả lời ngay, việc gì chưa rõ thì hẹn ngày và ghi vào sổ.',
    ),
    p(
      'Các chi đoàn nhận giúp người già làm thủ tục trên điện thoại. Chi hội nông dân của hai bờ kênh, trước thuộc hai nơi khác nhau, nay bàn chung lịch xuống giống, chung một trạm bơm. Có việc trước đây phải xin ý kiến hai xã, giờ chỉ cần một buổi họp.',
    ),
    p(
      'Chỗ chưa được cũng rõ: cán bộ xã mới còn chưa thuộc hết ấp, kinh phí chi hội có nơi về chậm. Những điều ấy đã được đưa vào chương trình giám sát của nửa năm còn lại.',
    ),
  ),
};

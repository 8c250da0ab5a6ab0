import { doc, fig, p } from '../body.ts';
import { drawn } from '../alt.ts';
import type { Written } from '../written.ts';

/** Five noes and three cleans, 2020. */
export const women: Written = {
  slug: 'hoi-phu-nu-nam-khong-ba-sach',
  category: 'phong-trao-thi-dua',
  published: '2020-03-08T07:00:00+07:00',
  title: 'Năm không, ba sạch: chuyện nhỏ trong nhà, chuyện lớn của xóm',
  lead: 'Không ồn ào khẩu hiệu, cuộc vận động xây dựng gia đình năm không, ba sạch đi vào từng gian bếp, từng con ngõ.',
  byline: 'Ban Biên tập',
  picture: drawn('hoa-sen'),
  body: doc(
    p(
      'Đến ngày 8/3 năm nay, Hội Liên hiệp Phụ nữ tỉnh có ',
      fig('memberships', { organisation: 'women', date: '2020-03-08' }),
      ' hội viên ở các ấp, khu vực. Mỗi chi hội chọn một việc cụ thể: tuyến đường hoa, hố rác gia đình, tổ góp vốn xoay vòng, góc học tập cho con.',
    ),
    p(
      'Chị em nói vui, muốn biết phong trào có thật không, cứ đi từ đầu xóm đến cuối xóm. Hàng rào cây xanh cắt tỉa gọn, nhà tắm kín đáo, chuồng trại lùi ra sau vườn, trẻ con biết bỏ rác đúng chỗ. Những việc ấy không cần họp nhiều, chỉ cần có người làm trước.',
    ),
    p(
      'Khó nhất là tiêu chí không nhìn thấy được: không bạo lực trong gia đình. Chi hội lập nhóm lắng nghe, mỗi nhóm vài chị lớn tuổi, kín tiếng. Ai có chuyện thì tìm đến, không ghi tên vào báo cáo, không đem kể nơi khác. Được tin cậy rồi mới nói đến giúp đỡ, và khi cần mới nhờ đến chính quyền.',
    ),
  ),
};

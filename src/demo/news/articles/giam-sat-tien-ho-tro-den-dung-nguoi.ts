import { doc, fig, p } from '../body.ts';
import type { Written } from '../written.ts';

/** Supervision of relief, 2020. */
export const relief: Written = {
  slug: 'giam-sat-tien-ho-tro-den-dung-nguoi',
  category: 'giam-sat-phan-bien',
  published: '2020-06-12T14:00:00+07:00',
  title: 'Giám sát để tiền hỗ trợ đến đúng người',
  lead: 'Danh sách niêm yết, số điện thoại phản ánh công khai, đoàn giám sát đến ngẫu nhiên từng hộ: cách làm đơn giản giúp tiền hỗ trợ đến đúng tay.',
  byline: 'Ban Biên tập',
  picture: null,
  body: doc(
    p(
      'Đoàn giám sát của Mặt trận không báo trước sẽ vào nhà nào. Danh sách được rút thăm ngay tại nhà văn hóa, trước mặt bà con. Đến mỗi hộ, đoàn hỏi ba câu: đã nhận chưa, nhận bao nhiêu, có ai giữ lại đồng nào không. Người trả lời ký vào phiếu hoặc nhờ con cháu đọc lại rồi điểm chỉ.',
    ),
    p(
      'Cuối tuần, kết quả được đọc trước dân. Hộ bị sót được ghi tên ngay để xét thêm; hộ không đúng đối tượng được giải thích, vận động trả lại. Không nêu hoàn cảnh riêng của ai lên loa, đó là điều đoàn nhắc nhau từ đầu.',
    ),
    p(
      'Toàn tỉnh hiện có ',
      fig('branches', { date: '2020-05-31' }),
      ' chi hội, chi đoàn ở ấp, khu vực, nên tai mắt của Mặt trận có ở khắp nơi. Điều còn thiếu là hồi âm: người phản ánh cần biết ý kiến của mình đang ở đâu và ai chịu trách nhiệm trả lời. Đoàn đã kiến nghị mỗi xã cử một đầu mối, ghi ngày nhận và ngày hẹn trả lời.',
    ),
  ),
};

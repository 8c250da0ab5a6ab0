import { ALT, drawn } from '../alt.ts';
import { b, doc, fig, h2, h3, i, link, p, picture, quote, ul } from '../body.ts';
import type { Written } from '../written.ts';

const on = { date: '2020-09-30' };
const term = { from: '2016-07-21', to: '2020-09-30' };

/** The review article: four years of work, every figure counted from the records. */
export const review: Written = {
  slug: 'bon-nam-mat-tran-va-cac-doan-the-ve-co-so',
  category: 'hoat-dong-mat-tran',
  published: '2020-10-15T08:00:00+07:00',
  title: 'Bốn năm Mặt trận và các đoàn thể tỉnh Hậu Giang về với cơ sở',
  lead: 'Từ một nghị quyết của Tỉnh ủy, công việc của Mặt trận và năm tổ chức chính trị - xã hội đã đi qua hơn bốn năm. Bài viết nhìn lại phần đã làm được ở từng ấp, khu vực, và không tránh những chỗ còn chậm, còn thiếu.',
  byline: 'Bài và tranh: Ban Biên tập',
  picture: drawn('xom-ven-kenh'),
  body: doc(
    p(
      'Sáng sớm ở một ấp ven kênh, người chi hội trưởng mở cuốn sổ tay: nhà nào sắp lợp lại mái, em nào cần học bổng, đoạn lộ nào chờ ngày công cuối tuần. Những dòng ghi ấy là chặng cuối của con đường bắt đầu từ nghị quyết của Tỉnh ủy về công tác Mặt trận và các tổ chức chính trị - xã hội. Chúng cũng là nơi bắt đầu của mọi con số trong bài này.',
    ),
    h2('Từ nghị quyết đến việc của từng cấp'),
    p(
      'Nghị quyết được cụ thể hóa thành kế hoạch ở cả ba cấp tỉnh, huyện, xã, ghi rõ việc, người phụ trách và thời hạn. Giữa kỳ có sơ kết, cuối kỳ có tổng kết. Giữa hai mốc ấy là những đợt kiểm tra, đôn đốc; nơi nào chậm thì bàn lại cách làm ngay tại nơi đó. Mỗi quý, mỗi sáu tháng và mỗi năm, cấp ủy ngồi lại với ủy ban nhân dân, Mặt trận và các đoàn thể để nghe tình hình, gỡ việc vướng, thống nhất việc của kỳ sau.',
    ),
    p(
      'Quy chế phối hợp giữa chính quyền với Mặt trận và từng đoàn thể được ký kết, rà soát hằng năm. Cấp ủy viên được phân công phụ trách cơ sở và dự sinh hoạt cùng chi hội, chi đoàn nơi mình phụ trách. Chất lượng công tác Mặt trận, đoàn thể trở thành một tiêu chí khi đánh giá, xếp loại tổ chức và người đứng đầu.',
    ),
    h2('Người của đoàn thể ở khắp xóm ấp'),
    p(
      'Đến ngày 30/9/2020, bốn tổ chức có chi hội, chi đoàn ở ấp, khu vực tập hợp ',
      fig('memberships', on),
      ' lượt đoàn viên, hội viên trong ',
      fig('branches', on),
      ' chi hội, chi đoàn. Trong đó, Hội Nông dân có ',
      fig('memberships', { ...on, organisation: 'farmers' }),
      ' hội viên, Hội Liên hiệp Phụ nữ ',
      fig('memberships', { ...on, organisation: 'women' }),
      ' hội viên, Đoàn Thanh niên ',
      fig('memberships', { ...on, organisation: 'youth-union' }),
      ' đoàn viên và Hội Cựu chiến binh ',
      fig('memberships', { ...on, organisation: 'veterans' }),
      ' hội viên. Một người có thể vừa là nông dân vừa là phụ nữ, nên tính theo đầu người thì có ',
      fig('people', on),
      ' người. Công đoàn sinh hoạt theo nơi làm việc, được tính riêng, có ',
      fig('union-members', on),
      ' đoàn viên.',
    ),
    p(
      'Con số theo hộ còn nói được nhiều hơn. Toàn tỉnh có ',
      fig('households', on),
      ' hộ; ',
      fig('households-with-member', on),
      ' hộ có người là đoàn viên, hội viên, đạt ',
      fig('household-coverage', on),
      '. Khi ấp cần vận động một việc chung, gần như ngõ nào cũng có người quen để gõ cửa; và khi một gia đình gặp khó, tin đến với chi hội thường sớm hơn mọi lá đơn.',
    ),
    picture(
      'sinh-hoat-chi-hoi',
      ALT['sinh-hoat-chi-hoi'],
      'Buổi sinh hoạt chi hội ở nhà văn hóa ấp, nơi việc của xóm được bàn và được ghi lại. Tranh minh họa.',
    ),
    h2('Cán bộ và điều kiện làm việc'),
    p(
      'Quy hoạch, luân chuyển, đào tạo, bồi dưỡng và bố trí cán bộ Mặt trận, đoàn thể được đặt trong kế hoạch chung của cấp ủy. Người được quy hoạch phải qua việc ở cơ sở; người giữ phong trào lâu năm được học thêm nghiệp vụ. Kinh phí thường xuyên và đột xuất được bố trí theo dự toán; trụ sở, bàn ghế, máy tính được sửa sang, bổ sung dần.',
    ),
    p(
      'Tuyên truyền cũng đổi giọng. Bớt đọc văn bản dài, thêm bản tin ngắn trên loa ấp, hội thi có câu hỏi từ chuyện trong xóm, nhóm nhắn tin để người đi làm xa vẫn biết việc ở nhà.',
    ),
    h2('Nghe dân nói, bàn với dân'),
    p(
      'Lịch tiếp công dân được niêm yết và giữ đều. Các cuộc đối thoại giữa người đứng đầu cấp ủy, chính quyền với nhân dân không dừng ở hội trường huyện mà về tận xã; kiến nghị nào trả lời được thì trả lời tại chỗ, kiến nghị nào chưa xong thì hẹn ngày. Dân chủ ở cơ sở nhờ thế bớt là khẩu hiệu: danh sách hộ được giúp, khoản thu chi của mỗi công trình, thứ tự làm trước làm sau đều đưa ra họp dân.',
    ),
    p(
      'Giám sát và phản biện xã hội có chương trình hằng năm, chọn những việc sát với đời sống. Mặt trận chủ trì, các đoàn thể tham gia, góp ý vào dự thảo nghị quyết, đề án trước khi ban hành và theo dõi việc trả lời kiến nghị sau khi giám sát.',
    ),
    h2('Phong trào đi vào từng nhà'),
    p(
      'Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” là sợi dây nối các phong trào của từng tổ chức: nông dân thi đua sản xuất, kinh doanh giỏi; phụ nữ xây dựng gia đình năm không, ba sạch; tuổi trẻ tình nguyện; cựu chiến binh gương mẫu; công nhân, viên chức lao động giỏi, lao động sáng tạo. Kết quả dưới đây tính từ ngày 21/7/2016 đến hết ngày 30/9/2020.',
    ),
    h3('Mái nhà'),
    p(
      'Qua năm chương trình Nhà đại đoàn kết, Mái ấm công đoàn, Mái ấm tình thương, Nhà nhân ái và Nhà nghĩa tình đồng đội, ',
      fig('houses', term),
      ' căn nhà đã được xây mới hoặc sửa chữa, trị giá ',
      fig('houses-value', { ...term, approx: 'hơn', scale: 'tỷ' }),
      ' đồng. Phía sau mỗi căn là một cuộc họp xóm để chọn hộ, những ngày công của hàng xóm và bữa cơm chung hôm lên nóc.',
    ),
    picture(
      'dung-nha',
      ALT['dung-nha'],
      'Dựng lại mái nhà cho một hộ khó: đoàn thể góp vốn, bà con góp công. Tranh minh họa.',
    ),
    h3('Con chữ'),
    p(
      'Học sinh, sinh viên có hoàn cảnh khó khăn đã nhận ',
      fig('scholarships', term),
      ' suất học bổng, trị giá ',
      fig('scholarships-value', { ...term, approx: 'gần', scale: 'tỷ' }),
      ' đồng. Nhiều chi hội không dừng ở ngày trao: các chị, các bác nhận đỡ đầu, hỏi thăm điểm số, ghé nhà khi em có ý định nghỉ học.',
    ),
    h3('Lộ, cầu và sinh kế'),
    p(
      'Lộ ấp, cầu nhỏ, tuyến đường hoa, bóng đèn đầu ngõ, buổi dọn kênh: đoàn viên, hội viên đã làm ',
      fig('works', term),
      ' công trình, phần việc góp vào nông thôn mới và đô thị văn minh. Cùng với đó là vốn vay ủy thác, tổ hợp tác, lớp nghề ngắn ngày và những lần cầm tay chỉ việc ngoài ruộng; ',
      fig('poverty-exits', term),
      ' đoàn viên, hội viên được giúp đã thoát nghèo.',
    ),
    picture(
      'cau-duong',
      ALT['cau-duong'],
      'Cây cầu mới nối hai bờ kênh, học trò không còn phải đi vòng. Tranh minh họa.',
    ),
    h2('Những chỗ còn vướng'),
    p('Nhìn lại không chỉ để kể phần được. Có sáu điều người làm phong trào đều nhận là còn yếu:'),
    ul(
      [b('Tuyên truyền chưa sâu.'), ' Có nơi tin chưa đến từng hộ, nhất là những nhà đi làm ăn xa.'],
      [b('Tham mưu còn chậm.'), ' Báo cáo đến tay cấp ủy khi việc đã qua, số liệu chưa đủ để quyết.'],
      [b('Củng cố cán bộ chưa kịp thời.'), ' Chi hội khuyết người đứng đầu mà nhiều tháng chưa kiện toàn.'],
      [b('Kinh phí chưa đều.'), ' Nơi đông việc, đường xa chưa hẳn được phân bổ nhiều hơn.'],
      [b('Phương thức đổi mới chậm.'), ' Còn nặng họp hành, sổ sách trùng lặp, ít cách làm riêng.'],
      [
        b('Giám sát, phản biện ở cấp dưới ít hiệu quả.'),
        ' Kiến nghị gửi đi rồi, việc theo đến cùng còn hiếm.',
      ],
    ),
    p(
      'Gọi đúng tên chỗ yếu là để sửa. Hướng sắp tới được nêu ngắn gọn: giao việc có hạn, báo cáo từ nơi làm ra kết quả, phân bổ kinh phí theo khối lượng việc và công khai, mỗi kiến nghị giám sát có người trả lời, có ngày trả lời.',
    ),
    h2('Điều còn lại sau bốn năm'),
    quote('Dân là gốc. Việc nào dân biết, dân bàn, dân làm, dân kiểm tra và dân thụ hưởng thì việc ấy bền.'),
    p(
      'Cuốn sổ tay của người chi hội trưởng rồi sẽ sang trang mới. Điều mong là những dòng ghi hôm nay không bị chép lại thành nhiều bản khác nhau trên đường đi lên. Bạn đọc có thể bấm vào từng con số trong bài, mở từ tỉnh xuống tận nơi đã ghi, hoặc bắt đầu từ trang ',
      link('/so-lieu', 'Số liệu'),
      '.',
    ),
    p(i('Địa danh trong bài là có thật; người, hộ và kết quả ghi ở từng nơi là dữ liệu trình diễn.')),
  ),
};

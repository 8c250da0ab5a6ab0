import { doc, fig, h2, link, p, picture, quote, ul } from './body.ts';
import type { Written } from './written.ts';

const on = { date: '2020-09-30' };
const term = { from: '2016-07-21', to: '2020-09-30' };

/** The review article: four years of work, every figure counted from the records. */
export const review: Written = {
  slug: 'bon-nam-mat-tran-va-cac-doan-the-ve-co-so',
  category: 'hoat-dong-mat-tran',
  published: '2020-10-15T08:00:00+07:00',
  title: 'Bốn năm Mặt trận và các đoàn thể tỉnh Hậu Giang hướng về cơ sở',
  lead: 'Từ nghị quyết về đổi mới công tác Mặt trận và các tổ chức chính trị - xã hội, bốn năm qua việc của chi hội, chi đoàn không còn nằm trên giấy: nhà được dựng, học trò được tiếp bước, hộ nghèo có người đi cùng. Bài viết này điểm lại kết quả, và cả những chỗ chưa làm được.',
  byline: 'Ban Biên tập',
  picture: {
    key: 'xom-ven-kenh',
    alt: 'Tranh vẽ xóm nhỏ ven kênh lúc sớm mai: nhà mái ngói, hàng dừa, chiếc xuồng và ruộng lúa phía xa',
  },
  body: doc(
    h2('Nghị quyết thành việc làm'),
    p(
      'Ngay sau khi nghị quyết được ban hành, ban thường vụ cấp uỷ các cấp đã xây dựng kế hoạch thực hiện, phân công rõ từng việc, từng người. Cấp tỉnh và cấp huyện tổ chức sơ kết giữa kỳ, tổng kết cuối kỳ; ở cơ sở, việc kiểm tra, đôn đốc được đưa vào chương trình công tác hằng năm. Mỗi quý, mỗi sáu tháng và mỗi năm, cấp uỷ làm việc với uỷ ban nhân dân, Mặt trận và các đoàn thể để nghe dân đang cần gì và việc gì còn vướng.',
    ),
    p(
      'Quy chế phối hợp giữa uỷ ban nhân dân với Mặt trận và từng đoàn thể được ký ở cả ba cấp. Cấp uỷ viên được phân công phụ trách xã, phường, thị trấn và cùng dự sinh hoạt với chi hội, chi đoàn. Kết quả công tác Mặt trận, đoàn thể trở thành một tiêu chí khi đánh giá, xếp loại tổ chức và người đứng đầu.',
    ),
    h2('Lực lượng từ ấp, khu vực'),
    p(
      'Tính đến cuối tháng 9 năm 2020, bốn tổ chức có chi hội, chi đoàn ở ấp, khu vực là Hội Nông dân, Hội Liên hiệp Phụ nữ, Đoàn Thanh niên và Hội Cựu chiến binh có ',
      fig('memberships', on),
      ' đoàn viên, hội viên, sinh hoạt trong ',
      fig('branches', on),
      ' chi hội, chi đoàn. Hội Liên hiệp Phụ nữ đông nhất với ',
      fig('memberships', { ...on, organisation: 'women' }),
      ' hội viên; kế đến là Hội Nông dân ',
      fig('memberships', { ...on, organisation: 'farmers' }),
      ', Đoàn Thanh niên ',
      fig('memberships', { ...on, organisation: 'youth-union' }),
      ' và Hội Cựu chiến binh ',
      fig('memberships', { ...on, organisation: 'veterans' }),
      '. Tính theo đầu người, có ',
      fig('people', on),
      ' người là thành viên của ít nhất một tổ chức. Công đoàn, sinh hoạt theo nơi làm việc, có thêm ',
      fig('union-members', on),
      ' đoàn viên.',
    ),
    p(
      'Con số nói được nhiều hơn là số hộ. Trong ',
      fig('households', on),
      ' hộ toàn tỉnh, ',
      fig('households-with-member', on),
      ' hộ có người tham gia, đạt ',
      fig('household-coverage', on),
      '. Nghĩa là đi qua mười căn nhà trong xóm thì hơn tám căn có người của đoàn thể: khi cần vận động một việc chung, luôn có người quen để gõ cửa.',
    ),
    picture(
      'sinh-hoat-chi-hoi',
      'Tranh vẽ buổi sinh hoạt chi hội dưới mái nhà văn hoá ấp: nhiều người ngồi quanh, cờ và hàng cau phía sau',
      'Một buổi sinh hoạt ở nhà văn hoá ấp (tranh minh hoạ).',
    ),
    h2('Phong trào đi vào từng nhà'),
    p(
      'Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” là sợi dây nối các phong trào: nông dân thi đua sản xuất, kinh doanh giỏi; phụ nữ xây dựng gia đình năm không, ba sạch; tuổi trẻ tình nguyện; cựu chiến binh gương mẫu; lao động sáng tạo trong công nhân, viên chức. Mỗi tổ chức một cách làm, nhưng gặp nhau ở một chỗ: giúp được một hộ cụ thể.',
    ),
    p(
      'Từ ngày 21 tháng 7 năm 2016 đến ngày 30 tháng 9 năm 2020, qua năm chương trình nhà ở mang tên Đại đoàn kết, Mái ấm công đoàn, Mái ấm tình thương, Nhà nhân ái và Nghĩa tình đồng đội, các cấp đã xây mới và sửa chữa ',
      fig('houses', term),
      ' căn nhà, trị giá ',
      fig('houses-value', { ...term, approx: 'hơn', scale: 'tỷ' }),
      ' đồng. Cùng thời gian, ',
      fig('scholarships', term),
      ' suất học bổng được trao cho học sinh, sinh viên có hoàn cảnh khó khăn, trị giá ',
      fig('scholarships-value', { ...term, approx: 'gần', scale: 'tỷ' }),
      ' đồng.',
    ),
    picture(
      'dung-nha',
      'Tranh vẽ căn nhà đang dựng: khung gỗ, mái tôn đỏ, bà con cùng chuyền vật liệu bên hàng chuối',
      'Dựng nhà cho hộ khó khăn: bà con góp công, đoàn thể góp của (tranh minh hoạ).',
    ),
    p(
      'Đường ấp, cầu nhỏ, tuyến đường hoa, ngày công thu gom rác, đêm đèn thắp sáng đường quê: tất cả là ',
      fig('works', term),
      ' công trình và phần việc do đoàn viên, hội viên cùng làm. Nhờ vốn vay uỷ thác, tổ hợp tác và những cách làm ăn được chỉ tận nơi, ',
      fig('poverty-exits', term),
      ' đoàn viên, hội viên đã thoát nghèo.',
    ),
    h2('Tiếp dân, đối thoại, giám sát'),
    p(
      'Lịch tiếp công dân của lãnh đạo được niêm yết và giữ đều. Đối thoại giữa người đứng đầu cấp uỷ, chính quyền với dân được tổ chức ở cả cấp tỉnh, huyện và xã; nhiều kiến nghị về đường, nước sạch, đất đai được trả lời ngay tại chỗ hoặc có hẹn ngày. Quy chế dân chủ ở cơ sở được nhắc lại qua từng cuộc họp tổ nhân dân tự quản.',
    ),
    p(
      'Giám sát và phản biện xã hội từng bước có chương trình hằng năm, có chủ đề, có địa chỉ nhận kiến nghị. Mặt trận chủ trì, các đoàn thể cùng tham gia góp ý vào nghị quyết của hội đồng nhân dân, đề án của uỷ ban nhân dân trước khi ban hành.',
    ),
    h2('Con người và điều kiện làm việc'),
    p(
      'Công tác quy hoạch, luân chuyển, đào tạo, bố trí cán bộ Mặt trận, đoàn thể được làm theo kế hoạch chung của cấp uỷ. Kinh phí hoạt động thường xuyên và đột xuất được bảo đảm; trụ sở, máy móc được bổ sung. Công tác tuyên truyền đổi cách làm: bản tin trên loa ấp, nhóm trên điện thoại, hội thi thay cho những buổi đọc văn bản.',
    ),
    h2('Những chỗ còn vướng'),
    p('Nhìn thẳng vào việc, báo cáo tổng kết nêu những hạn chế mà người làm ở cơ sở đều thấy:'),
    ul(
      ['Tuyên truyền có nơi chưa đến được từng hộ, nhất là hộ đi làm ăn xa.'],
      ['Tham mưu cho cấp uỷ có lúc chậm, thiếu số liệu để quyết.'],
      ['Kiện toàn cán bộ ở chi hội, chi đoàn còn chậm khi có người chuyển việc.'],
      ['Kinh phí phân bổ chưa đều giữa các nơi.'],
      ['Phương thức hoạt động đổi mới chậm; còn nặng hội họp.'],
      ['Giám sát, phản biện ở cấp dưới hiệu quả chưa rõ.'],
    ),
    quote('Dân là gốc. Việc nào dân biết, dân bàn, dân làm, dân kiểm tra và dân thụ hưởng thì việc đó bền.'),
    p(
      'Bài học bốn năm không mới mà không cũ: bám dân, nói thật, làm đến cùng. Từng con số trong bài này đều mở được đến nơi đã ghi; bạn đọc có thể bắt đầu từ trang ',
      link('/so-lieu', 'Số liệu'),
      '.',
    ),
  ),
};

import type { Written } from './written.ts';
import { doc, fig, p } from './body.ts';

const byline = 'Ban Biên tập';

/** Short articles of the years before the reorganisation. */
export const lives: readonly Written[] = [
  {
    slug: 'mai-am-moi-o-phung-hiep',
    category: 'an-sinh-xa-hoi',
    published: '2018-12-28T09:30:00+07:00',
    title: 'Những mái ấm mới ở Phụng Hiệp trước ngày giáp Tết',
    lead: 'Cuối năm, bà con Phụng Hiệp lại rủ nhau góp công dựng nhà cho hộ khó. Ai có gì góp nấy: người ngày công, người bao xi măng, người mớ rau cho bữa cơm thợ.',
    byline,
    picture: {
      key: 'dung-nha',
      alt: 'Tranh vẽ căn nhà đang dựng: khung gỗ, mái tôn đỏ, bà con cùng chuyền vật liệu bên hàng chuối',
    },
    body: doc(
      p(
        'Trong năm 2018, huyện Phụng Hiệp đã có ',
        fig('houses', { area: 'huyen-phung-hiep', from: '2018-01-01', to: '2018-12-28' }),
        ' căn nhà được xây mới hoặc sửa chữa từ năm chương trình nhà ở. Phần lớn là nhà của hộ nghèo, hộ neo đơn, gia đình cựu chiến binh.',
      ),
      p(
        'Cách làm ở đây giản dị. Chi hội khảo sát từng hộ, họp dân chọn thứ tự, rồi mới lập danh sách. Ngày khởi công có đại diện đoàn thể, ngày giao nhà có cả xóm. Tiền chi vào đâu, ai góp bao nhiêu được đọc lên trước mọi người.',
      ),
      p('Việc tiếp theo là giúp các gia đình có kế sinh nhai, để căn nhà mới thật sự ấm.'),
    ),
  },
  {
    slug: 'suat-hoc-bong-dau-nam-hoc',
    category: 'an-sinh-xa-hoi',
    published: '2019-09-04T07:45:00+07:00',
    title: 'Tiếp bước đến trường: học bổng trao trước ngày khai giảng',
    lead: 'Trước tiếng trống khai giảng, các chi đoàn, chi hội đã đi từng nhà trao học bổng, sách vở, để không em nào phải nghỉ học vì thiếu tiền.',
    byline,
    picture: {
      key: 'sach-vo',
      alt: 'Tranh vẽ chồng sách, cặp đến trường và nhành phượng trên bàn gỗ bên cửa sổ nhìn ra sân trường',
    },
    body: doc(
      p(
        'Từ đầu năm đến nay, toàn tỉnh đã trao ',
        fig('scholarships', { from: '2019-01-01', to: '2019-09-04' }),
        ' suất học bổng, trị giá ',
        fig('scholarships-value', { from: '2019-01-01', to: '2019-09-04', scale: 'tỷ' }),
        ' đồng, từ quỹ khuyến học của các tổ chức và sự góp sức của nhà hảo tâm.',
      ),
      p(
        'Điều đáng quý là người trao và người nhận biết nhau. Chi hội phụ nữ nhận đỡ đầu từng em, theo dõi kết quả học, ghé thăm khi em ốm. Nhiều em năm trước nhận học bổng, năm nay quay lại làm tình nguyện viên dạy kèm.',
      ),
    ),
  },
  {
    slug: 'hoi-phu-nu-nam-khong-ba-sach',
    category: 'phong-trao-thi-dua',
    published: '2020-03-08T07:00:00+07:00',
    title: 'Năm không, ba sạch: chuyện nhỏ trong nhà, chuyện lớn của xóm',
    lead: 'Không ồn ào khẩu hiệu, cuộc vận động xây dựng gia đình năm không, ba sạch đi vào từng gian bếp, từng con ngõ.',
    byline,
    picture: null,
    body: doc(
      p(
        'Đến ngày 8 tháng 3 năm nay, Hội Liên hiệp Phụ nữ tỉnh có ',
        fig('memberships', { organisation: 'women', date: '2020-03-08' }),
        ' hội viên ở các ấp, khu vực. Mỗi chi hội chọn một việc cụ thể: tuyến đường hoa, hố rác gia đình, tổ góp vốn xoay vòng.',
      ),
      p(
        'Chị em nói vui: muốn biết phong trào có thật không, cứ đi từ đầu xóm đến cuối xóm. Hàng rào cây xanh được cắt tỉa, nhà tắm hợp vệ sinh, trẻ con biết bỏ rác đúng chỗ. Những việc ấy không cần họp nhiều.',
      ),
    ),
  },
  {
    slug: 'tuoi-tre-thap-sang-duong-que',
    category: 'phong-trao-thi-dua',
    published: '2020-07-27T18:20:00+07:00',
    title: 'Tuổi trẻ thắp sáng đường quê',
    lead: 'Những bóng đèn nối nhau trên con lộ ấp, do chính đoàn viên kéo dây, dựng trụ trong mùa hè tình nguyện.',
    byline,
    picture: {
      key: 'duong-que-dem',
      alt: 'Tranh vẽ đường quê ban đêm với hàng đèn sáng, trăng tròn và mái nhà bên con rạch',
    },
    body: doc(
      p(
        'Mùa hè này, Đoàn Thanh niên với ',
        fig('memberships', { organisation: 'youth-union', date: '2020-07-27' }),
        ' đoàn viên chia nhau về từng ấp. Ban ngày dạy bơi cho trẻ, ban đêm kéo đèn đường.',
      ),
      p(
        'Tính từ đầu năm, các đoàn thể trong tỉnh đã hoàn thành ',
        fig('works', { from: '2020-01-01', to: '2020-07-27' }),
        ' công trình, phần việc lớn nhỏ. Có công trình chỉ là một cây cầu ván thay mới, nhưng nhờ nó học trò khỏi đi vòng hai cây số.',
      ),
    ),
  },
  {
    slug: 'long-my-ba-con-hien-dat-lam-duong',
    category: 'nong-thon-moi',
    published: '2019-05-20T10:10:00+07:00',
    title: 'Long Mỹ: bà con hiến đất làm đường',
    lead: 'Con lộ bê tông nối liền các ấp ở Long Mỹ được làm bằng đất hiến và ngày công của dân.',
    byline,
    picture: {
      key: 'cau-duong',
      alt: 'Tranh vẽ cây cầu nhỏ bắc qua kênh, con lộ bê tông mới và ruộng lúa vàng hai bên',
    },
    body: doc(
      p(
        'Ở huyện Long Mỹ, ',
        fig('household-coverage', { area: 'huyen-long-my', date: '2019-05-20' }),
        ' số hộ có người là đoàn viên, hội viên. Nhờ vậy, khi bàn chuyện mở đường, câu hỏi không phải là có hiến đất hay không, mà là hiến sao cho công bằng.',
      ),
      p(
        'Ban công tác Mặt trận ấp vẽ sơ đồ, treo ở nhà văn hoá để ai cũng xem được. Nhà nào mất nhiều đất, xóm góp công dời hàng rào, trồng lại cây. Con lộ xong trước mùa mưa.',
      ),
    ),
  },
  {
    slug: 'giam-sat-tien-ho-tro-den-dung-nguoi',
    category: 'giam-sat-phan-bien',
    published: '2020-06-12T14:00:00+07:00',
    title: 'Giám sát để tiền hỗ trợ đến đúng người',
    lead: 'Danh sách niêm yết, số điện thoại phản ánh công khai, Mặt trận đi kiểm tra ngẫu nhiên từng hộ: cách làm đơn giản giúp tiền hỗ trợ đến đúng tay.',
    byline,
    picture: null,
    body: doc(
      p(
        'Đoàn giám sát chọn ngẫu nhiên hộ trong danh sách, đến tận nhà hỏi ba câu: đã nhận chưa, nhận bao nhiêu, có ai giữ lại đồng nào không. Kết quả được đọc lại trước dân ngay trong tuần.',
      ),
      p(
        'Với ',
        fig('branches', { date: '2020-06-12' }),
        ' chi hội, chi đoàn ở ấp, khu vực, tai mắt của Mặt trận có ở khắp nơi. Điều cần là người phản ánh được trả lời, và được bảo vệ.',
      ),
    ),
  },
  {
    slug: 'cuu-chien-binh-giu-binh-yen-xom-ap',
    category: 'phong-trao-thi-dua',
    published: '2019-12-06T08:15:00+07:00',
    title: 'Cựu chiến binh giữ bình yên xóm ấp',
    lead: 'Tuổi cao nhưng chân còn khoẻ, các bác cựu chiến binh vẫn tuần đêm, hoà giải, dạy trẻ tránh xa tệ nạn.',
    byline,
    picture: null,
    body: doc(
      p(
        'Hội Cựu chiến binh tỉnh hiện có ',
        fig('memberships', { organisation: 'veterans', date: '2019-12-06' }),
        ' hội viên. Ở nhiều ấp, tổ hoà giải có các bác làm nòng cốt: nói ít, nghe nhiều, nhớ chuyện cũ để giữ tình làng.',
      ),
      p('Năm qua, hàng trăm vụ xích mích nhỏ được khép lại ngay trong xóm, không phải đưa lên xã.'),
    ),
  },
];

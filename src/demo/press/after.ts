import type { Written } from './written.ts';
import { doc, fig, p } from './body.ts';

const byline = 'Ban Biên tập';

/** Short articles of later years, with the reorganisation of 1/7/2025 between them. */
export const after: readonly Written[] = [
  {
    slug: 'ngay-hoi-dai-doan-ket-o-nga-bay',
    category: 'hoat-dong-mat-tran',
    published: '2022-11-18T19:00:00+07:00',
    title: 'Ngày hội Đại đoàn kết ở Ngã Bảy',
    lead: 'Mâm cơm chung, hội thi đua ghe, và bản cam kết của khu dân cư: ngày hội tháng mười một ở Ngã Bảy vui mà thiết thực.',
    byline,
    picture: {
      key: 'hoa-sen',
      alt: 'Tranh vẽ đầm sen nở hồng lúc nắng sớm, lá xanh xếp lớp và đôi chim nước bay ngang',
    },
    body: doc(
      p(
        'Thành phố Ngã Bảy hiện có ',
        fig('memberships', { area: 'thanh-pho-nga-bay', date: '2022-11-18' }),
        ' đoàn viên, hội viên của bốn tổ chức. Trong ngày hội, từng khu vực tự chấm điểm việc đã hứa năm trước: việc nào xong, việc nào còn nợ dân.',
      ),
      p(
        'Năm nay bà con hứa thêm hai việc: không để hộ nào thiếu nhà vệ sinh, và mỗi tháng một ngày chủ nhật xanh.',
      ),
    ),
  },
  {
    slug: 'thoat-ngheo-tu-to-hop-tac',
    category: 'an-sinh-xa-hoi',
    published: '2023-10-17T09:00:00+07:00',
    title: 'Thoát nghèo từ tổ hợp tác',
    lead: 'Vay chung, mua chung, bán chung: tổ hợp tác ở ấp giúp những hộ ít đất có thu nhập đều hơn.',
    byline,
    picture: {
      key: 'xom-ven-kenh',
      alt: 'Tranh vẽ xóm nhỏ ven kênh lúc sớm mai: nhà mái ngói, hàng dừa, chiếc xuồng và ruộng lúa phía xa',
    },
    body: doc(
      p(
        'Từ đầu năm đến Ngày vì người nghèo, ',
        fig('poverty-exits', { from: '2023-01-01', to: '2023-10-17' }),
        ' đoàn viên, hội viên trong tỉnh được ghi nhận thoát nghèo. Nhiều người trong số đó đi lên từ tổ hợp tác trồng khóm, nuôi lươn, đan lục bình.',
      ),
      p(
        'Bí quyết, theo các tổ trưởng, là sổ sách rõ: ai góp gì, lời chia sao đều ghi và đọc trước tổ. Tin nhau rồi thì vốn tự đến.',
      ),
    ),
  },
  {
    slug: 'nong-thon-moi-vi-thuy-gin-giu-tieu-chi',
    category: 'nong-thon-moi',
    published: '2024-08-09T15:30:00+07:00',
    title: 'Vị Thủy gìn giữ từng tiêu chí nông thôn mới',
    lead: 'Đạt chuẩn đã khó, giữ chuẩn còn khó hơn. Vị Thủy chọn cách giao mỗi tiêu chí cho một đoàn thể theo đến cùng.',
    byline,
    picture: {
      key: 'cau-duong',
      alt: 'Tranh vẽ cây cầu nhỏ bắc qua kênh, con lộ bê tông mới và ruộng lúa vàng hai bên',
    },
    body: doc(
      p(
        'Từ đầu năm, các đoàn thể huyện Vị Thủy hoàn thành ',
        fig('works', { area: 'huyen-vi-thuy', from: '2024-01-01', to: '2024-08-09' }),
        ' công trình, phần việc. Hội Nông dân lo đường nội đồng, Hội Phụ nữ lo môi trường, Đoàn Thanh niên lo chuyển đổi số ở ấp.',
      ),
      p(
        'Cứ mỗi quý, kết quả được treo ở nhà văn hoá để dân chấm lại. Tiêu chí nào dân chấm thấp, cả xã cùng bàn.',
      ),
    ),
  },
  {
    slug: 'ngay-dau-o-phuong-vi-thanh-moi',
    category: 'hoat-dong-mat-tran',
    published: '2025-07-02T07:30:00+07:00',
    title: 'Ngày đầu ở phường Vị Thanh mới',
    lead: 'Từ 1/7/2025, ba phường cũ thành một phường Vị Thanh của thành phố Cần Thơ. Chi hội, chi đoàn vẫn ở đó, chỉ địa chỉ thay đổi.',
    byline,
    picture: null,
    body: doc(
      p(
        'Sáng đầu tiên, cán bộ Mặt trận phường đón dân bằng một tờ sơ đồ: ấp, khu vực nào nay thuộc đâu, tìm ai khi cần giấy tờ. Không hồ sơ hội viên nào phải kê khai lại.',
      ),
      p(
        'Phường mới có ',
        fig('memberships', { area: 'phuong-vi-thanh', date: '2025-07-01' }),
        ' đoàn viên, hội viên ở ',
        fig('branches', { area: 'phuong-vi-thanh', date: '2025-07-01' }),
        ' chi hội, chi đoàn. Con số ấy bằng đúng tổng của ba phường trước ngày sắp xếp, và ai cũng mở ra kiểm tra được.',
      ),
    ),
  },
  {
    slug: 'xa-vi-thuy-mot-nam-sau-sap-xep',
    category: 'nong-thon-moi',
    published: '2026-07-01T08:00:00+07:00',
    title: 'Xã Vị Thủy một năm sau sắp xếp',
    lead: 'Xã rộng hơn, đường xa hơn, nên đoàn thể phải gần dân hơn. Một năm nhìn lại từ xã Vị Thủy.',
    byline,
    picture: {
      key: 'duong-que-dem',
      alt: 'Tranh vẽ đường quê ban đêm với hàng đèn sáng, trăng tròn và mái nhà bên con rạch',
    },
    body: doc(
      p(
        'Một năm qua, xã Vị Thủy ghi nhận ',
        fig('works', { area: 'xa-vi-thuy', from: '2025-07-01', to: '2026-06-30' }),
        ' công trình, phần việc do các đoàn thể thực hiện. Tỷ lệ hộ có đoàn viên, hội viên cuối tháng 6 là ',
        fig('household-coverage', { area: 'xa-vi-thuy', date: '2026-06-30' }),
        '.',
      ),
      p(
        'Để gần dân, Mặt trận xã lập điểm tiếp dân ở nhà văn hoá của xã cũ, mỗi tuần hai buổi. Bí thư chi đoàn giúp người già làm thủ tục trên điện thoại. Việc gì chưa rõ, hẹn ngày trả lời.',
      ),
    ),
  },
  {
    slug: 'y-kien-dan-truoc-ky-hop',
    category: 'giam-sat-phan-bien',
    published: '2026-10-05T16:00:00+07:00',
    title: 'Lắng nghe ý kiến dân trước kỳ họp cuối năm',
    lead: 'Trước kỳ họp hội đồng nhân dân, Mặt trận gom ý kiến từ các buổi sinh hoạt chi hội, thay vì chờ dân lên trụ sở.',
    byline,
    picture: {
      key: 'sinh-hoat-chi-hoi',
      alt: 'Tranh vẽ buổi sinh hoạt chi hội dưới mái nhà văn hoá ấp: nhiều người ngồi quanh, cờ và hàng cau phía sau',
    },
    body: doc(
      p(
        'Toàn địa bàn Hậu Giang cũ hiện có ',
        fig('branches', { date: '2026-09-30' }),
        ' chi hội, chi đoàn. Tháng này, mỗi nơi dành nửa giờ trong buổi sinh hoạt để ghi ý kiến: việc gì cần làm trước, việc gì đã hứa mà chưa xong.',
      ),
      p(
        'Ý kiến được xếp theo việc, gửi cơ quan có trách nhiệm kèm hạn trả lời. Bản tổng hợp sẽ đăng công khai, kể cả những ý kiến chưa giải quyết được.',
      ),
    ),
  },
];

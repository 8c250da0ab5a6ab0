import { fold } from '#core/text.ts';
import type { Random } from './random.ts';

// Family names by their frequency in the south-west (rounded), middle and given names by sex.
const FAMILY =
  'Nguyễn:38 Trần:12 Lê:10 Phạm:6 Huỳnh:6 Võ:5 Phan:4 Đặng:3 Bùi:2 Đỗ:2 Hồ:2 Ngô:2 Dương:2 Lý:2 Trương:2 Danh:1 Thạch:1'
    .split(' ')
    .flatMap((entry) => {
      const [name, weight] = entry.split(':');
      return Array<string>(Number(weight)).fill(name!);
    });
const MIDDLE = {
  female: ['Thị', 'Thị', 'Thị', 'Thị Kim', 'Thị Ngọc', 'Ngọc', 'Kim', 'Mỹ', 'Thanh', 'Bích', 'Hồng', 'Thu'],
  male: ['Văn', 'Văn', 'Văn', 'Hữu', 'Minh', 'Thanh', 'Quốc', 'Hoàng', 'Đức', 'Công', 'Tấn', 'Chí'],
};
const GIVEN = {
  female:
    'Lan Hoa Hương Mai Thúy Nga Loan Phượng Tuyết Yến Ngân Trang Linh Thảo Nhung Diễm Hằng Oanh Xuân Đào Cúc Liễu Út Bé Tư Vân Hạnh Phương Quyên Trâm'.split(
      ' ',
    ),
  male: 'Hùng Dũng Tuấn Nam Hải Sơn Long Phúc Lộc Thành Tài Bình Khánh Nghĩa Trung Hiếu Tâm Đạt Khoa Quân Vinh Thắng Tèo Út Hậu Giàu Sang Nhân Kiệt Lâm'.split(
    ' ',
  ),
};

export type Sex = 'female' | 'male';

/** A synthetic full name. */
export const personName = (random: Random, sex: Sex): string =>
  `${random.pick(FAMILY)} ${random.pick(MIDDLE[sex])} ${random.pick(GIVEN[sex])}`;

const FIRST =
  'Thạnh Mỹ Tân Phú Long Hòa Bình An Vĩnh Đông Nhơn Trường Hưng Phước Lợi Xẻo Láng Bàu Cái Đồng'.split(' ');
const SECOND =
  'Lợi Hòa Phú Quới Thuận An Bình Thành Phước Mỹ Hưng Thới Trị Sen Vông Môn Cát Tiến Khánh Xuân'.split(' ');

/** A synthetic hamlet name whose folded form `taken` does not hold yet: it becomes an address too. */
export function hamletName(random: Random, taken: Set<string>): string {
  for (;;) {
    const [first, second] = [random.pick(FIRST), random.pick(SECOND)];
    const name = `${first} ${second}`;
    if (first === second || taken.has(fold(name))) continue;
    taken.add(fold(name));
    return name;
  }
}

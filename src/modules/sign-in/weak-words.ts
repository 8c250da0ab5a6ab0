import { fold } from '#core/text.ts';

/** What people here make passwords of: words, names, places, in the spelling without marks and spaces. */
const WORDS = `
mật khẩu, mặt khẩu, mat khau cua toi, mật mã, mật khẩu mới, không có mật khẩu, không biết, quên rồi, xin chào, chào bạn, cảm ơn,
anh yêu em, em yêu anh, yêu em, yêu anh, yêu mãi mãi, mãi mãi, mãi yêu em, nhớ em, nhớ anh, vợ yêu, chồng yêu, con yêu, ba mẹ,
bố mẹ, gia đình, hạnh phúc, tình yêu, thành công, may mắn, phát tài, phát lộc, lộc phát, bình an, sức khỏe, thiên thần,
đẹp trai, xinh gái, dễ thương, quê hương, tổ quốc, việt nam, vietnam vô địch, hồ chí minh, bác hồ, dân là gốc, quyết thắng,
độc lập, tự do, đoàn kết, đại đoàn kết, mặt trận, mặt trận tổ quốc, nông dân, phụ nữ, thanh niên, đoàn thanh niên, cựu chiến binh,
công đoàn, hội nông dân, hội phụ nữ, chi hội, chi đoàn, ủy ban, đảng ủy, văn phòng, cán bộ, bí thư, chủ tịch, quản trị, nhân viên,
kế toán, trường học, máy tính, điện thoại, internet, bóng đá, con mèo, con chó, hoa hồng, hoa sen, mặt trời, mùa xuân, mùa thu,
một hai ba, một hai ba bốn, một hai ba bốn năm, nguyễn văn a, nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ,
hồ, ngô, dương, lý, văn, thị, anh, bình, châu, chi, cường, dung, dũng, duy, đạt, đức, giang, hà, hải, hạnh, hằng, hiền, hiếu, hoa,
hòa, hồng, hùng, hương, huy, huyền, khánh, khoa, kiên, lan, liên, linh, loan, long, mai, minh, my, nam, nga, ngân, ngọc, nguyên,
nhân, nhi, nhung, phong, phú, phúc, phương, quân, quang, quốc, quyên, sơn, tâm, tân, thanh, thành, thảo, thắng, thắm, thiện, thịnh,
thu, thủy, thúy, thư, tiến, tín, toàn, trang, trâm, trinh, trọng, trung, tú, tuấn, tùng, tuyết, vân, việt, vinh, vy, xuân, yến,
ngọc anh, minh anh, phương anh, thanh tâm, thanh hương, hoàng anh, bảo châu, gia bảo, gia hân, minh khôi, kim ngân,
an giang, bà rịa vũng tàu, bạc liêu, bắc giang, bắc kạn, bắc ninh, bến tre, bình dương, bình định, bình phước, bình thuận, cà mau,
cao bằng, cần thơ, đà nẵng, đắk lắk, đắk nông, điện biên, đồng nai, đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh,
hải dương, hải phòng, hậu giang, hòa bình, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lạng sơn, lào cai, lâm đồng,
long an, nam định, nghệ an, ninh bình, ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị,
sài gòn, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa, thừa thiên huế, tiền giang, trà vinh, tuyên quang,
vĩnh long, vĩnh phúc, yên bái, miền tây, vị thanh, ngã bảy, long mỹ, phụng hiệp, châu thành, vị thủy, ninh kiều, cái răng`;

const days = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'];
const YEARS = Array.from({ length: 101 }, (_, i) => String(1940 + i));

/** The words without marks and spaces, those first that are guessed first. */
export const weakWords: string[] = [...WORDS.split(','), ...days]
  .map((word) => fold(word).replaceAll(' ', ''))
  .concat(YEARS);

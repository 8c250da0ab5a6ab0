/** What each drawn picture shows, for whoever does not see it. */
export const ALT = {
  'xom-ven-kenh':
    'Tranh vẽ xóm nhỏ ven kênh lúc sớm mai: ba ngôi nhà mái ngói giữa hàng dừa, một người chèo xuồng trên mặt nước',
  'sinh-hoat-chi-hoi':
    'Tranh vẽ buổi sinh hoạt chi hội dưới mái nhà văn hóa ấp: bà con ngồi thành hàng nhìn lên tấm bảng xanh',
  'dung-nha':
    'Tranh vẽ căn nhà đang dựng: mái ngói lợp dở, tường gạch xây dở, thang tre và bà con chuyền gạch phía trước',
  'sach-vo':
    'Tranh vẽ chồng sách, ống bút và cặp đến trường trên bàn gỗ, ngoài cửa sổ là sân trường và cành phượng đỏ',
  'cau-duong':
    'Tranh vẽ cây cầu cong lan can xanh bắc qua kênh, người đạp xe đi trên cầu, xuồng chở lúa bên dưới',
  'canh-dong':
    'Tranh vẽ cánh đồng lúa chín có con kênh và con đường nhỏ dẫn về xóm nhà dưới hàng dừa, nắng chiều',
  'ban-do':
    'Tranh vẽ bản đồ ghép từ nhiều mảnh màu xanh, vàng, cam, có dòng sông chảy qua và mấy chiếc ghim đánh dấu',
  'hoa-sen': 'Tranh vẽ đầm sen nở hồng lúc nắng sớm, lá xanh xếp lớp, đôi chim bay xa',
  'duong-que-dem': 'Tranh vẽ đường quê ban đêm với hàng đèn sáng bên bờ kênh, trăng tròn và ba người đi bộ',
} as const;

export type PictureKey = keyof typeof ALT;

/** A drawn picture with its words. */
export const drawn = (key: PictureKey) => ({ key, alt: ALT[key] });

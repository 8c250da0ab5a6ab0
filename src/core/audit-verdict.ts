import type { Verified, Wrong } from './audit-seal.server.ts';

const WORDS: Record<Wrong, [vi: string, en: string]> = {
  'entry-changed': ['có dòng đã bị sửa', 'an entry was changed'],
  'entry-missing': ['thiếu dòng', 'an entry is missing'],
  'entry-added': ['có dòng bị chèn thêm', 'an entry was added'],
  'seal-changed': ['chính niêm phong đã bị sửa', 'the seal itself was changed'],
  'link-broken': ['không nối với niêm phong trước', 'it does not follow the seal before'],
};
const shown = (n: number) => n.toLocaleString('vi-VN');

/** What a verification found, in sentences of both languages: how much was verified, then each thing that is wrong. */
export function verdict({ sealed, seals, unsealed, broken }: Verified): [whole: string, ...wrong: string[]] {
  return [
    `Đã đối chiếu ${shown(sealed)} dòng nhật ký trong ${shown(seals)} niêm phong; ${shown(unsealed)} dòng chưa niêm phong. ` +
      `(${sealed} entries under ${seals} seals verified; ${unsealed} not sealed yet.)`,
    ...broken.map(({ seal, firstId, lastId, wrong }) => {
      const [vi, en] = WORDS[wrong];
      return `Sai ở niêm phong số ${seal} (dòng ${firstId} đến ${lastId}): ${vi}. (seal ${seal}, entries ${firstId} to ${lastId}: ${en}.)`;
    }),
  ];
}

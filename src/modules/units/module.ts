export const module = {
  key: 'units',
  title: { vi: 'Tổ chức', en: 'Organisations' },
  needs: ['areas'],
} as const;

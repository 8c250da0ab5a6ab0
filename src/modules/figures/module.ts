export const module = {
  key: 'figures',
  title: { vi: 'Số liệu', en: 'Figures' },
  needs: ['areas', 'units', 'members'],
} as const;

export const module = {
  key: 'portal',
  title: { vi: 'Cổng thông tin', en: 'Portal' },
  needs: ['areas', 'units', 'figures'],
} as const;

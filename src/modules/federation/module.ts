export const module = {
  key: 'federation',
  title: { vi: 'Liên hiệp', en: 'Federation' },
  needs: [],
} as const;

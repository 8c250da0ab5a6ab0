export const module = {
  key: 'programmes',
  title: { vi: 'Phong trào, chương trình', en: 'Programmes' },
  needs: ['areas', 'units'],
} as const;

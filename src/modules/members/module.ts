export const module = {
  key: 'members',
  title: { vi: 'Hội viên', en: 'Members' },
  needs: ['areas', 'units'],
} as const;

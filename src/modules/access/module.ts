export const module = {
  key: 'access',
  title: { vi: 'Phân quyền', en: 'Access' },
  needs: ['units', 'sign-in'],
} as const;

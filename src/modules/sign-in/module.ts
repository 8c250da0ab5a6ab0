export const module = {
  key: 'sign-in',
  title: { vi: 'Đăng nhập', en: 'Signing in' },
  needs: [],
} as const;

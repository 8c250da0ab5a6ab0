import i18next from 'i18next';
import accessEn from '#modules/access/words.en.json' with { type: 'json' };
import accessVi from '#modules/access/words.vi.json' with { type: 'json' };
import figuresEn from '#modules/figures/words.en.json' with { type: 'json' };
import figuresVi from '#modules/figures/words.vi.json' with { type: 'json' };
import portalEn from '#modules/portal/words.en.json' with { type: 'json' };
import portalVi from '#modules/portal/words.vi.json' with { type: 'json' };
import adminEn from './(work)/words.admin.en.json' with { type: 'json' };
import adminVi from './(work)/words.admin.vi.json' with { type: 'json' };
import auditEn from './(work)/words.audit.en.json' with { type: 'json' };
import auditVi from './(work)/words.audit.vi.json' with { type: 'json' };
import settingsEn from './(work)/words.settings.en.json' with { type: 'json' };
import settingsVi from './(work)/words.settings.vi.json' with { type: 'json' };
import registerEn from './(work)/words.register.en.json' with { type: 'json' };
import registerVi from './(work)/words.register.vi.json' with { type: 'json' };
import workEn from './(work)/words.en.json' with { type: 'json' };
import workVi from './(work)/words.vi.json' with { type: 'json' };
import signInEn from '#modules/sign-in/words.en.json' with { type: 'json' };
import signInVi from '#modules/sign-in/words.vi.json' with { type: 'json' };
import refusalsEn from './refusals.en.json' with { type: 'json' };
import refusalsVi from './refusals.vi.json' with { type: 'json' };

export type Lang = 'vi' | 'en';

const words = i18next.createInstance();
await words.init({
  lng: 'vi',
  fallbackLng: 'vi',
  ns: [
    'portal',
    'figures',
    'refusals',
    'access',
    'sign-in',
    'work',
    'admin',
    'settings',
    'audit',
    'register',
  ],
  defaultNS: 'portal',
  interpolation: { escapeValue: false },
  resources: {
    vi: {
      access: accessVi,
      admin: adminVi,
      audit: auditVi,
      figures: figuresVi,
      portal: portalVi,
      refusals: refusalsVi,
      settings: settingsVi,
      'sign-in': signInVi,
      work: workVi,
      register: registerVi,
    },
    en: {
      access: accessEn,
      admin: adminEn,
      audit: auditEn,
      figures: figuresEn,
      portal: portalEn,
      refusals: refusalsEn,
      settings: settingsEn,
      'sign-in': signInEn,
      work: workEn,
      register: registerEn,
    },
  },
});

/** The address alone decides the language: English pages live under /en. */
export const langOf = (path: string): Lang => (path === '/en' || path.startsWith('/en/') ? 'en' : 'vi');

/** The words of a language: takes 'namespace:key' and what its sentence needs. A key nobody wrote is a bug, and says so. */
export type Words = (key: string, params?: Record<string, unknown>) => string;

export function wordsIn(lang: Lang): Words {
  const fixed = words.getFixedT(lang) as unknown as Words;
  return (key, params) => {
    if (!words.exists(key, { lng: lang })) throw new Error(`no words for ${key}`);
    return fixed(key, params);
  };
}

/** Whether there are words for a key that data names: an action of the audit, an event. */
export const hasWords = (key: string): boolean => words.exists(key, { lng: 'vi' });

/** An address in a language: '/so-lieu' in English is '/en/so-lieu'. */
export const inLang = (lang: Lang, path: string): string =>
  lang === 'en' ? `/en${path === '/' ? '' : path}` : path;

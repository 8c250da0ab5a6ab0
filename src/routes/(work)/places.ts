import { may, mayAnywhere, PERMISSIONS, type Actor, type Permission } from '#core/actor.ts';
import type { IconName } from '#ui/icons.ts';
import { inLang, type Lang, type Words } from '../words.ts';

interface Place {
  path: string;
  /** Its key in the words. */
  text: string;
  icon: IconName;
  /** Pressed after g. */
  key?: string;
  /** Shown to whoever may do one of these: anywhere, or (`whole`) for the whole federation. */
  needs?: readonly Permission[];
  whole?: boolean;
}

/** What a user may do anywhere, and for the whole federation. */
export interface Permissions {
  anywhere: Permission[];
  whole: Permission[];
}

export const permissionsOf = (actor: Actor): Permissions => ({
  anywhere: PERMISSIONS.filter((p) => mayAnywhere(actor, p)),
  whole: PERMISSIONS.filter((p) => may(actor, p, null)),
});

/** Where the workspace leads, by heading: the one list behind the menu, the palette and the shortcuts. */
const places: { title: string | null; places: Place[] }[] = [
  {
    title: null,
    places: [
      { path: '/lam-viec', text: 'work:home', icon: 'home', key: 'h' },
      { path: '/lam-viec/viec', text: 'settings:jobs.mine', icon: 'clock' },
    ],
  },
  {
    title: 'register:section',
    places: [
      {
        path: '/lam-viec/hoi-vien',
        text: 'register:members.title',
        icon: 'people',
        key: 'm',
        needs: ['persons.read'],
      },
      { path: '/lam-viec/don-vi', text: 'register:units.title', icon: 'tree', key: 'd' },
      {
        path: '/lam-viec/bai-viet',
        text: 'register:articles.title',
        icon: 'page',
        key: 'b',
        needs: ['articles.write'],
        whole: true,
      },
    ],
  },
  {
    title: 'work:sections.admin',
    places: [
      {
        path: '/lam-viec/quan-tri/nguoi-dung',
        text: 'work:path.users',
        icon: 'people',
        key: 'n',
        needs: ['users.write'],
      },
      { path: '/lam-viec/quan-tri/quyen', text: 'work:path.roles', icon: 'key', needs: ['users.write'] },
      {
        path: '/lam-viec/quan-tri/lien-hiep',
        text: 'settings:federation.title',
        icon: 'settings',
        needs: ['settings.write'],
        whole: true,
      },
      {
        path: '/lam-viec/quan-tri/thu',
        text: 'settings:mail.title',
        icon: 'inbox',
        needs: ['settings.write'],
        whole: true,
      },
      {
        path: '/lam-viec/quan-tri/viec',
        text: 'settings:jobs.title',
        icon: 'clock',
        needs: ['jobs.write'],
        whole: true,
      },
      {
        path: '/lam-viec/quan-tri/nhat-ky',
        text: 'audit:title',
        icon: 'page',
        needs: ['audit.read'],
        whole: true,
      },
      {
        path: '/lam-viec/quan-tri/suc-khoe',
        text: 'settings:health.title',
        icon: 'chart',
        needs: ['jobs.write', 'settings.write'],
        whole: true,
      },
    ],
  },
  {
    title: 'work:sections.view',
    places: [
      { path: '/so-lieu', text: 'work:path.figures', icon: 'chart', key: 's' },
      { path: '/', text: 'work:publicSite', icon: 'page' },
    ],
  },
];

const shown = ({ needs, whole }: Place, { anywhere, whole: everywhere }: Permissions): boolean =>
  !needs || needs.some((p) => (whole ? everywhere : anywhere).includes(p));

/** Sections with the places that lead this user somewhere; none that is empty. */
const placesFor = (permissions: Permissions) =>
  places
    .map((section) => ({ ...section, places: section.places.filter((p) => shown(p, permissions)) }))
    .filter((section) => section.places.length > 0);

/** The menu in a language; `path` is the page's own, without the language. */
export function sectionsFor(t: Words, lang: Lang, path: string, permissions: Permissions) {
  const isHere = (place: string) =>
    path === place || (place !== '/' && place !== '/lam-viec' && path.startsWith(`${place}/`));
  return placesFor(permissions).map((section) => ({
    title: section.title && t(section.title),
    links: section.places.map((place) => ({
      href: inLang(lang, place.path),
      text: t(place.text),
      icon: place.icon,
      current: isHere(place.path),
    })),
  }));
}

/** The keys of the workspace, for the list that ? opens. */
export function shortcutsFor(t: Words, lang: Lang, permissions: Permissions) {
  const going = placesFor(permissions)
    .flatMap((section) => section.places)
    .flatMap((p) => (p.key ? [{ keys: ['g', p.key], text: t(p.text), href: inLang(lang, p.path) }] : []));
  return [
    { keys: ['Ctrl', 'K'], text: t('work:keys.search') },
    { keys: ['/'], text: t('work:keys.search') },
    { keys: ['?'], text: t('work:keys.help') },
    ...going,
  ];
}

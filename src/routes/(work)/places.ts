import type { Permission } from '#core/actor.ts';
import type { IconName } from '#ui/icons.ts';
import { inLang, type Lang, type Words } from '../words.ts';

interface Place {
  path: string;
  /** Its key in the words. */
  text: string;
  icon: IconName;
  /** Pressed after g. */
  key?: string;
  /** Shown to who has it anywhere; without it, to everybody. */
  needs?: Permission;
}

/** Where the workspace leads, by heading: the one list behind the menu, the palette and the shortcuts. */
const places: { title: string | null; places: Place[] }[] = [
  { title: null, places: [{ path: '/lam-viec', text: 'work:home', icon: 'home', key: 'h' }] },
  {
    title: 'work:sections.administration',
    places: [
      {
        path: '/lam-viec/quan-tri/nguoi-dung',
        text: 'work:path.users',
        icon: 'people',
        key: 'n',
        needs: 'users.write',
      },
      { path: '/lam-viec/quan-tri/quyen', text: 'work:path.roles', icon: 'key', needs: 'users.write' },
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

/** The places of those who have these permissions somewhere. */
const placesFor = (mine: readonly Permission[]) =>
  places
    .map((s) => ({ ...s, places: s.places.filter((p) => !p.needs || mine.includes(p.needs)) }))
    .filter((s) => s.places.length > 0);

/** The menu in a language; `path` is the page's own, without the language, `mine` what the user may do anywhere. */
export function sectionsFor(t: Words, lang: Lang, path: string, mine: readonly Permission[]) {
  const isHere = (place: string) =>
    path === place || (place !== '/' && place !== '/lam-viec' && path.startsWith(`${place}/`));
  return placesFor(mine).map((section) => ({
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
export function shortcutsFor(t: Words, lang: Lang, mine: readonly Permission[]) {
  const going = placesFor(mine)
    .flatMap((section) => section.places)
    .flatMap((p) => (p.key ? [{ keys: ['g', p.key], text: t(p.text), href: inLang(lang, p.path) }] : []));
  return [
    { keys: ['Ctrl', 'K'], text: t('work:keys.search') },
    { keys: ['/'], text: t('work:keys.search') },
    { keys: ['?'], text: t('work:keys.help') },
    ...going,
  ];
}

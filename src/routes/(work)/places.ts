import type { IconName } from '#ui/icons.ts';
import { inLang, type Lang, type Words } from '../words.ts';

interface Place {
  path: string;
  /** Its key in the words. */
  text: string;
  icon: IconName;
  /** Pressed after g. */
  key?: string;
}

/** Where the workspace leads, by heading: the one list behind the menu, the palette and the shortcuts. */
const places: { title: string | null; places: Place[] }[] = [
  { title: null, places: [{ path: '/lam-viec', text: 'work:home', icon: 'home', key: 'h' }] },
  {
    title: 'work:sections.view',
    places: [
      { path: '/so-lieu', text: 'work:path.figures', icon: 'chart', key: 's' },
      { path: '/', text: 'work:publicSite', icon: 'page' },
    ],
  },
];

/** The menu in a language; `path` is the page's own, without the language. */
export function sectionsFor(t: Words, lang: Lang, path: string) {
  const isHere = (place: string) =>
    path === place || (place !== '/' && place !== '/lam-viec' && path.startsWith(`${place}/`));
  return places.map((section) => ({
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
export function shortcutsFor(t: Words, lang: Lang) {
  const going = places
    .flatMap((section) => section.places)
    .flatMap((p) => (p.key ? [{ keys: ['g', p.key], text: t(p.text), href: inLang(lang, p.path) }] : []));
  return [
    { keys: ['Ctrl', 'K'], text: t('work:keys.search') },
    { keys: ['/'], text: t('work:keys.search') },
    { keys: ['?'], text: t('work:keys.help') },
    ...going,
  ];
}

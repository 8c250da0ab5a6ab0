/** Drawn on a grid of 20 × 20, as lines. */
export const icons = {
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  inbox: 'M3 11l2.5-7h9L17 11v5H3zM3 11h4l1 2.5h4L13 11h4',
  tree: 'M10 3v5M4 17v-5h12v5M10 8v9M8 3h4',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.2-5 5.5-5s5.5 2 5.5 5M13 9.5a3 3 0 0 0 0-6M15 12.5c2 .6 3 2.2 3 4.5',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 6v4l3 2',
  chart: 'M3 17h14M5 14v-4M10 14V4M15 14V8',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v3M13 3v3',
  page: 'M5 2.5h7l3 3v12H5zM8 9h4M8 12.5h4',
  money: 'M2.5 5h15v10h-15zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM5 10h.01M15 10h.01',
  voice: 'M3 4h14v9H9l-4 4v-4H3z',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.6 12.6L17 17',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  key: 'M7 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 9.5H18v3M15 9.5v2',
  done: 'M4 10.5l4 4 8-9',
  warn: 'M10 3l8 14H2zM10 8v4M10 14.5h.01',
} as const;

export type IconName = keyof typeof icons;

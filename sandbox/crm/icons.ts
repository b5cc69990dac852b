import { Html } from './html.ts';

/** SVG paths of the icons, in a view box of 20 by 20. */
const PATHS = {
  inbox: 'M3 11l2-7h10l2 7v5H3zM3 11h4l1 2h4l1-2h4',
  star: 'M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2',
  send: 'M3 10l14-6-5 13-3-5zM9 12l8-8',
  page: 'M5 3h7l3 3v11H5zM12 3v3h3M7.500 10h5M7.500 13h5',
  tag: 'M3 3h7l7 7-7 7-7-7zM7 7h.01',
  search: 'M9 4a5 5 0 100 10A5 5 0 009 4zM13 13l4 4',
  back: 'M16 10H4M9 5l-5 5 5 5',
  archive: 'M3 4h14v3H3zM4 7v9h12V7M8 10h4',
  bin: 'M4 6h12M8 6V4h4v2M5.500 6l.7 11h7.600l.7-11',
  more: 'M10 5h.01M10 10h.01M10 15h.01',
  pencil: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  reply: 'M8 5L3 10l5 5M3 10h8a6 6 0 016 6',
  down: 'M6 8l4 4 4-4',
  pane: 'M3 4h14v12H3zM10 4v12',
  close: 'M5 5l10 10M15 5L5 15',
  window: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  mail: 'M3 5h14v10H3zM3 6l7 5 7-5',
  phone: 'M6 3l2 4-2 1.500a9 9 0 005.500 5.500L13 12l4 2v3c-8 0-14-6-14-14z',
  note: 'M4 3h12v9l-4 5H4zM12 17v-5h4',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  people:
    'M7 10a3 3 0 100-6 3 3 0 000 6zM2 16c0-3 2-4.500 5-4.500s5 1.500 5 4.500M13 5a2.500 2.500 0 010 5M14 11.500c2.500.3 4 1.800 4 4.500',
  building: 'M4 17V4h8v13M12 8h4v9M2.500 17h15M7 7h2M7 10h2M7 13h2',
  deal: 'M3 8l7-4 7 4-7 4zM3 12l7 4 7-4',
  ticket: 'M3 6h14v3a1.500 1.500 0 000 3v3H3v-3a1.500 1.500 0 000-3zM12 6v9',
  chat: 'M3 4h14v9H9l-4 4v-4H3z',
  eye: 'M2 10c2-3.500 4.700-5 8-5s6 1.500 8 5c-2 3.500-4.700 5-8 5s-6-1.500-8-5zM10 8a2 2 0 100 4 2 2 0 000-4z',
} as const;

/** The names of the icons. */
export type IconName = keyof typeof PATHS;

/** A decorative icon, hidden from screen readers; its label is next to it or on the button. */
export const icon = (name: IconName): Html =>
  new Html(
    `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`,
  );

import './controls.css';

/** The outline of the round icons. */
const ROUND = 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z';

/** The icons: one path each, on a 16 × 16 grid with a stroke of 1.5. */
const PATHS = {
  alert: 'M8 2 1.5 13.5h13L8 2Zm0 4.5v3.2m0 1.9v.1',
  back: 'M6.5 4 2.5 8l4 4M3 8h10.5',
  calendar: 'M2.5 4h11v9.5h-11V4Zm0 3h11M5.5 2v2.5m5-2.5v2.5',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  clock: `${ROUND}M8 4.6V8l2.4 1.6`,
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M6 5.5h7.5V14H6V5.5ZM10.5 5V2.5h-8V11H5.5',
  gear: 'M12.8 6.5l1.8.2 0 2.6-1.8.2-.4.8 1.2 1.4-1.9 1.9-1.4-1.2-.8.4-.2 1.8-2.6 0-.2-1.8-.8-.4-1.4 1.2-1.9-1.9 1.2-1.4-.4-.8-1.8-.2 0-2.6 1.8-.2.4-.8-1.2-1.4 1.9-1.9 1.4 1.2.8-.4.2-1.8 2.6 0 .2 1.8.8.4 1.4-1.2 1.9 1.9-1.2 1.4ZM8 5.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z',
  info: `${ROUND}m0 5.4v4m0-6.3v.1`,
  join: 'M1.8 4.5h8v7h-8v-7Zm8 2.6 4.4-2.3v6.4L9.8 8.9',
  missed:
    'M6 2.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM1.6 13.8c0-2.6 1.8-4.2 4.4-4.2 1 0 1.9.2 2.6.7m1.9.2 3.4 3.4m0-3.4-3.4 3.4',
  more: 'M3 7.5a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1Zm5 0a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1Zm5 0a.5.5 0 1 1 0 1 .5.5 0 0 1 0-1Z',
  moved: 'M2.2 5.2h10.2L9.8 2.6m4 8.2H3.6l2.6 2.6',
  open: 'M9.5 2.5h4v4m0-4L8 8M6.5 3.5h-4v10h10v-4',
  person:
    'M8 2.2a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8ZM2.6 14c0-2.9 2.2-4.6 5.4-4.6s5.4 1.7 5.4 4.6',
  question: `${ROUND}M6.2 6.3c.1-1 .8-1.6 1.8-1.6s1.8.6 1.8 1.5c0 1.3-1.8 1.4-1.8 2.8m0 2.1v.1`,
  refresh: 'M13.6 6.5A5.9 5.9 0 1 0 13.4 10M13.8 2.6v4H9.9',
  search: 'M6.8 2.2a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2Zm3.4 8 3.6 3.6',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon beside a text with the same meaning, therefore hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

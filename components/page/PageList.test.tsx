// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CoverageView } from '../../lib/view/model.ts';
import type { ListedPerson } from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { PageList } from './PageList.tsx';

const NOW = Date.UTC(2026, 10, 20, 15);
const DAY = 86_400_000;
const timeContext = { now: NOW, atOncehub: NOW, zone: 'UTC', locale: 'en-GB' };
const year: CoverageView = {
  ...{ backTo: Date.UTC(2025, 10, 20), wanted: 0, checked: NOW, ownAhead: true, share: 1 },
  ...{ rows: 9, rowsLeft: 0, rate: 1, left: 0, window: 12, nextAt: 0 },
  ...{ paused: false, full: false, me: null, failure: null },
};
const person = (address: string, state: ListedPerson['state'], days = 0): ListedPerson => ({
  subject: { address, asWritten: address, name: null },
  state,
  booking: state === 'none' ? null : aBooking({ starts: NOW + days * DAY }),
});
const people = [
  person('ahead@example.com', 'ahead', 2),
  person('missed@example.com', 'missed', -9),
  person('none@example.com', 'none'),
];
const onOpen = vi.fn();
const show = (coverage: CoverageView | null) => {
  actSync(() =>
    render(
      <TimeProvider value={timeContext}>
        <PageList people={people} coverage={coverage} onOpen={onOpen} />
      </TimeProvider>,
      document.body,
    ),
  );
  return [...document.querySelectorAll('h2')].map((head) => head.textContent);
};

beforeEach(() => setTranslator((key, given) => [key, ...given].join(' ')));
afterEach(clearScreen);

test.each<[string, CoverageView | null, string]>([
  ['nothing is known', null, 'listed_unknown 1'],
  ['the last year is here', year, 'listed_noneSince 1 20 Nov 2025'],
  ['everything is here', { ...year, window: 'all' }, 'listed_none 1'],
])(
  'the heading of people without bookings claims no more than is known: %s',
  (_what, coverage, words) => {
    expect(show(coverage)).toEqual(['listed_ahead 1', 'listed_missed 1', words]);
  },
);

test('a click on a row opens that person', () => {
  show(year);
  const rows = [...document.querySelectorAll('button')];
  expect(rows).toHaveLength(3);
  actSync(() => rows[1]?.click());
  expect(onOpen).toHaveBeenCalledWith('missed@example.com');
});

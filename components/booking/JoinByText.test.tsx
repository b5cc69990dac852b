// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { loadDeferred } from '../ui/deferred.tsx';
import { BookingDetails } from './BookingDetails.tsx';
import { NextMeeting } from './NextMeeting.tsx';

const names = new Map();
const soon = (changes: Partial<Booking>) =>
  aBooking({ starts: Date.now() + 60_000, minutes: 30, ...changes });

/** A booking as the next meeting's card, and as an unfolded row of the history. */
const SURFACES: Record<string, (booking: Booking) => preact.ComponentChild> = {
  card: (booking) => <NextMeeting booking={booking} names={names} />,
  details: (booking) => (
    <BookingDetails booking={booking} names={names} pending={[]} onAct={() => {}} />
  ),
};

function show(surface: string, booking: Booking) {
  actSync(() => render(SURFACES[surface]?.(booking), document.body));
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.join')];
  const copied = [...document.querySelectorAll('.copy button')].map((b) =>
    b.getAttribute('aria-label'),
  );
  return {
    links: links.map(({ href }) => href),
    hosts: links.map((link) => link.querySelector('.join-host')?.textContent),
    rels: links.map(({ rel, target }) => `${rel} ${target}`),
    copies: copied.filter((label) => !label?.includes('BKNG')),
  };
}

beforeAll(() => loadDeferred());
beforeEach(() => setTranslator((key, given) => [key, ...given].join(' ')));
afterEach(clearScreen);

const IN_TEXT = 'https://zoom.us/j/5551112222\nPasscode: 123';

test.each(['card', 'details'])(
  '%s: a link in the text alone is joined by, with its passcode',
  (at) => {
    expect(show(at, soon({ joinText: null, location: IN_TEXT }))).toEqual({
      links: ['https://zoom.us/j/5551112222'],
      hosts: ['zoom.us'],
      rels: ['noopener noreferrer _blank'],
      copies: ['copy 123'],
    });
  },
);

test.each(['card', 'details'])('%s: a known service’s link without a scheme is joined by', (at) => {
  const { links } = show(at, soon({ joinText: 'meet.google.com/abc-defg-hij' }));
  expect(links).toEqual(['https://meet.google.com/abc-defg-hij']);
});

test.each(['card', 'details'])(
  '%s: beside OnceHub’s own link the text adds only the passcode',
  (at) => {
    const joinText = 'https://meet.acme.example/room';
    const shown = show(at, soon({ joinText, location: IN_TEXT }));
    expect([shown.links, shown.copies]).toEqual([[joinText], ['copy 123']]);
  },
);

test.each(['card', 'details'])('%s: a place is no meeting to join', (at) => {
  const location = 'https://maps.google.com/?q=12+Harbour+Street, door PIN: 4411';
  const shown = show(at, soon({ location }));
  expect([shown.links, shown.copies]).toEqual([[], []]);
});

test.each<[what: string, changes: Partial<Booking>]>([
  ['cancelled', { status: 'canceled' }],
  ['over', { starts: Date.now() - 86_400_000 }],
])('a meeting that is %s offers neither link nor passcode', (_what, changes) => {
  const shown = show('details', soon({ location: IN_TEXT, ...changes }));
  expect([shown.links, shown.copies]).toEqual([[], []]);
});

// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UNKNOWN_ZONE } from '../../lib/domain/booking.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { MeetingTime } from './meeting-parts.tsx';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const IN_BERLIN = { now: NOW, atOncehub: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

beforeEach(() => setTranslator((name, given) => `[${[name, ...given].join(' ')}]`));
afterEach(clearScreen);

test.each<[what: string, zone: string | null, said: string | null]>([
  ['no zone says nothing', null, null],
  ['the same time says nothing', 'Europe/Paris', null],
  ['another time is told with its place', 'America/New_York', '[inPlace 10:00 New York]'],
  ['an offset is told as it is', 'Etc/GMT+3', '[inPlace 12:00 GMT-3]'],
  ['a zone nobody knows is said to be unknown', UNKNOWN_ZONE, '[zoneUnknown]'],
  ['so is one of a row from before', '(GMT-05:00) Eastern Time', '[zoneUnknown]'],
])('the customer’s time: %s', (_what, customerZone, said) => {
  const booking = aBooking({ starts: NOW, minutes: 30, customerZone });
  actSync(() =>
    render(
      <TimeProvider value={IN_BERLIN}>
        <MeetingTime booking={booking} />
      </TimeProvider>,
      document.body,
    ),
  );
  expect(document.querySelector('.muted')?.textContent ?? null).toBe(said);
  expect(document.body.textContent).toMatch(said === null ? /^Fri/ : /^\[yourTime Fri/);
});

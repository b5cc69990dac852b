import { afterEach, beforeEach, expect, test } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { setTranslator } from '../i18n.ts';
import { activityLines } from './activity.ts';
import { activityFile } from './export.ts';

const AT = Date.UTC(2026, 10, 20, 23, 30);
const PLACE = { now: AT, zone: 'Europe/Berlin' };
const HERE = { now: AT, account: 'admin@example.com' };

beforeEach(() => setTranslator((key) => en[key].message));
afterEach(() => setTranslator((key) => key));

test('the file has a row for each line, times with their zone, and the local day in its name', () => {
  const lines = activityLines(
    [
      anIntent({
        ...{ id: 'b', booking: 'BKNG-2', kind: 'noShow', state: 'refused', at: AT, sentAt: AT },
        account: 'b@example.com',
        before: { status: 'scheduled', starts: null },
        failure: { kind: 'conflict', words: '=No, "never"', request: 'req_2' },
      }),
      anIntent({
        ...{ id: 'a', booking: 'BKNG-1', state: 'done', at: AT - 60_000, request: 'req_1' },
        before: { status: 'scheduled', starts: Date.UTC(2026, 6, 1, 7) },
      }),
    ],
    [aBooking({ id: 'BKNG-1', name: '=Ann', email: 'ann@example.com', subject: 'Demo, long' })],
    HERE,
  );
  expect(activityFile(lines, PLACE)).toEqual({
    name: 'bookside-activity-2026-11-21.csv',
    text: [
      '\uFEFF"Time","Action","Result","Details","Reason","Customer","Address","Meeting","Meeting time","Booking ID","Request ID","Account"',
      `"2026-11-21T00:30:00+01:00","Mark no-show","Refused","OnceHub refuses this in the booking’s present state. This action was not carried out.","'=No, ""never""","","","","","BKNG-2","req_2","b@example.com"`,
      `"2026-11-21T00:29:00+01:00","Cancel","Done","The meeting is cancelled.","","'=Ann","ann@example.com","Demo, long","2026-07-01T09:00:00+02:00","BKNG-1","req_1","admin@example.com"`,
      '',
    ].join('\r\n'),
  });
});

test('without a message from OnceHub the reason is the kind of failure', () => {
  const intent = anIntent({ state: 'refused', failure: { kind: 'offline' } });
  const lines = activityLines([intent], [], HERE);
  expect(activityFile(lines, PLACE).text).toContain(
    ',"Not sent","You are offline. Nothing was sent.","offline",',
  );
});

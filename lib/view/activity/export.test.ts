import { expect, test } from 'vitest';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { activityLines } from './activity.ts';
import { activityFile } from './export.ts';

const AT = Date.UTC(2026, 10, 20, 23, 30);
const PLACE = { now: AT, zone: 'Europe/Berlin' };

test('the file has a row for each line, times with their zone, and the local day in its name', () => {
  const lines = activityLines(
    [
      anIntent({
        ...{ id: 'b', booking: 'BKNG-2', kind: 'noShow', state: 'refused', at: AT },
        account: 'b@example.org',
        before: { status: 'scheduled', starts: null },
        failure: { kind: 'conflict', words: '=No, "never"', request: 'req_2' },
      }),
      anIntent({
        ...{ id: 'a', booking: 'BKNG-1', state: 'done', at: AT - 60_000, request: 'req_1' },
        before: { status: 'scheduled', starts: Date.UTC(2026, 6, 1, 7) },
      }),
    ],
    [aBooking({ id: 'BKNG-1', name: '=Ann', email: 'ann@example.com', subject: 'Demo, long' })],
  );
  expect(activityFile(lines, PLACE)).toEqual({
    name: 'bookside-activity-2026-11-21.csv',
    text: [
      '\uFEFFTime,Action,Result,Reason,Customer,Address,Meeting,Meeting time,Booking ID,Request ID,Account',
      `2026-11-21T00:30:00+01:00,Mark no-show,Refused,"'=No, ""never""",,,,,BKNG-2,req_2,b@example.org`,
      `2026-11-21T00:29:00+01:00,Cancel,Done,,'=Ann,ann@example.com,"Demo, long",2026-07-01T09:00:00+02:00,BKNG-1,req_1,admin@example.com`,
      '',
    ].join('\r\n'),
  });
});

test('without a message from OnceHub the reason is the kind of failure', () => {
  const lines = activityLines([anIntent({ state: 'refused', failure: { kind: 'offline' } })], []);
  expect(activityFile(lines, PLACE).text).toContain(',Not sent,offline,');
});

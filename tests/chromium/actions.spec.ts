import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { beside } from '../support/beside.ts';
import { cancelNow, posts, status } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';

test('a meeting is cancelled once, with its reason, even if the button is pressed again [claims 50, 55]', {
  tag: '@core',
}, async ({ bookside, control }) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await cancelNow(panel, 'The room is taken.');
  await panel.press('Enter');
  await panel.see('The meeting is cancelled.');
  expect(status(control)).toBe('canceled');
  expect(posts(control)).toHaveLength(1);
  expect(control.mails()).toMatchObject([{ kind: 'canceled', reason: 'The room is taken.' }]);
});

test('asking to reschedule cancels the meeting and mails the customer', { tag: '@core' }, async ({
  bookside,
  control,
}) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.click('button', 'Ask to reschedule…');
  await panel.see('Cancels the meeting and asks');
  await panel.click('button', 'Cancel it and ask');
  await panel.click('button', 'Send now');
  await panel.see('OnceHub asks the customer for a new time.');
  expect(control.mails()).toMatchObject([
    { kind: 'rescheduleRequest', booking: CARRIE.bookings.upcoming },
  ]);
});

test('OnceHub’s refusal is shown in its own words, and the request is not repeated', async ({
  bookside,
  control,
}) => {
  const { panel } = await beside(bookside, DANAS_RECORD);
  control.fault({
    kind: 'json',
    status: 409,
    match: { method: 'POST' },
    body: { type: 'invalid_request_error', message: 'This meeting is being moved.' },
  });
  await cancelNow(panel);
  await panel.see('This meeting is being moved.');
  expect(posts(control)).toHaveLength(1);
});

const LOST = [
  ['an answer that breaks off', { kind: 'wrongLength' }, 1],
  ['an answer that is no answer', { kind: 'html', status: 502, after: 'action' }, 1],
  // Chromium itself repeats a request whose kept-alive connection breaks before any answer, even a
  // POST, and no page can prevent it. OnceHub refuses the second, since the meeting is already
  // cancelled.
  ['no answer at all', { kind: 'cut', after: 'action' }, 2],
] as const;

for (const [what, fault, most] of LOST) {
  test(`after ${what} the action is settled by reading the booking, and the meeting is cancelled once`, async ({
    bookside,
    control,
  }) => {
    const { panel } = await beside(bookside, DANAS_RECORD);
    control.fault({ ...fault, match: { method: 'POST' } });
    await cancelNow(panel);
    // Her second meeting becomes the next one.
    await panel.see(/Next meeting\s+In 2 days/, 20_000);
    expect(status(control)).toBe('canceled');
    expect(control.mails()).toHaveLength(1);
    expect(posts(control).length).toBeLessThanOrEqual(most);
  });
}

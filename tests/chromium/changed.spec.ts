import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { patient } from '../../sandbox/patience.ts';
import { beside } from '../support/beside.ts';
import { ask, posts } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_RECORD } from '../support/places.ts';

// No retries: they would hide an action that is sent twice.
test.describe.configure({ retries: 0, timeout: patient(90_000) });

const CHANGES: readonly [what: string, change: (control: Control) => void, status: string][] = [
  ['cancelled', (control) => control.guestCancels(DANA.bookings.upcoming), 'canceled'],
  [
    'moved',
    (control) => control.guestReschedules(DANA.bookings.upcoming, control.now() + 9 * 86_400_000),
    'rescheduled',
  ],
];

for (const [what, change, status] of CHANGES) {
  test(`an action on a meeting that its guest has ${what} meanwhile reads the booking first and sends nothing [claims 54, 89]`, async ({
    bookside,
    control,
  }) => {
    const { panel } = await beside(bookside, DANAS_RECORD);
    await ask(panel);
    change(control);
    await panel.click('button', 'Cancel the meeting');
    await panel.click('button', 'Send now');
    await panel.see('The booking is no longer as it was shown.', 20_000);
    expect(posts(control)).toEqual([]);
    expect(control.mails().filter(({ kind }) => kind === 'canceled' && what === 'moved')).toEqual(
      [],
    );
    expect(control.booking(DANA.bookings.upcoming)?.status).toBe(status);
  });
}

test('the no-show dialog says that it is final, and a refusal because of payment shows OnceHub’s words and offers no retry [claim 56]', async ({
  bookside,
  control,
}) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click('DisclosureTriangle', /^Onboarding session/);
  await panel.click('button', 'Mark no-show…', ['group', 'Actions for Onboarding session']);
  await panel.see('Mark as a no-show?');
  await panel.see('After that it is final.');
  control.fault({
    kind: 'json',
    status: 422,
    match: { method: 'POST' },
    body: { type: 'invalid_request_error', message: 'Paid meetings are settled elsewhere.' },
  });
  await panel.click('button', 'Mark as a no-show');
  await panel.click('button', 'Send now');
  await panel.see('Paid meetings are settled elsewhere.', 20_000);
  expect(posts(control)).toHaveLength(1);
  expect(await panel.names('button')).not.toContain('Try again');
  expect(control.booking(CARRIE.bookings.markable)?.status).toBe('completed');
});

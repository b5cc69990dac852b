import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CALENDARS, USERS } from '../../sandbox/oncehub/data/known.ts';
import { FIRST_NAMES, LAST_NAMES } from '../../sandbox/oncehub/data/names.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import { beside } from './beside.ts';
import { expect } from './fixture.ts';
import { DANAS_RECORD } from './places.ts';

const HOUR = 3_600_000;

/** The rep who hosted the session, and the meetings that need an outcome. */
const REP = { id: USERS.priya, address: 'priya.nair@example.com' };
/** What the session is called. */
export const SESSION = 'Onboarding for new teams';
/** The panel's line that opens the list of outcomes. */
export const LINE = /\d+ meetings need an outcome/;

/** Has guests book a session that began three hours ago. Returns the ids of their bookings. */
export function bookSession(control: Control, seats: number): string[] {
  const starts = control.now() - 3 * HOUR;
  return Array.from({ length: seats }, (_, seat) => {
    const first = FIRST_NAMES[seat % FIRST_NAMES.length] ?? '';
    const last = LAST_NAMES[Math.floor(seat / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
    return control.addBooking({
      email: `seat${seat}@example.net`,
      name: `${first} ${last}`,
      subject: SESSION,
      calendar: CALENDARS.onboarding,
      hosts: [REP.id],
      minutes: 60,
      starts,
    });
  });
}

/** Enters the key and the rep's own address, and opens the panel; its line leads to the list. */
export async function panelOfRep(bookside: Bookside): Promise<View> {
  await bookside.setKey(KEYS.demo);
  const options = await bookside.options();
  await options.getByLabel('Your own address at OnceHub').fill(REP.address);
  await options.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(options.getByText(/your own meetings come first/)).toBeVisible();
  const { panel } = await beside(bookside, DANAS_RECORD);
  await panel.see(LINE, 60_000);
  return panel;
}

import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { beside } from '../support/beside.ts';
import { ask } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

const DAY = 86_400_000;

const NAMES: readonly [what: string, name: string, subject: string][] = [
  ['written right to left', '\u202e\u2066evil\u2069 remotsuC\u202c', 'Pay\u202e gnp.exe'],
  ['invisible', `\u200b\u200d\ufeff\u2060${'\u00ad'.repeat(500)}`, `${'\u200b'.repeat(3_000)}x`],
  ['endless', 'A'.repeat(10_000), 'Very long subject '.repeat(600)],
  ['on many lines', `Eve${'\n'.repeat(300)}Customer`, `Call${'\r\n'.repeat(300)}back`],
];

for (const [what, name, subject] of NAMES) {
  test(`a name that is ${what} neither hides nor reorders the confirmation dialog’s words [claim 23]`, async ({
    bookside,
    control,
  }) => {
    const id = control.addBooking({
      email: CARRIE.email,
      name,
      subject,
      starts: control.now() + DAY / 2,
      form: {
        name,
        email: CARRIE.email,
        phone: null,
        mobile_phone: null,
        note: name,
        company: name,
        guests: [],
        custom_fields: [],
      },
    });
    expect(id).toMatch(/^BKNG/);
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('8 bookings');
    await panel.pretend('light', { width: 360, height: 700 });
    await ask(panel);
    const words = await panel.evaluate<string>(`document.querySelector('dialog').innerText`);
    expect(words).toContain(CARRIE.email);
    expect(words).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]/);
    expect(words.length).toBeLessThan(3_000);
    // The heading and both buttons are visible without scrolling.
    const places = await panel.evaluate<{ top: number; bottom: number; wide: number }[]>(`
      [document.querySelector('dialog h2'), ...[...document.querySelectorAll('dialog button')]
        .filter((one) => /Cancel the meeting|Go back/.test(one.textContent))].map((one) => {
          const { top, bottom, width } = one.getBoundingClientRect();
          return { top, bottom, wide: width };
        })`);
    expect(places).toHaveLength(3);
    for (const { top, bottom, wide } of places) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(700);
      expect(wide).toBeLessThanOrEqual(360);
    }
    expect(await panel.names('button')).toEqual(
      expect.arrayContaining(['Go back', 'Cancel the meeting']),
    );
    expect(await panel.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
}
